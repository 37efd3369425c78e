import { readBytes } from '../customers/decode';
import { ImportError } from '../customers/import-error';
import { tableMembers } from '../source/archive';
import { formatByHead } from '../source/known-formats';
import type { SourceContext } from '../source/source-context';
import { memberBlob, readZipDirectory } from '../source/zip-directory';

/**
 * The GeoJSON in a zip, the likeliest when there are several; any other file as it is.
 * @param most bytes unpacked
 * @throws ImportError; ImportCancelledError
 */
export async function packedPolygons(
  blob: Blob,
  fileName: string,
  most: number,
  context: SourceContext,
): Promise<Blob> {
  if (formatByHead(await readBytes(blob, 0, 4, fileName)) !== 'zip') return blob;
  const zip = await readZipDirectory(blob, fileName);
  const member = tableMembers(zip).find(({ name }) => /\.(?:geo)?json(?:\.gz)?$/iu.test(name));
  if (member) return memberBlob(zip, member, most, context);
  throw new ImportError(
    'no-polygons',
    'There is no GeoJSON in the archive.',
    fileName,
    'Export the territories as GeoJSON.',
  );
}
