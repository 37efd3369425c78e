/** What a file is, by its first bytes, and what to do with those that are not read. */
import { ImportError } from '../customers/import-error';

export type KnownFormat = 'gzip' | 'zip' | 'parquet';

const READ: readonly (readonly [signature: readonly number[], format: KnownFormat])[] = [
  [[0x1f, 0x8b, 0x08], 'gzip'],
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], 'zip'],
  [[0x50, 0x41, 0x52, 0x31], 'parquet'],
];

const AS_CSV = 'Save the table as CSV (UTF-8) or XLSX and choose that file.';
const UNPACK = 'Unpack it and choose the file inside, or pack it as ZIP or gzip.';
const AS_PARQUET = 'Write it as Parquet or CSV and choose that file.';
const AS_GEOJSON = 'Export it as GeoJSON or CSV and choose that file.';

const ascii = (text: string) => [...text].map(character => character.charCodeAt(0));

const NOT_READ: readonly (readonly [signature: readonly number[], what: string, next: string])[] = [
  [ascii('%PDF'), 'This is a PDF document, not a table.', AS_CSV],
  [ascii('PARE'), 'This Parquet file is encrypted.', 'Write it without encryption and choose that file.'],
  [ascii('ARROW1'), 'This is an Arrow (Feather) file.', AS_PARQUET],
  [ascii('ORC'), 'This is an ORC file.', AS_PARQUET],
  [ascii('Obj\u0001'), 'This is an Avro file.', AS_PARQUET],
  [ascii('SQLite format 3'), 'This is a database (SQLite or GeoPackage), not a table.', AS_GEOJSON],
  [[0x28, 0xb5, 0x2f, 0xfd], 'This file is compressed with Zstandard.', UNPACK],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'This is a 7-Zip archive.', UNPACK],
  [ascii('Rar!'), 'This is a RAR archive.', UNPACK],
  [ascii('BZh'), 'This file is compressed with bzip2.', UNPACK],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'This file is compressed with xz.', UNPACK],
  [[0x00, 0x00, 0x27, 0x0a], 'This is a shapefile.', AS_GEOJSON],
  [[0x89, 0x50, 0x4e, 0x47], 'This is a picture, not a table.', AS_CSV],
  [[0xff, 0xd8, 0xff], 'This is a picture, not a table.', AS_CSV],
  [ascii('GIF8'), 'This is a picture, not a table.', AS_CSV],
];

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(head: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => head[at] === byte);
}

/** `null` = none that is known by its first bytes: text, or nothing that is read. */
export function formatByHead(head: Uint8Array): KnownFormat | null {
  return READ.find(([signature]) => startsWith(head, signature))?.[1] ?? null;
}

/** @throws ImportError `unsupported`, `encrypted` for formats that are known and not read */
export function refuseKnown(head: Uint8Array, fileName: string): void {
  if (startsWith(head, COMPOUND)) throw compoundError(head, fileName);
  const refused = NOT_READ.find(([signature]) => startsWith(head, signature));
  if (!refused) return;
  const [, what, next] = refused;
  throw new ImportError(what.includes('encrypted') ? 'encrypted' : 'unsupported', what, fileName, next);
}

/** Old Office files, and new ones with a password, share a container (MS-CFB); the directory in it tells them apart. */
function compoundError(head: Uint8Array, fileName: string): ImportError {
  const names = new TextDecoder('utf-16le').decode(head.subarray(0, head.length & ~1));
  if (names.includes('EncryptedPackage')) {
    return new ImportError(
      'encrypted',
      'This workbook is protected by a password.',
      fileName,
      'Save a copy without password (File, Info, Protect Workbook) and choose that file.',
    );
  }
  return new ImportError(
    'unsupported',
    'This is an old Excel workbook (XLS).',
    fileName,
    'Open it in Excel, LibreOffice or Google Sheets, save it as XLSX, and choose that file.',
  );
}
