/**
 * XML as workbooks write it (UTF-8, no DTD), read from bytes as they come: no string and no object is made per tag,
 * because a sheet of a million rows has some thirty million of them. Names are told apart without their prefix.
 *
 * Left out on purpose: a DTD is refused (entities of its own, files from elsewhere), well-formedness is checked only as
 * far as reading needs it.
 */

/** Not readable; whoever opened the part says which file it is of. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

export interface XmlHandler {
  /** @param tag position in the scanner's names, −1 for every other tag */
  open(tag: number, xml: XmlScanner): void;
  close(tag: number, xml: XmlScanner): void;
  /** Text inside, entities resolved, in one or several pieces; only while `xml.wantsText`. */
  text(bytes: Uint8Array, from: number, to: number): void;
}

const LT = 0x3c;
const GT = 0x3e;
const AMP = 0x26;
const SLASH = 0x2f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const SEMICOLON = 0x3b;
const MOST_DEPTH = 256;
/** Bytes of one tag with its attributes. */
const MOST_TAG = 1 << 20;
/** Bytes of the longest entity that is known: `&#x10ffff;`. */
const ENTITY_BYTES = 10;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class XmlScanner {
  /** Set by the handler: text is passed on only while it is wanted. */
  wantsText = false;

  readonly #names: readonly Uint8Array[];
  /** Names by length and first byte, so that most tags are told by one look. */
  readonly #byLook = new Map<number, number[]>();
  readonly #handler: XmlHandler;
  readonly #depth: number[] = [];
  #bytes: Uint8Array = new Uint8Array(0);
  /** Next `&` at or behind the place read, −1 = not looked for. */
  #nextAmp = -1;
  #attributes = 0;
  #attributeAt = new Int32Array(4 * 16);
  #resolved = new Uint8Array(1 << 10);

  constructor(names: readonly string[], handler: XmlHandler) {
    this.#names = names.map(name => encoder.encode(name));
    this.#handler = handler;
    for (const [tag, name] of this.#names.entries()) {
      const look = (name.length << 8) | name[0];
      this.#byLook.set(look, [...(this.#byLook.get(look) ?? []), tag]);
    }
  }

  /** @throws XmlError */
  push(piece: Uint8Array): void {
    const left = this.#bytes;
    if (left.length === 0) {
      this.#bytes = piece;
    } else {
      const joined = new Uint8Array(left.length + piece.length);
      joined.set(left);
      joined.set(piece, left.length);
      this.#bytes = joined;
    }
    this.#nextAmp = -1;
    const read = this.#read(this.#bytes);
    this.#bytes = this.#bytes.slice(read);
    if (this.#bytes.length > MOST_TAG) throw new XmlError('A tag never ends.');
  }

  /** @throws XmlError when something is still open */
  end(): void {
    if (this.#depth.length > 0 || this.#bytes.some(byte => byte > 0x20)) throw new XmlError('It ends in the middle.');
  }

  /** Value of an attribute of the tag that opens, '' when it has none; prefixes do not count. */
  attribute(name: string): string {
    for (let index = 0; index < this.#attributes; index++) {
      const at = 4 * index;
      if (this.#nameIs(this.#attributeAt[at], this.#attributeAt[at + 1], name)) {
        return resolvedText(decoder.decode(this.#bytes.subarray(this.#attributeAt[at + 2], this.#attributeAt[at + 3])));
      }
    }
    return '';
  }

  /**
   * An attribute with a name of one letter, without making a string: `from` and `to` of its value in `bytes`.
   * @returns whether there is one
   */
  shortAttribute(letter: number): boolean {
    for (let index = 0; index < this.#attributes; index++) {
      const at = 4 * index;
      const name = this.#attributeAt[at];
      if (this.#attributeAt[at + 1] - name === 1 && this.#bytes[name] === letter) {
        this.from = this.#attributeAt[at + 2];
        this.to = this.#attributeAt[at + 3];
        return true;
      }
    }
    return false;
  }

  /** What `shortAttribute` found last. */
  from = 0;
  to = 0;

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  #nameIs(from: number, to: number, name: string): boolean {
    let start = from;
    for (let at = from; at < to; at++) if (this.#bytes[at] === COLON) start = at + 1;
    if (to - start !== name.length) return false;
    for (let at = 0; at < name.length; at++) if (this.#bytes[start + at] !== name.charCodeAt(at)) return false;
    return true;
  }

  /** @returns up to where everything is read */
  #read(bytes: Uint8Array): number {
    const length = bytes.length;
    let at = 0;
    for (;;) {
      const lt = bytes.indexOf(LT, at);
      if (lt < 0) return this.#text(at, length, false);
      if (lt > at) this.#text(at, lt, true);
      const second = bytes[lt + 1];
      if (second === undefined) return lt;
      let next: number;
      if (second === 0x21 || second === 0x3f) next = this.#markup(lt);
      else if (second === SLASH) next = this.#close(lt);
      else next = this.#open(lt);
      if (next < 0) return lt;
      at = next;
    }
  }

  /** @returns up to where it was passed on: an entity may go on in the next piece */
  #text(from: number, to: number, isWhole: boolean): number {
    if (!this.wantsText) return to;
    const bytes = this.#bytes;
    if (this.#nextAmp < from) {
      const amp = bytes.indexOf(AMP, from);
      this.#nextAmp = amp < 0 ? bytes.length : amp;
    }
    if (this.#nextAmp >= to) {
      if (to > from) this.#handler.text(bytes, from, to);
      return to;
    }
    let end = to;
    if (!isWhole) {
      const last = bytes.lastIndexOf(AMP);
      if (last >= from && to - last < ENTITY_BYTES && bytes.indexOf(SEMICOLON, last) < 0) end = last;
    }
    if (end > from) this.#resolve(from, end);
    return end;
  }

  #resolve(from: number, to: number): void {
    if (this.#resolved.length < to - from) this.#resolved = new Uint8Array(2 * (to - from));
    const { bytes } = this;
    const target = this.#resolved;
    let written = 0;
    for (let at = from; at < to; ) {
      if (bytes[at] !== AMP) {
        target[written++] = bytes[at++];
        continue;
      }
      const semicolon = bytes.indexOf(SEMICOLON, at);
      const known = semicolon > 0 && semicolon < Math.min(to, at + ENTITY_BYTES);
      const character = known ? entity(decoder.decode(bytes.subarray(at + 1, semicolon))) : null;
      if (character === null) {
        target[written++] = bytes[at++];
        continue;
      }
      // A character takes no more bytes than its entity, so the target is long enough.
      written += encoder.encodeInto(character, target.subarray(written)).written;
      at = semicolon + 1;
    }
    if (written > 0) this.#handler.text(target, 0, written);
  }

  /** Comment, CDATA, processing instruction. @returns behind it, −1 = it goes on in the next piece */
  #markup(lt: number): number {
    const bytes = this.#bytes;
    const start = decoder.decode(bytes.subarray(lt, lt + 9));
    if (start.startsWith('<?')) return this.#after(lt + 2, '?>');
    if (start.startsWith('<!--')) return this.#after(lt + 4, '-->');
    if (start === '<![CDATA[') {
      const end = this.#after(lt + 9, ']]>');
      if (end < 0) return -1;
      if (this.wantsText && end - 3 > lt + 9) this.#handler.text(bytes, lt + 9, end - 3);
      return end;
    }
    if (start.length < 9 && ('<![CDATA['.startsWith(start) || '<!--'.startsWith(start))) return -1;
    throw new XmlError('It holds a document type, which workbooks never do.');
  }

  #after(from: number, ending: string): number {
    const bytes = this.#bytes;
    const first = ending.charCodeAt(0);
    for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
      let same = 1;
      while (same < ending.length && bytes[at + same] === ending.charCodeAt(same)) same++;
      if (same === ending.length) return at + same;
    }
    return -1;
  }

  #close(lt: number): number {
    const gt = this.#bytes.indexOf(GT, lt);
    if (gt < 0) return -1;
    const tag = this.#depth.pop();
    if (tag === undefined) throw new XmlError('A tag closes that never opened.');
    this.#handler.close(tag, this);
    return gt + 1;
  }

  #open(lt: number): number {
    const bytes = this.#bytes;
    const length = bytes.length;
    let at = lt + 1;
    let nameFrom = at;
    for (; at < length; at++) {
      const byte = bytes[at];
      if (byte <= 0x20 || byte === GT || byte === SLASH) break;
      if (byte === COLON) nameFrom = at + 1;
    }
    const nameTo = at;
    this.#attributes = 0;
    let isEmpty = false;
    for (;;) {
      while (at < length && bytes[at] <= 0x20) at++;
      if (at >= length) return -1;
      if (bytes[at] === GT) break;
      if (bytes[at] === SLASH) {
        isEmpty = true;
        at++;
        continue;
      }
      const attributeFrom = at;
      while (at < length && bytes[at] !== EQUALS && bytes[at] > 0x20 && bytes[at] !== GT) at++;
      const attributeTo = at;
      while (at < length && bytes[at] <= 0x20) at++;
      if (at >= length) return -1;
      if (bytes[at] !== EQUALS) throw new XmlError('An attribute has no value.');
      at++;
      while (at < length && bytes[at] <= 0x20) at++;
      if (at >= length) return -1;
      const quote = bytes[at];
      if (quote !== 0x22 && quote !== 0x27) throw new XmlError('An attribute has no quotes.');
      const valueFrom = at + 1;
      const valueTo = bytes.indexOf(quote, valueFrom);
      if (valueTo < 0) return -1;
      this.#addAttribute(attributeFrom, attributeTo, valueFrom, valueTo);
      at = valueTo + 1;
    }
    const tag = this.#tagOf(nameFrom, nameTo);
    this.#handler.open(tag, this);
    if (isEmpty) {
      this.#handler.close(tag, this);
    } else {
      if (this.#depth.length === MOST_DEPTH) throw new XmlError(`It nests deeper than ${MOST_DEPTH} levels.`);
      this.#depth.push(tag);
    }
    return at + 1;
  }

  #addAttribute(nameFrom: number, nameTo: number, valueFrom: number, valueTo: number): void {
    const at = 4 * this.#attributes++;
    if (at === this.#attributeAt.length) {
      const grown = new Int32Array(2 * at);
      grown.set(this.#attributeAt);
      this.#attributeAt = grown;
    }
    this.#attributeAt[at] = nameFrom;
    this.#attributeAt[at + 1] = nameTo;
    this.#attributeAt[at + 2] = valueFrom;
    this.#attributeAt[at + 3] = valueTo;
  }

  #tagOf(from: number, to: number): number {
    const candidates = this.#byLook.get(((to - from) << 8) | this.#bytes[from]);
    if (!candidates) return -1;
    for (const tag of candidates) {
      const name = this.#names[tag];
      let at = 1;
      while (at < name.length && this.#bytes[from + at] === name[at]) at++;
      if (at === name.length) return tag;
    }
    return -1;
  }
}

/** The character that an entity stands for, null = none that is known, which stays as it is written. */
function entity(name: string): string | null {
  if (name[0] !== '#') return Object.hasOwn(NAMED, name) ? NAMED[name] : null;
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

function resolvedText(text: string): string {
  return text.includes('&') ? text.replace(/&([^;&]{1,8});/gu, (whole, name: string) => entity(name) ?? whole) : text;
}
