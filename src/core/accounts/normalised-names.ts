/**
 * Names as people compare them: without case, accents, punctuation and legal forms. "ACME, Inc." and "Acme Inc" are one
 * name, "Müller GmbH & Co. KG" and "MÜLLER" are, too. Works on the bytes of a text column, so that a million names make
 * no strings; only names with letters beyond ASCII are decoded.
 */
import type { TextColumn } from './text-column';

const LEGAL_FORMS = new Set(
  (
    'ab ag aps as asa bv bvba co company corp corporation cv doo eg ek eurl ev gbr gesmbh gmbh inc incorporated kft kg kgaa ' +
    'limited llc llp lp ltd ltda mbh nv ohg oy oyj plc pty pvt sa sarl sas sasu sca scs sl slu snc spa spol srl sro srls ' +
    'sprl ug and und et y the'
  ).split(' '),
);

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
    let hash = hashOf(this.#key, 0, this.#length);
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

const LONGEST_FORM = Math.max(...[...LEGAL_FORMS].map(form => form.length));
/** A string is made only of words that might be one. */
const FORM_HASHES = new Set([...LEGAL_FORMS].map(form => hashOf(encoder.encode(form), 0, form.length)));

function isLegalForm(key: Uint8Array, from: number, to: number): boolean {
  if (to - from > LONGEST_FORM || !FORM_HASHES.has(hashOf(key, from, to))) return false;
  return LEGAL_FORMS.has(decoder.decode(key.subarray(from, to)));
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  return hash;
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
