/**
 * Which encoding of one byte per character a text is in, told by where its bytes beyond ASCII stand: inside words there
 * are letters, of the right case, and signs stand beside figures and spaces. 0x9F in "M\x9Fller" is "ü" in Mac Roman and
 * "Ÿ" in Windows-1252; 0xA4 beside a figure is "€" in ISO 8859-15 and "¤" in Windows-1252.
 */
import { WINDOWS_1252 } from './garbled-text';

export type SingleByteEncoding = 'windows-1252' | 'iso-8859-15' | 'macintosh' | 'windows-1250';

/** Windows-1252 first: it wins every tie. */
const CANDIDATES: readonly SingleByteEncoding[] = ['windows-1252', 'iso-8859-15', 'macintosh', 'windows-1250'];

// What stands beside a byte.
const GAP = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const BEYOND = 4;
const NEIGHBOURS = 5;

const COMMON_LETTERS = 'äöüßéèàçñáíóúêôâîåøæãõ';
const RARE_LETTERS = 'ƒªºðþýÿıµ';
/** Letters of Central European languages: common there, and what gives Windows-1250 away. */
const CENTRAL_LETTERS = 'ąćęłńśźżčěřšžůőűţşăđ';
const QUOTES = '‘’“”‚„«»‹›';

/** @param samples pieces of the file; bytes at their ends are looked at without a neighbour */
export function singleByteEncoding(samples: readonly Uint8Array[]): SingleByteEncoding {
  const counts = countPlaces(samples);
  let best: SingleByteEncoding = CANDIDATES[0];
  let highest = Number.NEGATIVE_INFINITY;
  for (const candidate of CANDIDATES) {
    const score = scoreOf(charactersOf(candidate), counts);
    if (score > highest) {
      highest = score;
      best = candidate;
    }
  }
  return best;
}

/** How often each byte beyond ASCII stands between which neighbours: [(byte − 0x80) · 25 + left · 5 + right]. */
function countPlaces(samples: readonly Uint8Array[]): Uint32Array {
  const counts = new Uint32Array(128 * NEIGHBOURS * NEIGHBOURS);
  for (const bytes of samples) {
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] < 0x80) continue;
      const left = at === 0 ? GAP : neighbour(bytes[at - 1]);
      const right = at + 1 === bytes.length ? GAP : neighbour(bytes[at + 1]);
      counts[((bytes[at] - 0x80) * NEIGHBOURS + left) * NEIGHBOURS + right]++;
    }
  }
  return counts;
}

function neighbour(byte: number): number {
  if (byte >= 0x80) return BEYOND;
  if (byte >= 0x61 && byte <= 0x7a) return LOWER;
  if (byte >= 0x41 && byte <= 0x5a) return UPPER;
  return byte >= 0x30 && byte <= 0x39 ? DIGIT : GAP;
}

function charactersOf(encoding: SingleByteEncoding): string {
  // Some versions of Node decode Windows-1252 as Latin-1.
  if (encoding === 'windows-1252') return WINDOWS_1252;
  return new TextDecoder(encoding).decode(Uint8Array.from({ length: 128 }, (_, at) => 0x80 + at));
}

function scoreOf(characters: string, counts: Uint32Array): number {
  let score = 0;
  for (let place = 0; place < counts.length; place++) {
    if (counts[place] === 0) continue;
    const right = place % NEIGHBOURS;
    const left = Math.floor(place / NEIGHBOURS) % NEIGHBOURS;
    score += counts[place] * likelihood(characters[Math.floor(place / (NEIGHBOURS * NEIGHBOURS))], left, right);
  }
  return score;
}

/** How well a character fits between these neighbours; the figures only order the candidates. */
function likelihood(character: string, left: number, right: number): number {
  const code = character.charCodeAt(0);
  if ((code >= 0x80 && code < 0xa0) || code === 0xfffd || code === 0xf8ff) return -5;
  const inWord = isLetter(left) && isLetter(right);
  if (/\p{L}/u.test(character)) {
    const isUpper = character !== character.toLowerCase();
    if (isUpper && left === LOWER) return -3;
    if (left === DIGIT || right === DIGIT) return -1;
    if (!isLetter(left) && !isLetter(right)) return character === 'à' ? 0 : -1;
    const lower = character.toLowerCase();
    if (RARE_LETTERS.includes(lower)) return -1;
    if (!isUpper && left === UPPER && right === UPPER) return -1;
    return COMMON_LETTERS.includes(lower) ? 2 : CENTRAL_LETTERS.includes(lower) ? 1 : 0.5;
  }
  if (character === '’') return inWord ? 2 : left === GAP ? 0 : 1;
  if (inWord) return '–·\u00ad'.includes(character) ? -1 : -3;
  if (character === '¤') return -2;
  if (/\p{Sc}/u.test(character)) return left === DIGIT || right === DIGIT || left === GAP ? 1 : 0;
  if (QUOTES.includes(character)) return isLetter(left) === isLetter(right) ? 0 : 1;
  return '–—\u00a0°…®™§²³'.includes(character) ? 1 : 0;
}

function isLetter(neighbour: number): boolean {
  return neighbour === LOWER || neighbour === UPPER || neighbour === BEYOND;
}
