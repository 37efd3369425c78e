/**
 * Coordinates as people and programs write them: degrees with minutes and seconds, letters for the hemisphere, and both
 * numbers in one cell (plain pairs, WKT, EWKB, GeoJSON, geo: addresses).
 */

const MAX_ANGLE = 40;
const MAX_PAIR = 400;

/** One angle, degrees; `axis` is known when a letter or a name says it. `step`: the last digit written, degrees. */
export interface Angle {
  readonly degrees: number;
  readonly axis: 'lat' | 'lng' | null;
  readonly step: number;
}

/** Two numbers of one cell. `fixed`: the form itself says which is which; else they are in the order of the text. */
export interface CoordinatePair {
  readonly lat: number;
  readonly lng: number;
  readonly fixed: boolean;
  /** The last digit written, of the finer of the two. */
  readonly step: number;
  /** The form says that these are metres of EPSG:3857. */
  readonly mercator: boolean;
}

/**
 * Letters and words of the hemispheres: axis and sign. A single O is East (Ost) or West (Ouest, Oeste, Ovest): the column
 * says which.
 */
const HEMISPHERES: ReadonlyMap<string, readonly ['lat' | 'lng', number]> = new Map(
  (
    [
      ['N NORD NORTH NORTE NORDEN', 'lat', 1],
      ['S SUD SOUTH SUR SUEDEN', 'lat', -1],
      ['E EST EAST ESTE OST OSTEN', 'lng', 1],
      ['W WEST OUEST OESTE OVEST WESTEN', 'lng', -1],
    ] as const
  ).flatMap(([words, axis, sign]) => words.split(' ').map(word => [word, [axis, sign]] as const)),
);
/** A hemisphere before, the figures, a hemisphere behind. */
const PARTS = /^([a-z]{1,6})?\.?\s*([-+]?\s*\d[^a-z]*(?:[dhms][^a-z]*){0,3}?)([a-z]{1,6})?\.?$/iu;
/** Degrees, minutes and seconds; only the last of those that are there may have decimals. */
const FIGURES =
  /^([-+]?)\s*(\d{1,3}(?:[.,]\d*)?)\s*(?:[°d:\s-]\s*(?:(\d{1,2}(?:[.,]\d*)?)\s*(?:['m:\s-]\s*(?:(\d{1,2}(?:[.,]\d*)?)\s*(?:"|s)?)?)?)?)?$/iu;

/** Signs that are written in many ways, in one. */
function plainSigns(text: string): string {
  return text
    .trim()
    .replace(/[′’‘´`ʹ]/gu, "'")
    .replace(/[″”“ʺ]|''/gu, '"')
    .replace(/[º˚⁰]|deg(?:rees?)?\b/giu, '°')
    .replace(/[−–—]/gu, '-')
    .replace(/[\s\u00a0\u202f]+/gu, ' ')
    .replace(/[üÜ]/gu, 'u')
    .replace(/(\d)\s?d\s?(\d+(?:[.,]\d+)?)\s?m(?:\s?(\d+(?:[.,]\d+)?)\s?s)?/iu, `$1°$2'$3`);
}

/** @param oIsWest what a single letter O stands for; null when the text is no angle */
export function readAngle(text: string, oIsWest = false): Angle | null {
  if (text.length > MAX_ANGLE) return null;
  const parts = PARTS.exec(plainSigns(text));
  if (!parts) return null;
  const before = hemisphereOf(parts[1], oIsWest);
  const after = hemisphereOf(parts[3], oIsWest);
  if (before === null || after === null || (before && after)) return null;
  const figures = FIGURES.exec(parts[2].trim());
  if (!figures) return null;
  const [, sign, degrees, minutes = '', seconds = ''] = figures;
  // 52.5° 30' says two things about the same fraction.
  if (minutes !== '' && /[.,]/u.test(degrees)) return null;
  if (seconds !== '' && /[.,]/u.test(minutes)) return null;
  const [d, m, s] = [degrees, minutes || '0', seconds || '0'].map(part => Number(part.replace(',', '.')));
  if (!(d <= 180 && m <= 60 && s <= 60)) return null;
  const hemisphere = before ?? after;
  const magnitude = d + m / 60 + s / 3600;
  const step = seconds ? lastDigit(seconds) / 3600 : minutes ? lastDigit(minutes) / 60 : lastDigit(degrees);
  if (!hemisphere) return { degrees: sign === '-' ? -magnitude : magnitude, axis: null, step };
  const [axis, turn] = hemisphere;
  // "-71.5 W" means the west; "-52.5 N" nobody can tell.
  return sign === '-' && turn > 0 ? null : { degrees: turn * magnitude, axis, step };
}

/** What the last digit of a number stands for: 0.01 of "52.52". */
export function lastDigit(number: string): number {
  const separator = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
  return separator < 0 ? 1 : 10 ** (separator + 1 - number.length);
}

/** undefined = none is written, null = letters that are no hemisphere. */
function hemisphereOf(word: string | undefined, oIsWest: boolean): readonly ['lat' | 'lng', number] | undefined | null {
  if (!word) return undefined;
  const upper = word.toUpperCase();
  if (upper === 'O') return ['lng', oIsWest ? -1 : 1];
  return HEMISPHERES.get(upper) ?? null;
}

const NUMBER = String.raw`[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?`;
const WKT = new RegExp(
  String.raw`^(?:SRID=(\d+)\s*;\s*)?POINT\s*(?:Z|M|ZM)?\s*\(\s*(${NUMBER})\s+(${NUMBER})(?:\s+${NUMBER}){0,2}\s*\)$`,
  'iu',
);
const GEO_ADDRESS = new RegExp(`^geo:(${NUMBER}),(${NUMBER})(?:[,;?].*)?$`, 'iu');
const GEOJSON_POINT = /"type"\s*:\s*"Point"/u;
const GEOJSON_NUMBERS = new RegExp(String.raw`"coordinates"\s*:\s*\[\s*(${NUMBER})\s*,\s*(${NUMBER})`, 'u');
const NAMED_LAT = new RegExp(String.raw`\blat(?:itude)?["']?\s*[:=]\s*["']?(${NUMBER})`, 'iu');
const NAMED_LNG = new RegExp(String.raw`\b(?:lng|lon|long|longitude)["']?\s*[:=]\s*["']?(${NUMBER})`, 'iu');
/** Points of PostGIS as it exports them: little- or big-endian, with or without a reference system. */
const EWKB = /^(?:01(?:010000(?:00|20)|E9030000)|00(?:[02]0000001|000003E9))[0-9A-F]{32,64}$/iu;

/** What EPSG numbers mean; others are grids that nothing here can place. */
const DEGREES = new Set(['4326', '4258', '4269', '4979', '0']);
const WEB_MERCATOR = new Set(['3857', '900913', '3785', '102100']);

/** Both numbers of one cell; null when it holds no pair. */
export function readPair(text: string, oIsWest = false): CoordinatePair | null {
  if (text.length > MAX_PAIR) return null;
  const trimmed = text.trim();
  const wkt = WKT.exec(trimmed);
  if (wkt) return projectedPair(wkt[1] ?? '0', wkt[3], wkt[2]);
  if (EWKB.test(trimmed)) return wellKnownBinary(trimmed);
  const address = GEO_ADDRESS.exec(trimmed);
  if (address) return fixedPair(address[1], address[2]);
  if (GEOJSON_POINT.test(trimmed)) {
    const numbers = GEOJSON_NUMBERS.exec(trimmed);
    return numbers && fixedPair(numbers[2], numbers[1]);
  }
  const lat = NAMED_LAT.exec(trimmed);
  const lng = NAMED_LNG.exec(trimmed);
  if (lat && lng) return fixedPair(lat[1], lng[1]);
  return plainPair(trimmed, oIsWest);
}

function fixedPair(lat: string, lng: string): CoordinatePair {
  const step = Math.min(lastDigit(lat), lastDigit(lng));
  return { lat: Number(lat), lng: Number(lng), fixed: true, step, mercator: false };
}

function projectedPair(srid: string, lat: string, lng: string): CoordinatePair | null {
  const mercator = WEB_MERCATOR.has(srid);
  return mercator || DEGREES.has(srid) ? { ...fixedPair(lat, lng), mercator } : null;
}

function wellKnownBinary(hex: string): CoordinatePair | null {
  const bytes = new DataView(new ArrayBuffer(hex.length / 2));
  for (let i = 0; i < bytes.byteLength; i++) bytes.setUint8(i, Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
  const little = bytes.getUint8(0) === 1;
  const hasSrid = (bytes.getUint32(1, little) & 0x2000_0000) !== 0;
  const from = hasSrid ? 9 : 5;
  if (bytes.byteLength < from + 16) return null;
  const srid = hasSrid ? String(bytes.getUint32(5, little)) : '0';
  const [lng, lat] = [bytes.getFloat64(from, little), bytes.getFloat64(from + 8, little)];
  return Number.isFinite(lat) && Number.isFinite(lng) ? projectedPair(srid, String(lat), String(lng)) : null;
}

/** Two numbers or angles, parted by whatever parts them without doubt. */
function plainPair(text: string, oIsWest: boolean): CoordinatePair | null {
  const bare = plainSigns(text.replace(/^[([{]\s*|\s*[)\]}]$/gu, ''));
  for (const [before, after] of splits(bare)) {
    const first = readPart(before, oIsWest);
    const second = readPart(after, oIsWest);
    if (!first || !second || (first.axis !== null && first.axis === second.axis)) continue;
    const lngFirst = first.axis === 'lng' || second.axis === 'lat';
    const fixed = first.axis !== null || second.axis !== null;
    const [lat, lng] = lngFirst ? [second, first] : [first, second];
    const step = Math.min(first.step, second.step);
    return { lat: lat.degrees, lng: lng.degrees, fixed, step, mercator: false };
  }
  return null;
}

/** A number of any size (metres, whole numbers for degrees), or an angle. */
function readPart(text: string, oIsWest: boolean): Angle | null {
  const trimmed = text.trim();
  if (/^[-+]?\d+(?:[.,]\d*)?(?:e[-+]?\d+)?$/iu.test(trimmed)) {
    return { degrees: Number(trimmed.replace(',', '.')), axis: null, step: lastDigit(trimmed) };
  }
  return readAngle(trimmed, oIsWest);
}

/** Where the text may be cut in two, surest first. */
function* splits(text: string): Generator<readonly [string, string]> {
  const cut = (at: number, length: number) => [text.slice(0, at), text.slice(at + length)] as const;
  for (const separator of [';', '|', '/']) {
    const at = text.indexOf(separator);
    if (at > 0 && at === text.lastIndexOf(separator)) yield cut(at, 1);
  }
  const commas = [...text.matchAll(/,/gu)].map(({ index }) => index);
  const spaced = commas.filter(at => text[at + 1] === ' ');
  if (spaced.length === 1) yield cut(spaced[0], 1);
  if (commas.length === 1) yield cut(commas[0], 1);
  // 52,520008,13,404954: decimal commas on both sides of the one that parts them.
  if (commas.length === 3) yield cut(commas[1], 1);
  for (const { index } of text.matchAll(/(?<=[NSEWO])\s*(?=[-+\d])|\s*(?=[NSEWO]\s?[-+\d])/giu)) {
    if (index > 0) yield cut(index, 0);
  }
  const gaps = [...text.matchAll(/ /gu)].map(({ index }) => index);
  if (gaps.length % 2 === 1) yield cut(gaps[(gaps.length - 1) / 2], 1);
}
