/**
 * Text that was UTF-8, was read as something else and saved as UTF-8 again ("Ã¼" for "ü", "â‚¬" for "€"), and how to get
 * it back: the letters of each sequence are the bytes of one character.
 *
 * Only sequences that are a character of a living script or of common punctuation are touched, since "É»" or "Ü”" stand in
 * honest texts too; everything else stays as it is.
 */

/** What the UTF-8 was taken for. */
interface Garbling {
  /** The characters of bytes 0x80 … 0xFF in that encoding. */
  readonly table: string;
  /** How often it happened. */
  readonly times: number;
}

/** The five codes without a character are read as control characters. */
export const WINDOWS_1252 =
  '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
  String.fromCharCode(...Array.from({ length: 96 }, (_, at) => 0xa0 + at));
const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

const GARBLINGS = {
  'utf-8-twice': { table: WINDOWS_1252, times: 1 },
  'utf-8-thrice': { table: WINDOWS_1252, times: 2 },
  'utf-8-mac': { table: MAC_ROMAN, times: 1 },
} as const satisfies Record<string, Garbling>;

/** Encodings of our own: UTF-8 that was garbled, and is repaired while it is read. */
export type GarbledEncoding = keyof typeof GARBLINGS;

export function isGarbledEncoding(encoding: string): encoding is GarbledEncoding {
  return Object.hasOwn(GARBLINGS, encoding);
}

/** First bytes of the scripts a customer file may be in: Latin, Greek, Cyrillic, Hebrew, Arabic; punctuation and East Asia. */
const LEADS_OF_TWO = [0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc8, 0xcb, 0xce, 0xcf, 0xd0, 0xd1, 0xd7, 0xd8, 0xd9];
const LEADS_OF_THREE = [0xe0, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xeb, 0xec, 0xed, 0xef];
const LEADS_OF_FOUR = [0xf0];

/** Of what begins with 0xC6 and 0xCB, only the signs of Windows-1252 that text garbled twice is full of: ƒ, ˆ and ˜. */
const RARE_BLOCKS = [0xc6, 0xcb];
const SIGNS = [0x192, 0x2c6, 0x2dc];

class Sequences {
  readonly pattern: RegExp;
  readonly #byteOf = new Map<string, number>();

  constructor(table: string) {
    [...table].forEach((character, at) => {
      this.#byteOf.set(character, 0x80 + at);
    });
    const classOf = (bytes: readonly number[]) => `[${bytes.map(byte => table[byte - 0x80]).join('')}]`;
    let rest = table.slice(0, 0x40);
    if (table === WINDOWS_1252) {
      // Read as Latin-1, the codes of Windows-1252 are control characters.
      for (let code = 0x80; code < 0xa0; code++) {
        const control = String.fromCharCode(code);
        this.#byteOf.set(control, code);
        if (!rest.includes(control)) rest += control;
      }
    }
    const next = `[${rest}]`;
    this.pattern = new RegExp(
      `${classOf(LEADS_OF_TWO)}${next}|${classOf(LEADS_OF_THREE)}${next}{2}|${classOf(LEADS_OF_FOUR)}${next}{3}`,
      'gu',
    );
  }

  /** The character whose bytes these letters are; the letters themselves when they are none. */
  character = (letters: string): string => {
    const lead = this.#byteOf.get(letters[0]) ?? 0;
    let code = lead & (0xff >> (letters.length + 1));
    for (let at = 1; at < letters.length; at++) code = (code << 6) | ((this.#byteOf.get(letters[at]) ?? 0) & 0x3f);
    const least = letters.length === 2 ? 0x80 : letters.length === 3 ? 0x800 : 0x10000;
    if (RARE_BLOCKS.includes(lead) && !SIGNS.includes(code)) return letters;
    if (code < least || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return letters;
    return String.fromCodePoint(code);
  };

  /** Where the text can be cut so that no sequence is cut through; at most three characters before its end. */
  wholeEnd(text: string): number {
    for (let back = 1; back <= Math.min(3, text.length); back++) {
      const byte = this.#byteOf.get(text[text.length - back]) ?? 0;
      if (byte >= 0x80 && byte < 0xc0) continue;
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
      return length > back ? text.length - back : text.length;
    }
    return text.length;
  }
}

/** Text of the file, piece by piece → the text that was meant; what was never garbled stays. */
export function textRepairer(encoding: GarbledEncoding): (text: string, stream: boolean) => string {
  const { table, times } = GARBLINGS[encoding];
  const sequences = new Sequences(table);
  const held: string[] = Array.from({ length: times }, () => '');
  return (text, stream) => {
    let repaired = text;
    for (let time = 0; time < times; time++) {
      const whole = held[time] + repaired;
      const end = stream ? sequences.wholeEnd(whole) : whole.length;
      held[time] = whole.slice(end);
      repaired = whole.slice(0, end).replace(sequences.pattern, sequences.character);
    }
    return repaired;
  };
}

export interface GarbledEvidence {
  /** Sequences that are the bytes of one character. */
  readonly garbled: number;
  /** Other characters outside ASCII. */
  readonly others: number;
}

function evidenceOf(text: string, sequences: Sequences): GarbledEvidence {
  let garbled = 0;
  let letters = 0;
  for (const [sequence] of text.matchAll(sequences.pattern)) {
    if (sequences.character(sequence) === sequence) continue;
    garbled++;
    letters += sequence.length;
  }
  let others = -letters;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) others++;
  return { garbled, others };
}

/** Characters that are as they should be, for every garbled one, above which the text counts as honest. */
const MOST_OTHERS = 0.05;

/**
 * Which repair puts this text right as a whole; null when it is not garbled, or only here and there, where a repair of
 * everything could do harm.
 */
export function garblingOf(text: string): GarbledEncoding | null {
  for (const encoding of ['utf-8-twice', 'utf-8-mac'] as const) {
    const sequences = new Sequences(GARBLINGS[encoding].table);
    const { garbled, others } = evidenceOf(text, sequences);
    if (garbled === 0 || others > garbled * MOST_OTHERS) continue;
    if (encoding === 'utf-8-mac') return encoding;
    const again = evidenceOf(text.replace(sequences.pattern, sequences.character), sequences);
    return again.garbled > 0 && again.others <= again.garbled * MOST_OTHERS ? 'utf-8-thrice' : encoding;
  }
  return null;
}

/** How many letters look garbled in a text that is not garbled throughout. */
export function countGarbled(text: string): number {
  return evidenceOf(text, new Sequences(WINDOWS_1252)).garbled;
}
