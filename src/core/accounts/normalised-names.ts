/**
 * Names as people compare them: without case, accents, punctuation and legal forms. "ACME, Inc." and "Acme Inc" are one
 * name, "Müller GmbH & Co. KG" and "MÜLLER" are, too. Works on the bytes of a text column, so that a million names make
 * no strings; only names with letters beyond ASCII are decoded.
 */
import type { TextColumn } from './text-column';

const LEGAL_FORMS = (
  'ab ag aps as asa bv bvba co company corp corporation cv doo eg ek eurl ev gbr gesmbh gmbh inc incorporated kft kg kgaa ' +
  'limited llc llp lp ltd ltda mbh nv ohg oy oyj plc pty pvt sa sarl sas sasu sca scs sl slu snc spa spol srl sro srls ' +
  'sprl ug and und et y the'
).split(' ');

const decoder = new TextDecoder();
const encoder = new TextEncoder();

const APOSTROPHE = 0x27;
const POINT = 0x2e;
const SPACE = 0x20;

export class NameKeys {
  readonly #names: TextColumn;
  #key = new Uint8Array(1 << 10);
  #length = 0;

  constructor(names: TextColumn) {
    this.#names = names;
  }

  /** Hash of a row's name as it is compared, 0 = no name. */
  hash(row: number): number {
    this.#write(row);
    if (this.#length === 0) return 0;
    let hash = 0x811c9dc5;
    for (let at = 0; at < this.#length; at++) hash = Math.imul(hash ^ this.#key[at], 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
    return (hash ^ (hash >>> 15)) >>> 0 || 1;
  }

  /** The name as it is compared, "acme" for "ACME, Inc.". */
  key(row: number): string {
    this.#write(row);
    return decoder.decode(this.#key.subarray(0, this.#length));
  }

  #write(row: number): void {
    const { bytes, offsets } = this.#names;
    let from = offsets[row];
    let to = offsets[row + 1];
    let source = bytes;
    for (let at = from; at < to; at++) {
      if (bytes[at] < 0x80) continue;
      source = encoder.encode(withoutAccents(decoder.decode(bytes.subarray(from, to))));
      from = 0;
      to = source.length;
      break;
    }
    // A name may be nothing but legal forms and small words ("The Company"): then they are the name.
    if (!this.#writeWords(source, from, to, true)) this.#writeWords(source, from, to, false);
  }

  /** Words with one space between; false when none is left. */
  #writeWords(source: Uint8Array, from: number, to: number, leaveOut: boolean): boolean {
    if (this.#key.length < to - from + 1) this.#key = new Uint8Array(2 * (to - from + 1));
    const key = this.#key;
    let length = 0;
    let word = 0;
    for (let at = from; at <= to; at++) {
      let byte = at < to ? source[at] : SPACE;
      if (byte >= 0x41 && byte <= 0x5a) byte += 0x20;
      // "S.A." and "O'Brien" are one word each.
      if (byte === POINT || byte === APOSTROPHE) continue;
      if ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80) {
        key[length++] = byte;
        continue;
      }
      if (length === word) continue;
      if (leaveOut && isLegalForm(key, word, length)) length = word;
      else key[length++] = SPACE;
      word = length;
    }
    this.#length = Math.max(0, length - 1);
    return length > 0;
  }
}

/** Forms as bytes by their length and first letter: nearly no word has a form to be compared with. */
const FORMS_BY_START = new Map<number, readonly Uint8Array[]>();
for (const form of LEGAL_FORMS) {
  const bytes = encoder.encode(form);
  const start = bytes.length * 256 + bytes[0];
  FORMS_BY_START.set(start, [...(FORMS_BY_START.get(start) ?? []), bytes]);
}

function isLegalForm(key: Uint8Array, from: number, to: number): boolean {
  const forms = FORMS_BY_START.get((to - from) * 256 + key[from]);
  return forms?.some(form => isAt(key, from, form)) ?? false;
}

function isAt(key: Uint8Array, from: number, word: Uint8Array): boolean {
  for (let at = 0; at < word.length; at++) if (key[from + at] !== word[at]) return false;
  return true;
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replace(/[^\p{L}\p{N}.' ]+/gu, ' ');
}
