/** What can be wrong with a file before it is a table at all, and how much of one is read. */
import { ImportError } from '../customers/import-error';

/** Bytes of text that a file may unpack to: more is no customer file that a browser can hold. */
export const MOST_TEXT_BYTES = 2 * 2 ** 30;
/** Bytes of one part of a workbook unpacked; they are never held as a whole. */
export const MOST_PART_BYTES = 4 * 2 ** 30;
export const MOST_MEMBERS = 10_000;
/** As many as a spreadsheet has. */
export const MOST_TABLE_COLUMNS = 16_384;

export function gigabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 30).toLocaleString('en-US')} GB`;
}

export function tooLargeError(where: string, most: number): ImportError {
  return new ImportError(
    'too-large',
    `Unpacked, this is more than ${gigabytes(most)}.`,
    where,
    'Export fewer rows or columns, or split the file.',
  );
}

/** @param detail one sentence on what does not fit, '' = not known */
export function damagedError(where: string, detail = ''): ImportError {
  return new ImportError(
    'damaged',
    `The file is damaged or cut off.${detail === '' ? '' : ` ${detail}`}`,
    where,
    'Export or download it again, and choose the new copy.',
  );
}

export function encryptedError(where: string, what: string): ImportError {
  return new ImportError(
    'encrypted',
    `${what} is protected by a password.`,
    where,
    'Save a copy without password and choose that file.',
  );
}

export function tooManyColumnsError(where: string): ImportError {
  return new ImportError(
    'too-many-columns',
    `The table has more than ${MOST_TABLE_COLUMNS.toLocaleString('en-US')} columns.`,
    where,
    'Export only the columns that describe accounts.',
  );
}

export function tooDeepError(where: string): ImportError {
  return new ImportError(
    'unsupported',
    'This is packed twice.',
    where,
    'Unpack the outer file and choose what is inside.',
  );
}
