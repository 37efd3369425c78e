import { expect, test } from 'vitest';
import type { ColumnMapping } from '../files/customers/column-mapping';
import { inspectFile } from '../files/customers/inspect-file';
import { guessNotes, refuseOpenQuestions, styledMapping } from './design-styles';

const none = { decimals: [], dates: [] };

async function ambiguous() {
  const rows = Array.from({ length: 12 }, (_, at) => `C${at};50,${100 + at};7,${100 + at};${1 + at}.${200 + at}`);
  const text = `Kundennummer;Breitengrad;Längengrad;Umsatz\n${rows.join('\n')}\n`;
  return inspectFile(new Blob([text]), 'kunden.csv');
}

test('a style is for all columns, or for one, which counts more', () => {
  const mapping = {
    columns: ['a', 'b', 'c'].map(header => ({
      header,
      field: null,
      numberStyle: 'point',
      ...(header === 'a' ? {} : { dateStyle: 'day-first' }),
    })),
  } as unknown as ColumnMapping;
  const { columns } = styledMapping(mapping, {
    decimals: [
      { header: 'B', style: 'point' },
      { header: null, style: 'comma' },
    ],
    dates: [{ header: null, style: 'month-first' }],
  });
  expect(columns.map(({ numberStyle }) => numberStyle)).toEqual(['comma', 'point', 'comma']);
  expect(columns.map(({ dateStyle }) => dateStyle)).toEqual([undefined, 'month-first', 'month-first']);
  expect(() => styledMapping(mapping, { ...none, decimals: [{ header: 'x', style: 'comma' }] })).toThrow(
    '--decimal: there is no column "x"',
  );
});

test('a question that the app would ask is refused with the options that answer it', async () => {
  const { proposed, columns } = await ambiguous();
  expect(() => refuseOpenQuestions(proposed, columns, none)).toThrow(
    'Umsatz: nothing in the file says whether “1.200” is 1,200 or 1.200. Give --decimal "Umsatz=comma" or',
  );
  const answered = [{ header: 'Umsatz', style: 'comma' as const }];
  expect(() => refuseOpenQuestions(proposed, columns, { ...none, decimals: answered })).not.toThrow();
  expect(() =>
    refuseOpenQuestions(proposed, columns, { ...none, decimals: [{ header: null, style: 'comma' }] }),
  ).not.toThrow();
});

test('a column that another is multiplied by is a number too', async () => {
  const { proposed, columns } = await ambiguous();
  const [id, lat, lng, sales] = proposed.columns;
  const multiplied = { ...proposed, columns: [{ ...id, field: 'measure' as const, times: 'Umsatz' }, lat, lng] };
  const mapping = { ...multiplied, columns: [...multiplied.columns, { ...sales, field: null }] };
  expect(() => refuseOpenQuestions(mapping, columns, none)).toThrow('Umsatz: nothing in the file says');
  const unused = { ...mapping, columns: mapping.columns.map(use => ({ ...use, field: null })) };
  expect(() => refuseOpenQuestions(unused, columns, none)).not.toThrow();
});

test('a product that was guessed is said, until the command line chooses it', async () => {
  const rows = Array.from({ length: 12 }, (_, at) => `C${at % 3},50.5,7.5,${at},${at}.25`);
  const text = `Customer ID,Latitude,Longitude,Quantity,Unit price\n${rows.join('\n')}\n`;
  const { proposed, columns } = await inspectFile(new Blob([text]), 'lines.csv');
  expect(guessNotes(proposed, columns, { map: [], fromColumn: null })).toEqual([
    'Quantity is used as sales (Quantity × Unit price?): if that is wrong, say what it is with --map.',
  ]);
  const map = [{ field: 'sales' as const, header: 'Quantity*Unit price' }];
  expect(guessNotes(proposed, columns, { map, fromColumn: null })).toEqual([]);
});
