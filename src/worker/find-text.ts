/**
 * Finds rows of a text column by a part of their text, whatever the case. Scans the packed bytes and decodes only the
 * rows where they agree, so that a million names take some ten milliseconds and no strings.
 */
import { type TextColumn, textAt } from '../core/accounts/text-column';

/** Sets `found[row] = 1` for every row that contains `text`. */
export function findText(column: TextColumn, text: string, found: Uint8Array): void {
  const wanted = text.toLowerCase();
  if (wanted === '') return;
  const encoder = new TextEncoder();
  const lower = encoder.encode(wanted);
  const upperText = encoder.encode(text.toUpperCase());
  // A few letters change their length with their case (ß → SS): those are found as they are written only.
  const upper = upperText.length === lower.length ? upperText : lower;
  const { bytes, offsets } = column;
  const last = bytes.length - lower.length;
  let row = 0;
  for (let at = 0; at <= last; at++) {
    let length = 0;
    while (length < lower.length && (bytes[at + length] === lower[length] || bytes[at + length] === upper[length]))
      length++;
    if (length < lower.length) continue;
    while (offsets[row + 1] <= at) row++;
    if (textAt(column, row).toLowerCase().includes(wanted)) {
      found[row] = 1;
      at = offsets[row + 1] - 1;
    }
  }
}
