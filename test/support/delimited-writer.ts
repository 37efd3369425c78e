/** Tables → files, as many programs write them: the other side of the reader, written without it. */

export const LINE_ENDS = ['\n', '\r\n', '\r'] as const;
export const CELL_DELIMITERS = [',', ';', '\t', '|'] as const;
export const WIDE_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be'] as const;
export const SINGLE_BYTE_ENCODINGS = ['windows-1252', 'iso-8859-15', 'macintosh', 'windows-1250'] as const;

/** `needed` quotes what would be read otherwise; `spread` puts spaces around the quotes, as some programs do. */
export const QUOTINGS = ['needed', 'always', 'spread'] as const;

export interface WrittenForm {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly quoting: (typeof QUOTINGS)[number];
  readonly lastLineEnd: boolean;
}

export function writeDelimited(records: readonly (readonly string[])[], form: WrittenForm): string {
  const { delimiter, lineEnd, quoting, lastLineEnd } = form;
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const cell = (text: string) => {
    if (quoting === 'always') return quoted(text);
    const needed = /^\s|\s$|["\r\n]/u.test(text) || text.includes(delimiter);
    if (!needed) return text;
    return quoting === 'spread' && delimiter !== ' ' ? ` ${quoted(text)} ` : quoted(text);
  };
  return records.map(record => record.map(cell).join(delimiter)).join(lineEnd) + (lastLineEnd ? lineEnd : '');
}

/** What Windows-1252 has where Latin-1 has control characters; blank = nothing. */
const WINDOWS_1252_SIGNS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function charactersOf(encoding: string): string[] {
  return Array.from({ length: 256 }, (_, byte) => {
    if (byte < 0x80) return String.fromCharCode(byte);
    if (encoding === 'windows-1252') {
      const sign = byte < 0xa0 ? WINDOWS_1252_SIGNS[byte - 0x80] : String.fromCharCode(byte);
      return sign === ' ' ? '' : sign;
    }
    const character = new TextDecoder(encoding).decode(Uint8Array.of(byte));
    return /[\u0080-\u009f\ufffd]/u.test(character) ? '' : character;
  });
}

/** Every character beyond ASCII that the encoding has. */
export function repertoireOf(encoding: string): string[] {
  return charactersOf(encoding)
    .slice(0x80)
    .filter(character => character !== '');
}

/** @throws RangeError when the encoding lacks a character */
export function encodeText(text: string, encoding: string, mark = false): Uint8Array<ArrayBuffer> {
  const marked = mark ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(marked) as Uint8Array<ArrayBuffer>;
  if (encoding.startsWith('utf-16')) {
    const bytes = new Uint8Array(marked.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), encoding === 'utf-16le');
    return bytes;
  }
  const byteOf = new Map(charactersOf(encoding).map((character, byte) => [character, byte]));
  return Uint8Array.from([...text], character => {
    const byte = byteOf.get(character);
    if (byte === undefined || character === '') throw new RangeError(`${encoding} has no ${JSON.stringify(character)}`);
    return byte;
  });
}

/** UTF-8 taken for another encoding and saved as UTF-8 again; the bytes without a character become control characters. */
export function garble(text: string, takenFor: 'windows-1252' | 'macintosh'): string {
  const characters = charactersOf(takenFor);
  return Array.from(new TextEncoder().encode(text), byte => characters[byte] || String.fromCharCode(byte)).join('');
}
