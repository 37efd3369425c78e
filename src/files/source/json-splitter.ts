/** Items of a JSON text, one at a time, without holding the text: features, records of an API, lines of objects. */

/** Where the items are. */
export type JsonLayout =
  /** One object after the other: newline-delimited JSON, GeoJSON text sequences. */
  | { readonly kind: 'lines' }
  | { readonly kind: 'array' }
  /** In the array under this key of the outermost object. */
  | { readonly kind: 'member'; readonly key: string };

/** Characters of one item; a longer one is no account. */
const MOST_ITEM = 1 << 26;

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

export class JsonItemError extends Error {
  override readonly name = 'JsonItemError';
}

export class JsonSplitter {
  /** Values among the items that are no objects. */
  others = 0;

  readonly #layout: JsonLayout;
  readonly #onItem: (text: string) => void;
  /** Depth at which items start. */
  readonly #itemDepth: number;
  #depth = 0;
  #inTarget: boolean;
  #inString = false;
  #escaped = false;
  /** A string at depth 1, which may be the key that is looked for. */
  #key = '';
  #lastKey = '';
  #keyStart = -1;
  #item = '';
  #itemStart = -1;
  #ended = false;
  #inOther = false;

  constructor(layout: JsonLayout, onItem: (text: string) => void) {
    this.#layout = layout;
    this.#onItem = onItem;
    this.#itemDepth = layout.kind === 'lines' ? 0 : layout.kind === 'array' ? 1 : 2;
    this.#inTarget = layout.kind !== 'member';
  }

  /** @throws JsonItemError */
  push(text: string): void {
    const { length } = text;
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === BACKSLASH) this.#escaped = true;
        else if (code === QUOTE) this.#endString(text, at);
        else if (this.#keyStart < 0) {
          // Nothing else in a string can matter.
          const next = nextOf(text, at + 1);
          at = next - 1;
        }
        continue;
      }
      if (code > SPACE && this.#inTarget && this.#depth === this.#itemDepth) this.#countOther(code);
      if (code === QUOTE) {
        this.#inString = true;
        if (this.#depth === 1 && !this.#inTarget) this.#keyStart = at + 1;
      } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
        this.#open(code, at);
      } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
        this.#close(text, at);
      }
    }
    if (this.#keyStart >= 0) {
      this.#key += text.slice(this.#keyStart);
      this.#keyStart = 0;
    }
    if (this.#itemStart >= 0) {
      this.#item += text.slice(this.#itemStart);
      this.#itemStart = 0;
      if (this.#item.length > MOST_ITEM) throw new JsonItemError('An object is longer than 67 million characters.');
    }
  }

  /** @throws JsonItemError when the text ends inside of something */
  end(): void {
    if (this.#depth > 0 || this.#inString) throw new JsonItemError('It ends in the middle.');
  }

  /** A number, text or list where an object is expected counts once, up to the comma behind it. */
  #countOther(code: number): void {
    if (code === COMMA) this.#inOther = false;
    else if (code !== OPEN_OBJECT && code !== CLOSE_OBJECT && code !== CLOSE_ARRAY && !this.#inOther) {
      this.#inOther = true;
      this.others++;
    }
  }

  #endString(text: string, at: number): void {
    this.#inString = false;
    if (this.#keyStart < 0) return;
    this.#key = this.#key + text.slice(this.#keyStart, at);
    this.#keyStart = -1;
    this.#lastKey = this.#key;
    this.#key = '';
  }

  #open(code: number, at: number): void {
    if (this.#layout.kind === 'member' && this.#depth === 1 && !this.#ended) {
      if (code === OPEN_ARRAY && this.#lastKey === this.#layout.key) this.#inTarget = true;
    }
    if (this.#inTarget && this.#depth === this.#itemDepth) {
      if (code === OPEN_OBJECT) this.#itemStart = at;
    }
    this.#depth++;
  }

  #close(text: string, at: number): void {
    this.#depth--;
    if (this.#depth < 0) throw new JsonItemError('Brackets do not match.');
    if (this.#depth === this.#itemDepth && this.#itemStart >= 0) {
      const item = this.#item + text.slice(this.#itemStart, at + 1);
      this.#item = '';
      this.#itemStart = -1;
      this.#onItem(item);
    }
    if (this.#layout.kind === 'member' && this.#inTarget && this.#depth === 1) {
      this.#inTarget = false;
      this.#ended = true;
    }
  }
}

/** The next quote or backslash. */
function nextOf(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || code === BACKSLASH) return at;
  }
  return text.length;
}
