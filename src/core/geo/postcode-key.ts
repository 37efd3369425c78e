/**
 * Post codes as numbers: up to ten characters, read from the left in base 38, so that all codes with the same beginning
 * lie side by side and a sorted Float64Array is all the index that 1.7 million British codes need.
 */

const BASE = 38;
const LENGTH = 10;
/** The gap between the two halves of a British code; before every other character, so that "M1 1AA" is not in "M11". */
const GAP = 1;
const FIRST_DIGIT = 2;
const FIRST_LETTER = 12;

/** BASE to the power of the places behind position i. */
const WEIGHT = Float64Array.from({ length: LENGTH + 1 }, (_, i) => BASE ** (LENGTH - i));

/** NaN for an empty code, one that is too long, or one with anything but A–Z, 0–9 and the gap. */
export function postcodeKey(code: string): number {
  const { length } = code;
  if (length === 0 || length > LENGTH) return Number.NaN;
  let key = 0;
  for (let i = 0; i < length; i++) {
    const unit = code.charCodeAt(i);
    let symbol: number;
    if (unit >= 0x30 && unit <= 0x39) symbol = unit - 0x30 + FIRST_DIGIT;
    else if (unit >= 0x41 && unit <= 0x5a) symbol = unit - 0x41 + FIRST_LETTER;
    else if (unit === 0x20) symbol = GAP;
    else return Number.NaN;
    key += symbol * WEIGHT[i + 1];
  }
  return key;
}

/** Keys of all codes that begin with a code of this length and key are `key … key + prefixSpan(length) − 1`. */
export function prefixSpan(length: number): number {
  return WEIGHT[length];
}

/** The key with so many zeros put before it. */
export function withLeadingZeros(key: number, zeros: number): number {
  let shifted = key / BASE ** zeros;
  for (let i = 0; i < zeros; i++) shifted += FIRST_DIGIT * WEIGHT[i + 1];
  return shifted;
}

const GREAT_BRITAIN = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;
const BRITISH = new Set(['GB', 'GG', 'IM', 'JE']);

/**
 * A code as it is kept and looked up: capital letters and digits alone, a British one with a gap between its halves,
 * an American one cut to its five digits. '' when it cannot be a code of the country.
 * @param country ISO 3166-1 alpha-2
 */
export function plainPostcode(country: string, text: string): string {
  let code = text.trim().toUpperCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
  if (/[^\x00-\x7f]/.test(code)) code = code.normalize('NFKC');
  // A number that a spreadsheet saved, and the letters of the country before the code.
  code = code.replace(/\.0*$/, '').replace(/^[A-Z]{1,3}-(?=\d)/, '');
  if (country === 'US') {
    const parted = /^(\d{1,5})[- ]\d{1,4}$/.exec(code);
    if (parted) return parted[1];
    if (/^\d{8,9}$/.test(code)) return code.padStart(9, '0').slice(0, 5);
    return /^\d{1,5}$/.test(code) ? code : '';
  }
  code = code.replace(/[^A-Z0-9]/g, '');
  if (!BRITISH.has(country)) return code;
  const halves = GREAT_BRITAIN.exec(code);
  return halves ? `${halves[1]} ${halves[2]}` : code;
}
