/**
 * Any file a person has → one delimited text that the importer reads. What a file is, is told by its bytes, never by
 * its name. One packing around a table is taken off; text that is text already stays the file itself.
 */
import { readBytes, textDecoder } from '../customers/decode';
import { detectEncoding } from '../customers/detect-encoding';
import { ImportError } from '../customers/import-error';
import { jsonKind, startsAsJson } from './json-layout';
import { formatByHead, refuseKnown } from './known-formats';
import { madeSource, type OpenedSource } from './opened-source';
import type { SourceContext } from './source-context';
import { tooDeepError } from './source-errors';

/** Bytes looked at to tell what a file is: JSON shows only at some length where its objects are. */
const HEAD_BYTES = 1 << 20;

/**
 * @param part what to read, as `OpenedSource.part` names it; undefined or '' = the likeliest. A part that is not there
 * (any more) is as if none had been named.
 * @throws ImportError; ImportCancelledError
 */
export async function openSource(
  file: Blob,
  fileName: string,
  part: string | undefined,
  context: SourceContext,
): Promise<OpenedSource> {
  const head = await readBytes(file, 0, HEAD_BYTES, fileName);
  switch (formatByHead(head)) {
    case 'gzip': {
      const { gunzipped } = await import('./gunzip');
      const inside = await gunzipped(file, fileName, context);
      const name = fileName.replace(/\.(?:gz|gzip)$/i, '') || fileName;
      return { ...(await openInside(inside, name, part, context)), packing: 'gzip' };
    }
    case 'zip': {
      const { openZip } = await import('./open-zip');
      return openZip(file, fileName, part, context, openInside);
    }
    default:
      return openTable(file, fileName, head, context);
  }
}

/** What lies in a packing: a table or a workbook, and no further packing. */
async function openInside(
  file: Blob,
  fileName: string,
  part: string | undefined,
  context: SourceContext,
): Promise<OpenedSource> {
  const head = await readBytes(file, 0, HEAD_BYTES, fileName);
  const format = formatByHead(head);
  if (format === 'zip') {
    const { openWorkbook } = await import('./open-zip');
    return openWorkbook(file, fileName, part, context);
  }
  if (format === 'gzip') throw tooDeepError(fileName);
  return openTable(file, fileName, head, context);
}

async function openTable(
  file: Blob,
  fileName: string,
  head: Uint8Array,
  context: SourceContext,
): Promise<OpenedSource> {
  if (formatByHead(head) === 'parquet') {
    const { readParquet } = await import('./parquet');
    return madeSource('parquet', await readParquet(file, fileName, context));
  }
  refuseKnown(head, fileName);
  const { encoding } = detectEncoding([head]);
  const whole = head.length === file.size;
  const start = textDecoder(encoding)(head.subarray(0, 4096), true);
  if (startsAsJson(start)) {
    const kind = jsonKind(textDecoder(encoding)(head, !whole), whole);
    if (typeof kind === 'string') throw jsonError(kind, fileName);
    const { readJson } = await import('./json-table');
    return madeSource(kind.isGeo ? 'geojson' : 'json', await readJson(file, fileName, encoding, kind, context));
  }
  return { format: 'text', packing: '', table: file, tableName: fileName, parts: [], part: '', made: null, notes: [] };
}

function jsonError(refusal: 'project' | 'topojson' | 'nothing', fileName: string): ImportError {
  if (refusal === 'project') {
    return new ImportError(
      'binary',
      'This is a project of this app, not a customer file.',
      fileName,
      'A project file ends in .evenland.json: open it under that name.',
    );
  }
  if (refusal === 'topojson') {
    return new ImportError(
      'unsupported',
      'This is TopoJSON.',
      fileName,
      'Export it as GeoJSON or CSV and choose that file.',
    );
  }
  return new ImportError(
    'binary',
    'This JSON file holds no list of customers.',
    fileName,
    'Choose GeoJSON with points, a list of objects, or a table (CSV, XLSX).',
  );
}
