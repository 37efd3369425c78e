/** Which encoding a file is in, told by its first bytes and pieces of its middle. */
import { type GarbledEncoding, garblingOf } from './garbled-text';
import { type SingleByteEncoding, singleByteEncoding } from './single-byte-evidence';

/** Encodings that are recognised; a mapping may name any other label that TextDecoder knows. */
export type RecognisedEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | SingleByteEncoding | GarbledEncoding;

export interface DetectedEncoding {
  readonly encoding: RecognisedEncoding;
  /** Whether the file starts with a byte order mark. */
  readonly bom: boolean;
}

/** Share of characters that must part cells, lines or words for text to count as UTF-16 without a mark. */
const UTF16_SHARE = 0.02;
/** How many times more of them there must be than with the bytes of each pair exchanged. */
const UTF16_RATIO = 4;
/** Characters of UTF-8 for every byte that is none, from which the file counts as UTF-8 with damage. */
const UTF8_RATIO = 3;

/** The first sample starts at byte 0 of the file; others start at an even byte, and may start and end inside a character. */
export function detectEncoding(samples: readonly Uint8Array[]): DetectedEncoding {
  const head = samples[0] ?? new Uint8Array();
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: true };
  const wide = bom ? null : unmarkedUtf16(head);
  if (wide) return { encoding: wide, bom: false };
  let valid = 0;
  let broken = 0;
  for (const sample of samples) {
    const found = weighUtf8(sample);
    valid += found.valid;
    broken += found.broken;
  }
  if (!bom && broken > 0 && valid < broken * UTF8_RATIO) return { encoding: singleByteEncoding(samples), bom };
  if (valid === 0) return { encoding: 'utf-8', bom };
  const decoder = new TextDecoder('utf-8');
  return { encoding: garblingOf(samples.map(sample => decoder.decode(sample)).join('\n')) ?? 'utf-8', bom };
}

/** Tables in any script hold separators and line ends, of whose two bytes one is zero; other encodings hold no zero. */
function unmarkedUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(head.length, 1 << 16) >> 1;
  let little = 0;
  let big = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const first = head[2 * pair];
    const second = head[2 * pair + 1];
    if (first === 0 && second === 0) return null;
    if (second === 0 && isParting(first)) little++;
    else if (first === 0 && isParting(second)) big++;
  }
  const encoding = little > big ? 'utf-16le' : 'utf-16be';
  const most = Math.max(little, big);
  if (most === 0 || most < pairs * UTF16_SHARE || most < Math.min(little, big) * UTF16_RATIO) return null;
  try {
    // stream: a sample may end inside a character.
    new TextDecoder(encoding, { fatal: true }).decode(head.subarray(0, 2 * pairs), { stream: true });
    return encoding;
  } catch {
    return null;
  }
}

/** Letters and figures do not count: with their bytes exchanged, "N" is "一" and "0" the space of East Asia. */
function isParting(byte: number): boolean {
  return '\t\n\r ",;|'.includes(String.fromCharCode(byte));
}

/** Characters of more than one byte, and bytes beyond ASCII that belong to none. */
function weighUtf8(sample: Uint8Array): { valid: number; broken: number } {
  let at = 0;
  let valid = 0;
  let broken = 0;
  // A sample from the middle may begin with the tail of a character: at most three continuation bytes.
  while (at < 3 && (sample[at] & 0xc0) === 0x80) at++;
  while (at < sample.length) {
    const byte = sample[at];
    if (byte < 0x80) {
      at++;
      continue;
    }
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    // A character cut off at the end is no fault.
    const end = Math.min(at + length, sample.length);
    let next = at + 1;
    while (next < end && (sample[next] & 0xc0) === 0x80) next++;
    const second = sample[at + 1] ?? 0x90;
    const isShort = (byte === 0xe0 && second < 0xa0) || (byte === 0xf0 && second < 0x90);
    const isNone = byte < 0xc2 || byte > 0xf4 || (byte === 0xed && second >= 0xa0) || (byte === 0xf4 && second >= 0x90);
    if (next === end && !isShort && !isNone) {
      if (end === at + length) valid++;
      at = end;
    } else {
      broken++;
      at++;
    }
  }
  return { valid, broken };
}
