/** Tells files that are no text from text, by their first bytes, so that the message can name what was dropped. */
import { nulError } from './decode';
import { ImportError } from './import-error';

const AS_CSV = 'Save the table as CSV (UTF-8) and choose that file.';

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: string; readonly next: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: 'This is a workbook (XLSX, ODS) or a ZIP archive, not a text table.',
    next: AS_CSV,
  },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'This is an old Excel workbook (XLS), not a text table.', next: AS_CSV },
  { bytes: [0x1f, 0x8b], what: 'This is a compressed file (gzip).', next: 'Unpack it and choose the file inside.' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'This is a PDF document, not a table.', next: AS_CSV },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: 'This is a Parquet file, not a text table.', next: AS_CSV },
];

/** Share of control characters from which bytes are no text. */
const CONTROL_SHARE = 0.02;

/**
 * @param head first bytes of the file
 * @param utf16 whether the text is UTF-16, where zero bytes are common
 * @throws ImportError `binary`, `nul-characters`
 */
export function refuseBinary(head: Uint8Array, utf16: boolean, fileName: string): void {
  for (const { bytes, what, next } of SIGNATURES) {
    if (bytes.every((byte, at) => head[at] === byte)) throw new ImportError('binary', what, fileName, next);
  }
  if (utf16) return;
  let controls = 0;
  let firstNul = -1;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at];
    if (byte === 0 && firstNul < 0) firstNul = at;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls++;
  }
  if (controls > head.length * CONTROL_SHARE) {
    throw new ImportError('binary', 'This is not a text file.', fileName, AS_CSV);
  }
  if (firstNul >= 0) throw nulError(fileName, firstNul);
}

/** @throws ImportError `binary` when the text is JSON (GeoJSON, a project file) or HTML rather than a table */
export function refuseOtherText(text: string, fileName: string): void {
  const start = text.slice(0, 200).trimStart().toLowerCase();
  if (/^[{[]\s*["{[\]}]/u.test(start)) {
    throw new ImportError(
      'binary',
      'This is a JSON file (a project or GeoJSON), not a customer table.',
      fileName,
      'A project file ends in .json: open it under that name. Save customers as CSV.',
    );
  }
  if (start.startsWith('<!doctype html') || start.startsWith('<html') || start.startsWith('<?xml')) {
    throw new ImportError('binary', 'This is a web page or XML, not a text table.', fileName, AS_CSV);
  }
}
