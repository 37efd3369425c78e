import type { Random } from './mutations';

/** A well-formed table, and how many records of what kind were written into it. */
export interface MadeUpTable {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly records: number;
  /** Records with a place on the globe. */
  readonly placed: number;
}

const WORDS = [
  'Müller',
  'O’Neill',
  'a,b',
  'semi;colon',
  'tab\there',
  'two\nlines',
  '"quoted"',
  '=1+1',
  '😀',
  'x',
  '',
  ' ',
];
const DELIMITERS = [',', ';', '\t', '|'];
const LINE_ENDS = ['\n', '\r\n', '\r'];

/** Ids are unique and places are good or far beyond the globe, so that what becomes of each record is known. */
export function madeUpTable(random: Random): MadeUpTable {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  const delimiter = pick(DELIMITERS);
  const lineEnd = pick(LINE_ENDS);
  const always = random() < 0.3;
  const cell = (text: string) =>
    always || /[",;\t|\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const further = Math.floor(random() * 5);
  const header = ['Customer ID', 'Customer Name', 'Latitude', 'Longitude'];
  for (let column = 0; column < further; column++) header.push(`Note ${column}`);
  const lines = [header.map(cell).join(delimiter)];
  const records = 3 + Math.floor(random() ** 3 * 400);
  let placed = 0;
  for (let record = 0; record < records; record++) {
    const isPlaced = record < 2 || random() < 0.9;
    if (isPlaced) placed++;
    const lat = isPlaced ? 30 + random() * 20 : 1234.5;
    const cells = [`C-${record}`, `${pick(WORDS)} ${record}`, lat.toFixed(4), (-100 + random() * 20).toFixed(4)];
    for (let column = 0; column < further; column++) cells.push(pick(WORDS));
    lines.push(cells.map(cell).join(delimiter));
  }
  const text = lines.join(lineEnd) + (random() < 0.8 ? lineEnd : '');
  return { bytes: new TextEncoder().encode(random() < 0.3 ? `\ufeff${text}` : text), records, placed };
}
