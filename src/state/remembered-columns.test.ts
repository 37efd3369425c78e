import { describe, expect, it } from 'vitest';
import type { ColumnMapping, ColumnUse } from '../files/customers/column-mapping';
import type { ColumnQuestion, FileInspection } from '../files/customers/inspection';
import { rememberedUses, withRemembered } from './remembered-columns';

const decimal: ColumnQuestion = { kind: 'decimal', readings: [] };
const order: ColumnQuestion = { kind: 'date-order', readings: [] };

function inspectionOf(columns: readonly ColumnUse[], questions: readonly (ColumnQuestion | null)[]): FileInspection {
  const proposed: ColumnMapping = {
    encoding: 'utf-8',
    delimiter: ',',
    hasHeader: true,
    skipRecords: 0,
    columns,
    swapCoordinates: false,
    repeatedIds: 'last',
  };
  return {
    fileName: 'a.csv',
    bytes: 1,
    records: 1,
    recordsExact: true,
    proposed,
    columns: columns.map(({ header }, index) => ({
      header,
      examples: [],
      filled: 1,
      distinct: 1,
      isNumeric: true,
      check: 'ok',
      note: '',
      question: questions[index],
    })),
    notes: [],
  };
}

const COLUMNS: readonly ColumnUse[] = [
  { header: 'a', field: 'potential', numberStyle: 'point' },
  { header: 'b', field: 'sales', numberStyle: 'point' },
  { header: 'c', field: 'date', numberStyle: 'point', dateStyle: 'month-first' },
  { header: 'd', field: 'lastActivity', numberStyle: 'point', dateStyle: 'serial' },
];

describe('what is remembered for a set of headers', () => {
  it('answers the questions of a file, and leaves alone what the file itself says', () => {
    const inspection = inspectionOf(COLUMNS, [decimal, null, order, null]);
    const settled: ColumnMapping = {
      ...inspection.proposed,
      columns: [
        { header: 'a', field: 'potential', numberStyle: 'comma' },
        { header: 'b', field: 'measure', numberStyle: 'comma' },
        { header: 'c', field: 'date', numberStyle: 'point', dateStyle: 'day-first' },
        { header: 'd', field: 'lastActivity', numberStyle: 'point', dateStyle: 'serial-1904' },
      ],
    };
    const stored: unknown = JSON.parse(JSON.stringify(rememberedUses(settled)));
    const { mapping, confirmed, answered } = withRemembered(inspection, stored);
    expect(mapping.columns).toEqual([
      { header: 'a', field: 'potential', numberStyle: 'comma' },
      // Nothing was open in this column, so its cells decide.
      { header: 'b', field: 'measure', numberStyle: 'point' },
      { header: 'c', field: 'date', numberStyle: 'point', dateStyle: 'day-first' },
      { header: 'd', field: 'lastActivity', numberStyle: 'point', dateStyle: 'serial-1904' },
    ]);
    expect(confirmed).toEqual([0, 1, 2, 3]);
    expect(answered).toEqual([0, 2]);
  });

  it('may be the fields alone, as earlier versions kept it: the questions stay open', () => {
    const inspection = inspectionOf(COLUMNS, [decimal, null, order, null]);
    const { mapping, confirmed, answered } = withRemembered(inspection, ['sales', null, 'date', 'lastActivity']);
    expect(mapping.columns.map(({ field }) => field)).toEqual(['sales', null, 'date', 'lastActivity']);
    expect(mapping.columns[0].numberStyle).toBe('point');
    expect(confirmed).toHaveLength(4);
    expect(answered).toEqual([]);
  });

  it('keeps what was multiplied, and takes up no product that was not there then', () => {
    const proposed: readonly ColumnUse[] = [
      { header: 'qty', field: 'sales', numberStyle: 'point', times: 'price' },
      { header: 'price', field: null, numberStyle: 'point' },
    ];
    const inspection = inspectionOf(proposed, [null, decimal]);
    const again = (stored: unknown) => withRemembered(inspection, JSON.parse(JSON.stringify(stored))).mapping.columns;
    const older = again([{ field: 'measure', numberStyle: 'point' }, null]);
    expect(older[0]).toEqual({ header: 'qty', field: 'measure', numberStyle: 'point' });
    const settled = { ...inspection.proposed, columns: [{ ...proposed[0], field: 'potential' as const }, proposed[1]] };
    expect(again(rememberedUses(settled))[0]).toEqual({ ...proposed[0], field: 'potential' });
    expect(again([{ field: 'sales', times: 'no such column' }, null])[0]).not.toHaveProperty('times');
    expect(again([{ field: 'sales', times: 5 }, null])[0]).not.toHaveProperty('times');
  });

  it.each([
    [undefined],
    [null],
    [{}],
    [['sales']],
    [['sales', null, 'date', 'no such field']],
    [[{ field: 'sales' }, {}, {}, {}]],
    [[1, 2, 3, 4]],
  ])('is passed over when it does not fit: %j', stored => {
    const inspection = inspectionOf(COLUMNS, [decimal, null, order, null]);
    expect(withRemembered(inspection, stored)).toEqual({ mapping: inspection.proposed, confirmed: [], answered: [] });
  });
});
