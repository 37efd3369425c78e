import type { TextBytes } from '../../core/accounts/text-bytes';
import type { RecordBatch } from './delimited-reader';
import { isBlank } from './parse-number';

const SPACE = 0x20;
const TAB = 0x09;
const CR = 0x0d;

/** Points `text` at a cell without the white space around it; blank when it means nothing, see `isBlank`. */
export function readCellText(batch: RecordBatch, record: number, column: number, text: TextBytes): void {
  const start = batch.cellStart(record, column);
  if (start < batch.cellEnd(record, column) && mayMeanNothing(batch.bytes[start])) {
    const cell = batch.cell(record, column);
    text.write(isBlank(cell) ? '' : cell.trim());
  } else {
    readTrimmed(batch, record, column, text);
  }
}

/**
 * Points `text` at a cell without the white space around it. No string is made of what nearly all cells are: text that
 * begins and ends in ASCII, without doubled quotes.
 */
export function readTrimmed(batch: RecordBatch, record: number, column: number, text: TextBytes): void {
  const { bytes } = batch;
  let start = batch.cellStart(record, column);
  let end = batch.cellEnd(record, column);
  while (start < end && isSpace(bytes[start])) start++;
  while (end > start && isSpace(bytes[end - 1])) end--;
  if (start === end) text.point(bytes, 0, 0);
  else if (bytes[start] >= 0x80 || bytes[end - 1] >= 0x80 || !batch.isVerbatim(record, column)) {
    text.write(batch.cell(record, column).trim());
  } else text.point(bytes, start, end);
}

function isSpace(byte: number): boolean {
  return byte === SPACE || (byte >= TAB && byte <= CR);
}

/** First bytes of null, NaN, \\N, #N/A, dashes, and of white space before them. */
function mayMeanNothing(byte: number): boolean {
  return (
    byte >= 0x80 || byte <= SPACE || byte === 0x6e || byte === 0x4e || byte === 0x5c || byte === 0x23 || byte === 0x2d
  );
}
