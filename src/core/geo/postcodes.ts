/** The postal codes of one country with a point each. */
export interface PostcodeCountry {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Characters of a code: 5 (US, FR, IT), 3 (CA: the forward sortation area). */
  readonly length: number;
  /** 10 when codes are digits, 36 when they have letters: `codes` are the codes read as numbers of this radix. */
  readonly radix: number;
  /** Ascending. */
  readonly codes: Uint32Array;
  /** Degrees × 10,000. */
  readonly lat: Int32Array;
  readonly lng: Int32Array;
}

/** Postal code → centre, for accounts without coordinates. */
export interface PostcodeTable {
  readonly countries: readonly PostcodeCountry[];
}

const NAMES: Readonly<Record<string, string>> = {
  US: 'US',
  USA: 'US',
  UNITEDSTATES: 'US',
  UNITEDSTATESOFAMERICA: 'US',
  CA: 'CA',
  CAN: 'CA',
  CANADA: 'CA',
  FR: 'FR',
  FRA: 'FR',
  FRANCE: 'FR',
  FRANKREICH: 'FR',
  IT: 'IT',
  ITA: 'IT',
  ITALY: 'IT',
  ITALIA: 'IT',
  ITALIEN: 'IT',
};

/**
 * The centre of a postal code, degrees, good to about a kilometre in towns; null when the country or the code is not in
 * the table.
 * @param country code or name as files have it ("US", "USA", "United States"); blank means the United States, or Canada
 *   for a code with letters
 * @param code as files have it: a leading zero lost to a spreadsheet is put back, ZIP+4 and a trailing ".0" are cut off,
 *   of a Canadian code the first three characters count
 */
export function lookupPostcode(
  table: PostcodeTable,
  country: string,
  code: string,
): { lat: number; lng: number } | null {
  const text = code.trim().toUpperCase();
  const key = country.toUpperCase().replace(/[^A-Z]/g, '');
  const wanted = key === '' ? (/^[A-Z]\d/.test(text) ? 'CA' : 'US') : NAMES[key];
  const column = table.countries.find(candidate => candidate.country === wanted);
  if (!column) return null;
  const plain = column.radix === 10 ? digitsOf(text, column.length) : lettersOf(text, column.length);
  if (plain === null) return null;
  const index = indexOf(column.codes, Number.parseInt(plain, column.radix));
  return index < 0 ? null : { lat: column.lat[index] / 10_000, lng: column.lng[index] / 10_000 };
}

function digitsOf(text: string, length: number): string | null {
  const found = /^(?:[A-Z]{1,2}-)?(\d+)(?:\.0*)?(?:[- ]\d{1,4})?$/.exec(text);
  if (!found) return null;
  const digits = found[1];
  if (digits.length <= length) return digits.padStart(length, '0');
  // ZIP+4 without its hyphen, perhaps also without its first zero.
  return length === 5 && digits.length >= 8 && digits.length <= 9 ? digits.padStart(9, '0').slice(0, 5) : null;
}

function lettersOf(text: string, length: number): string | null {
  const plain = text.replace(/[ -]/g, '');
  return /^[A-Z0-9]+$/.test(plain) && plain.length >= length ? plain.slice(0, length) : null;
}

function indexOf(codes: Uint32Array, code: number): number {
  let low = 0;
  let high = codes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (codes[middle] === code) return middle;
    if (codes[middle] < code) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
