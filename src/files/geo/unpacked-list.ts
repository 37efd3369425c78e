import { unzipSync } from 'fflate';
import { readBytes } from '../customers/decode';
import { ImportError } from '../customers/import-error';

/** Lists of the largest countries are 60 MB packed and 200 MB unpacked; more is no list of post codes. */
const MOST_PACKED = 150_000_000;
const MOST_UNPACKED = 400_000_000;

/**
 * The table inside a zip, as GeoNames hands its lists out (with a readme beside it); any other file as it is.
 * @throws ImportError when the zip is damaged, too large, or holds no text file
 */
export async function unpackedList(blob: Blob, fileName: string): Promise<Blob> {
  const [p, k] = await readBytes(blob, 0, 4, fileName);
  if (p !== 0x50 || k !== 0x4b) return blob;
  if (blob.size > MOST_PACKED) throw zipError(fileName, 'The zip is too large to be a list of post codes.');
  const bytes = await readBytes(blob, 0, blob.size, fileName);
  const isList = (name: string) => /\.(?:txt|csv|tsv)$/iu.test(name) && !/(?:^|\/)(?:readme|__macosx)/iu.test(name);
  let largest = '';
  let size = -1;
  try {
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (isList(name) && originalSize > size) [largest, size] = [name, originalSize];
        return false;
      },
    });
    if (size < 0) throw zipError(fileName, 'The zip holds no text file.');
    if (size > MOST_UNPACKED) throw zipError(fileName, 'The list in the zip is too large.');
    // Not more is written than the zip says there is.
    const files = unzipSync(bytes, { filter: ({ name }) => name === largest });
    return new Blob([files[largest] as Uint8Array<ArrayBuffer>]);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw zipError(fileName, 'The zip is damaged.');
  }
}

function zipError(fileName: string, what: string): ImportError {
  return new ImportError('binary', what, fileName, 'Unpack it and add the list inside as text or CSV.');
}
