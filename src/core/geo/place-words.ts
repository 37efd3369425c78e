/** Names of towns and regions in the form they are looked up by: small letters of the English alphabet, digits, single spaces. */

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
};
const SHORT: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte', ft: 'fort', mt: 'mount', skt: 'sankt' };
/** What regions are called in front of or behind their name: "Province of Ontario", "Kanton Bern", "Clark County". */
const KIND =
  'state province provincia provincie provinz county region regione canton kanton land departement department comunidad ' +
  'autonoma community voivodeship wojewodztwo prefecture oblast lan fylke city metropolitan royal borough freistaat';
const KINDS = new Set(KIND.split(' '));
const JOINTS = new Set('of di de du d della del da do van the and'.split(' '));

/** "St. Gallen" → "saint gallen", "L'Aquila" → "laquila", "Baden-Württemberg" → "baden wurttemberg". */
export function foldPlace(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøłđðæœıþ]/gu, letter => LETTERS[letter])
    .replace(/['’‘ʻ`´.]/gu, (sign, at: number, whole: string) =>
      sign === '.' && /\S/u.test(whole[at + 1] ?? ' ') ? ' ' : '',
    )
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map(word => (Object.hasOwn(SHORT, word) ? SHORT[word] : word))
    .join(' ');
}

/** The same without the words that say what kind of region it is; the whole name when nothing else is left. */
export function foldRegion(text: string): string {
  const words = foldPlace(text).split(' ');
  let from = 0;
  let to = words.length;
  while (from < to - 1 && KINDS.has(words[from])) from++;
  if (from > 0) while (from < to - 1 && JOINTS.has(words[from])) from++;
  while (to - 1 > from && KINDS.has(words[to - 1])) to--;
  return words.slice(from, to).join(' ');
}
