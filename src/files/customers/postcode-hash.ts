/**
 * Hash of a post code as it is compared, 0 = blank: without spaces, upper and lower case, leading zeros that a
 * spreadsheet may have taken, and the four digits behind an American one ("02139-1234" is 2139).
 */
export function postcodeHash(code: string): number {
  let hash = 0x811c9dc5;
  let length = 0;
  for (let at = 0; at < code.length; at++) {
    let unit = code.charCodeAt(at);
    if (unit === 0x2d && length >= 4) break;
    if (unit >= 0x61 && unit <= 0x7a) unit -= 0x20;
    const isSign = unit < 0x30 || (unit > 0x39 && unit < 0x41) || (unit > 0x5a && unit < 0x80);
    if (isSign || (unit === 0x30 && length === 0)) continue;
    hash = Math.imul(hash ^ unit, 0x01000193);
    length++;
  }
  if (length === 0) return 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return (hash ^ (hash >>> 15)) >>> 0 || 1;
}
