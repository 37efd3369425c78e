/** Tells text from what is none, once `source/` has found no format that it knows. */
import { nulError } from './decode';
import { ImportError } from './import-error';

const AS_CSV = 'Save the table as CSV (UTF-8) or XLSX and choose that file.';

/** Share of control characters from which bytes are no text. */
const CONTROL_SHARE = 0.02;

/**
 * @param head first bytes of the file
 * @param utf16 whether the text is UTF-16, where zero bytes are common
 * @throws ImportError `binary`, `nul-characters`
 */
export function refuseBinary(head: Uint8Array, utf16: boolean, fileName: string): void {
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

/** @throws ImportError `binary` when the text is HTML or XML rather than a table */
export function refuseOtherText(text: string, fileName: string): void {
  const start = text.slice(0, 200).trimStart().toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html') || start.startsWith('<?xml')) {
    throw new ImportError('binary', 'This is a web page or XML, not a text table.', fileName, AS_CSV);
  }
}
