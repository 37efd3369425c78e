import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberColumn } from '../../core/accounts/account-table';
import type { ColumnMapping } from './column-mapping';
import type { ImportOutcome } from './import-outcome';
import { inspectFile } from './inspect-file';
import type { FileInspection } from './inspection';
import { isQuantityHeader, unitPriceRank } from './product-words';
import { readAccounts } from './read-accounts';

const FOLDER = fileURLToPath(new URL('../../../test/fixtures/import/product/', import.meta.url));
const CONTEXT = { postcodes: null, onProgress: () => undefined, isCancelled: () => false };

const blobOf = (name: string) => new Blob([readFileSync(FOLDER + name)]);

async function inspected(name: string): Promise<FileInspection> {
  return inspectFile(blobOf(name), name);
}

async function read(name: string, mapping?: ColumnMapping): Promise<ImportOutcome> {
  return readAccounts(blobOf(name), name, mapping ?? (await inspected(name)).proposed, CONTEXT);
}

/** The proposed mapping with one column used and multiplied as said. */
function mapped(
  { proposed }: Pick<FileInspection, 'proposed'>,
  header: string,
  change: Partial<ColumnMapping['columns'][number]>,
): ColumnMapping {
  const columns = proposed.columns.map(use => (use.header === header ? { ...use, ...change } : use));
  return { ...proposed, columns };
}

const sales = ({ table }: ImportOutcome) => [...(numberColumn(table, 'sales')?.values ?? [])];
const warnings = ({ report }: ImportOutcome) => report.warnings.map(({ text }) => text);

const OUTCOMES: Record<string, () => Promise<void>> = {
  async 'quantity-times-price.csv'() {
    const { proposed, columns } = await inspected('quantity-times-price.csv');
    expect(proposed.columns[5]).toEqual({
      header: 'Menge',
      field: 'sales',
      numberStyle: 'comma',
      times: 'Einzelpreis',
    });
    expect(proposed.columns[6].field).toBeNull();
    expect([columns[5].check, columns[5].note]).toEqual(['confirm', 'Menge × Einzelpreis?']);
    const imported = await read('quantity-times-price.csv');
    // 12 × 1.234,50 + 0,5 × 19,99; 3 × 0,10 − 2 × 49,95; −1 × −2,50.
    expect(sales(imported)).toEqual([14_823.995, -99.6, 2.5]);
    expect(warnings(imported).sort()).toEqual([
      '1 row where Einzelpreis is no number and counts as blank, such as “auf Anfrage”',
      '1 row where Menge and Einzelpreis are both negative: their product counts as positive',
      '1 row where Menge is no number and counts as blank, such as “n/a”',
      '2 rows with a number in Einzelpreis and none in Menge: their product counts as blank',
      '2 rows with a number in Menge and none in Einzelpreis: their product counts as blank',
    ]);
    expect(imported.report.sums).toEqual([
      {
        header: 'Menge × Einzelpreis',
        currency: 'EUR',
        read: 14_746.895,
        accounts: 14_726.895,
        leftOut: [{ reason: 'no-location', words: 'no place given', sum: 20 }],
        repeated: 0,
        negative: 0,
        unreadable: 2,
        difference: 0,
        ownTotal: null,
      },
    ]);
    const { monthly } = imported.table;
    const months = Array.from({ length: 2 }, (_, account) =>
      Array.from(monthly!.amount.subarray(monthly!.offsets[account], monthly!.offsets[account + 1])),
    );
    expect(months).toEqual([[14_823.995], [0.3, -99.9]]);
  },
  async 'total-line.csv'() {
    const imported = await read('total-line.csv');
    expect(sales(imported)).toEqual([8.8, 48.4]);
    // 17 × 16.50 is no total of the products, so it is not held against them.
    expect(imported.report.sums[0]).toMatchObject({ read: 57.2, accounts: 57.2, difference: 0, ownTotal: null });
  },
  async 'amount-there.csv'() {
    const { proposed } = await inspected('amount-there.csv');
    expect(proposed.repeatedIds).toBe('sum');
    expect(proposed.columns.some(({ times }) => times !== undefined)).toBe(false);
    // Amounts add up, prices of one piece do not.
    expect(proposed.columns.map(({ field }) => field).slice(4)).toEqual(['measure', null, 'measure']);
  },
  async 'one-row-each.csv'() {
    const { proposed } = await inspected('one-row-each.csv');
    expect(proposed.columns.some(({ times }) => times !== undefined)).toBe(false);
    const imported = await read(
      'one-row-each.csv',
      mapped({ proposed }, 'Quantity', { field: 'measure', times: 'Unit price' }),
    );
    const [{ key, header, values }] = imported.table.numbers;
    expect([key, header, ...values]).toEqual(['column:Quantity', 'Quantity × Unit price', 2.2, 3.3, 17.6]);
  },
  async 'negative-potential.csv'() {
    const name = 'negative-potential.csv';
    const mapping = mapped(await inspected(name), 'Beds', { field: 'potential', times: 'Spend per bed' });
    const imported = await read(name, mapping);
    expect([...numberColumn(imported.table, 'potential')!.values]).toEqual([3010, Number.NaN]);
    // The factor that is negative is the one at fault.
    expect(imported.report.rejectedRows.map(({ row, column, text }) => [row, column, text])).toEqual([
      [2, 'Beds', '−3: potential cannot be negative'],
      [3, 'Spend per bed', '−7: potential cannot be negative'],
    ]);
    expect(warnings(imported)).toContain('1 row where Beds × Spend per bed is beyond any number and counts as blank');
    expect(imported.report.sums[0]).toMatchObject({ read: 1310 + 1400 - 70, accounts: 3010, difference: 0 });
  },
};

describe('every file of the folder has its outcome', () => {
  it('covers all of them', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(OUTCOMES).sort());
  });
  it.each(Object.entries(OUTCOMES))('%s', (_, check) => check());
});

const MAPPING: ColumnMapping = {
  encoding: 'utf-8',
  delimiter: ';',
  hasHeader: false,
  skipRecords: 0,
  columns: [
    { header: 'id', field: 'id', numberStyle: 'point' },
    { header: 'lat', field: 'lat', numberStyle: 'point' },
    { header: 'lng', field: 'lng', numberStyle: 'point' },
    { header: 'quantity', field: 'sales', numberStyle: 'comma', times: 'price' },
    { header: 'price', field: null, numberStyle: 'point' },
  ],
  swapCoordinates: false,
  repeatedIds: 'sum',
};

interface Line {
  readonly id: string;
  readonly lat: string;
  readonly quantity: number | null;
  readonly price: number | null;
}

const hundredths = fc.option(fc.integer({ min: -999_999, max: 999_999 }), { nil: null, freq: 8 });
const line: fc.Arbitrary<Line> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', ''),
  lat: fc.constantFrom('1', '1', '1', '99'),
  quantity: hundredths,
  price: hundredths,
});
const inHundredths = (value: number | null, separator: string) =>
  value === null ? '' : (value / 100).toFixed(2).replace('.', separator);

describe('numbers of two columns, multiplied', () => {
  it('sum to what whole ten-thousandths come to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), async lines => {
        const rows = lines.map(
          ({ id, lat, quantity, price }) =>
            `${id};${lat};3;${inHundredths(quantity, ',')};${inHundredths(price, '.')} €`,
        );
        const blob = new Blob(['keep;2;2;1,00;1.00\n', rows.map(row => row.replace(/; €$/u, ';')).join('\n')]);
        const { report, table } = await readAccounts(blob, 'p.csv', MAPPING, CONTEXT);
        const sumOf = (chosen: readonly Line[]) =>
          chosen.reduce((sum, { quantity, price }) => sum + BigInt(quantity ?? 0) * BigInt(price ?? 0), 10_000n);
        const [sum] = report.sums;
        expect(BigInt(Math.round(sum.read * 10_000))).toBe(sumOf(lines));
        expect(BigInt(Math.round(sum.accounts * 10_000))).toBe(sumOf(lines.filter(({ lat }) => lat === '1')));
        expect(sum.difference).toBe(0);
        const values = numberColumn(table, 'sales')!.values;
        const added = [...values].reduce((all, value) => all + (Number.isNaN(value) ? 0n : ten(value)), 0n);
        expect(added).toBe(sumOf(lines.filter(({ lat }) => lat === '1')));
      }),
      { numRuns: 150 },
    );
  });

  it('may have a factor that counts by itself, and one in two products: a bad cell is one doubt', async () => {
    const columns: ColumnMapping['columns'] = [
      ...MAPPING.columns.slice(0, 3),
      { header: 'ordered', field: 'sales', numberStyle: 'point', times: 'price' },
      { header: 'planned', field: 'potential', numberStyle: 'point', times: 'price' },
      { header: 'price', field: 'measure', numberStyle: 'point' },
    ];
    const blob = new Blob(['a;1;1;2;3;10 USD\na;1;1;1;1;?x\nb;2;2;5;;0.5\n']);
    const outcome = await readAccounts(blob, 'p.csv', { ...MAPPING, columns }, CONTEXT);
    expect(outcome.table.numbers.map(({ header, values, currency }) => [header, [...values], currency])).toEqual([
      ['ordered × price', [20, 2.5], 'USD'],
      ['planned × price', [30, Number.NaN], 'USD'],
      ['price', [10, 0.5], 'USD'],
    ]);
    expect(warnings(outcome)).toContain('1 row where price is no number and counts as blank, such as “?x”');
    expect(warnings(outcome).filter(text => text.includes('is no number'))).toHaveLength(1);
  });

  it('are refused when the other column is not in the file', async () => {
    const mapping = mapped({ proposed: MAPPING }, 'quantity', { times: 'cost' });
    await expect(readAccounts(new Blob(['a;1;1;2;3\n']), 'p.csv', mapping, CONTEXT)).rejects.toMatchObject({
      code: 'no-factor',
      what: 'quantity is to be multiplied by cost, and there is no such column.',
    });
  });

  it('are as they are where the use of the column does not count', async () => {
    const mapping = mapped({ proposed: MAPPING }, 'quantity', { field: 'callFrequency', times: 'cost' });
    const { table } = await readAccounts(new Blob(['a;1;1;2;3\n']), 'p.csv', mapping, CONTEXT);
    expect(table.numbers.map(({ header, values }) => [header, ...values])).toEqual([['quantity', 2]]);
  });
});

const ten = (value: number) => BigInt(Math.round(value * 10_000));

describe('the words of quantities and prices', () => {
  it.each(['Quantity', 'Order Qty', 'Units sold', 'Bestellmenge', 'Menge (Stück)', 'Quantité', 'Cantidad', 'Aantal'])(
    '%s is a quantity',
    header => expect(isQuantityHeader(header)).toBe(true),
  );
  it.each(['Total Discharges', 'Units in stock', 'Quantity per unit', 'Mindestmenge', 'Number', 'Sales'])(
    '%s is none',
    header => expect(isQuantityHeader(header)).toBe(false),
  );
  it.each([
    ['Unit price', 3],
    ['Einzelpreis (EUR)', 3],
    ['Prix unitaire HT', 3],
    ['UnitPrice', 3],
    ['Eenheidsprijs', 3],
    ['Preis', 2],
    ['Verkaufspreis', 2],
    ['Precio', 2],
    ['Average payment', 1],
    ['Average weight', 0],
    ['Gesamtpreis', 0],
    ['Total price', 0],
    ['Einkaufspreis', 0],
    ['Price group', 0],
    ['Unit', 0],
  ])('%s has rank %i', (header, rank) => expect(unitPriceRank(header)).toBe(rank));
});
