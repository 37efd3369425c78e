import { expect, test } from 'vitest';
import type { ColumnMapping } from '../files/customers/column-mapping';
import { designMapping } from './design-mapping';

const proposed: ColumnMapping = {
  encoding: 'utf-8',
  delimiter: ',',
  hasHeader: true,
  skipRecords: 0,
  columns: [
    { header: 'Lat', field: 'lat', numberStyle: 'point' },
    { header: 'Breite', field: null, numberStyle: 'comma' },
    { header: 'Umsatz', field: 'sales', numberStyle: 'point' },
    { header: 'Margin', field: null, numberStyle: 'point' },
    { header: 'Gebiet', field: null, numberStyle: 'point' },
    { header: 'Region', field: 'territory', numberStyle: 'point' },
    { header: 'Hours', field: 'workloadHours', numberStyle: 'point' },
  ],
  swapCoordinates: false,
  repeatedIds: 'last',
};

const none = { map: [], fromColumn: null, criteria: [], tries: [], maxima: [] } as const;
const fields = (mapping: ColumnMapping) =>
  Object.fromEntries(mapping.columns.map(({ header, field }) => [header, field]));

test('a column takes its field from the one that had it', () => {
  const { mapping } = designMapping(proposed, {
    ...none,
    map: [{ field: 'lat', header: 'breite' }],
    fromColumn: 'Gebiet',
  });
  expect(fields(mapping)).toMatchObject({ Lat: null, Breite: 'lat', Gebiet: 'territory', Region: null });
});

test('criteria may name any number column', () => {
  const goals = ['potential', 'sales', 'Umsatz', 'margin'].map(measureId => ({ measureId, band: 0.1 }));
  const { mapping, criteria } = designMapping(proposed, { ...none, criteria: goals });
  expect(criteria.map(goal => goal.measureId)).toEqual(['potential', 'sales', 'sales', 'column:Margin']);
  expect(fields(mapping)).toMatchObject({ Margin: 'measure', Umsatz: 'sales' });
});

test('what is not in the file is refused with what is', () => {
  expect(() => designMapping(proposed, { ...none, map: [{ field: 'lng', header: 'Long' }] })).toThrow(
    '--map lng: there is no column "Long". Columns are: Lat, Breite, Umsatz',
  );
  expect(() => designMapping(proposed, { ...none, fromColumn: 'Patch' })).toThrow('--from-column: there is no column');
  expect(() => designMapping(proposed, { ...none, criteria: [{ measureId: 'hours', band: 0.1 }] })).toThrow(
    'column hours is used as workloadHours already',
  );
});

test('a number may be two columns, multiplied row by row, whatever stands in their headers', () => {
  const lines: ColumnMapping = {
    ...proposed,
    columns: [
      { header: 'Quantity', field: 'sales', numberStyle: 'point', times: 'Cost' },
      { header: 'Unit price', field: 'measure', numberStyle: 'point' },
      { header: 'A*B', field: null, numberStyle: 'point' },
      { header: 'B', field: null, numberStyle: 'point' },
      { header: 'Cost', field: null, numberStyle: 'point' },
    ],
  };
  const timesOf = (header: string, field: 'sales' | 'potential' | 'lat' = 'sales') =>
    designMapping(lines, { ...none, map: [{ field, header }] }).mapping.columns.map(use => [use.field, use.times]);
  expect(timesOf('quantity * UNIT PRICE')).toEqual([
    ['sales', 'Unit price'],
    ['measure', undefined],
    [null, undefined],
    [null, undefined],
    [null, undefined],
  ]);
  expect(timesOf('Quantity')[0]).toEqual(['sales', undefined]);
  expect(timesOf('A*B')[2]).toEqual(['sales', undefined]);
  expect(timesOf('A*B*B', 'potential')[2]).toEqual(['potential', 'B']);
  expect(timesOf('B×A*B', 'potential')[3]).toEqual(['potential', 'A*B']);
  expect(() => timesOf('Quantity*Price')).toThrow(
    '--map sales: there is no column "Price". Columns are: Quantity, Unit',
  );
  expect(() => timesOf('Units*Unit price')).toThrow('there is no column "Units"');
  expect(() => timesOf('A*B*C')).toThrow('there is no column "A*B*C"');
  expect(() => timesOf('Quantity*Unit price', 'lat')).toThrow(
    '--map lat: only sales, potential, measure can be the product of two columns.',
  );
});
