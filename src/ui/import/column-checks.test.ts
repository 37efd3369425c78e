import { describe, expect, it } from 'vitest';
import type { AccountField } from '../../core/accounts/account-field';
import type { ColumnMapping } from '../../files/customers/column-mapping';
import type { ColumnCheck, ColumnQuestion } from '../../files/customers/inspection';
import type { SourceInspection } from '../../files/source/inspect-source';
import {
  alikeColumns,
  askedAt,
  columnsToConfirm,
  confirmableAtOnce,
  locationSources,
  openQuestion,
  readBlocker,
} from './column-checks';

function mappingOf(fields: readonly (AccountField | null)[]): ColumnMapping {
  return {
    encoding: 'utf-8',
    delimiter: ',',
    hasHeader: true,
    skipRecords: 0,
    columns: fields.map((field, index) => ({ header: `Column ${index + 1}`, field, numberStyle: 'point' })),
    swapCoordinates: false,
    repeatedIds: 'last',
  };
}

function inspectionOf(
  proposed: ColumnMapping,
  checks: readonly ColumnCheck[],
  questions: readonly (ColumnQuestion | null)[] = [],
): SourceInspection {
  return {
    fileName: 'accounts.csv',
    bytes: 10,
    records: 1,
    recordsExact: true,
    proposed,
    columns: checks.map((check, index) => ({
      header: `Column ${index + 1}`,
      examples: [],
      filled: 1,
      distinct: 1,
      isNumeric: true,
      check,
      note: '',
      question: questions[index] ?? null,
    })),
    notes: [],
    source: { format: 'text', packing: '', parts: [], part: '', typedNumbers: [] },
  };
}

describe('guesses confirmed in one go', () => {
  const fields: (AccountField | null)[] = ['name', 'city', 'potential', 'sales', 'companyRevenue', 'measure', 'state'];
  const proposed = mappingOf(fields);
  const question: ColumnQuestion = { kind: 'decimal', readings: [] };
  const checks = fields.map((): ColumnCheck => 'confirm');
  const bare = inspectionOf(proposed, checks, [null, null, null, null, null, question, null]);
  const inspection: SourceInspection = {
    ...bare,
    // The last column has no values.
    columns: bare.columns.map((column, index) => ({ ...column, examples: index === 6 ? [] : ['a value'] })),
  };

  it('are those with values, but no open question and nothing that plans are measured by', () => {
    expect(confirmableAtOnce({ inspection, mapping: proposed, confirmed: [], answered: [] })).toEqual([0, 1, 4]);
  });

  it('are only those that still wait', () => {
    expect(confirmableAtOnce({ inspection, mapping: proposed, confirmed: [0], answered: [] })).toEqual([1, 4]);
    const byHand = mappingOf(['name', 'street', 'potential', 'sales', 'companyRevenue', 'measure', 'state']);
    expect(confirmableAtOnce({ inspection, mapping: byHand, confirmed: [0, 1], answered: [] })).toEqual([4]);
  });
});

describe('columns that wait', () => {
  const proposed = mappingOf(['lat', 'lng', 'potential', 'companyRevenue']);
  const inspection = inspectionOf(proposed, ['ok', 'ok', 'confirm', 'confirm']);

  it('counts guesses until they are confirmed', () => {
    expect(readBlocker({ inspection, mapping: proposed, confirmed: [], answered: [] })).toBe(
      '2 columns wait for your confirmation',
    );
    expect(readBlocker({ inspection, mapping: proposed, confirmed: [2], answered: [] })).toBe(
      '1 column waits for your confirmation',
    );
    expect(readBlocker({ inspection, mapping: proposed, confirmed: [2, 3], answered: [] })).toBeNull();
  });

  it('does not ask about a use that was chosen by hand or left out', () => {
    const chosen = mappingOf(['lat', 'lng', 'sales', null]);
    expect(columnsToConfirm({ inspection, mapping: chosen, confirmed: [], answered: [] })).toEqual([]);
  });

  it('asks for a location before anything else', () => {
    const none = mappingOf(['id', 'name', 'potential', null]);
    expect(locationSources(none)).toEqual([]);
    expect(readBlocker({ inspection, mapping: none, confirmed: [], answered: [] })).toMatch(
      /coordinates, a post code, or the city/,
    );
    const half = mappingOf(['lat', 'name', null, null]);
    expect(readBlocker({ inspection, mapping: half, confirmed: [], answered: [] })).toMatch(/longitude too/);
  });
});

describe('questions', () => {
  const decimal: ColumnQuestion = { kind: 'decimal', readings: [] };
  const order: ColumnQuestion = { kind: 'date-order', readings: [] };
  const proposed = mappingOf(['lat', 'lng', 'potential', 'sales', null, 'date']);
  const inspection = inspectionOf(
    proposed,
    ['ok', 'ok', 'confirm', 'confirm', 'none', 'confirm'],
    [null, null, decimal, decimal, decimal, order],
  );

  it('are open until they are answered; a confirmation is no answer', () => {
    const parts = { inspection, mapping: proposed, confirmed: [2, 3, 5], answered: [] };
    expect(columnsToConfirm(parts)).toEqual([2, 3, 5]);
    expect(columnsToConfirm({ ...parts, answered: [2, 5] })).toEqual([3]);
    expect(alikeColumns(parts, 2)).toEqual([3]);
    expect(alikeColumns(parts, 5)).toEqual([]);
    expect([2, 3, 5].map(column => askedAt(parts, column, [0, 1, 2, 3, 4, 5]))).toEqual([2, 2, 5]);
    expect(askedAt(parts, 2, [5, 3, 2])).toBe(3);
    expect(askedAt({ ...parts, answered: [2] }, 3, [2, 3])).toBe(3);
  });

  it('come back when a column is used by hand as what they are about, and only then', () => {
    const parts = { inspection, confirmed: [4, 5], answered: [] };
    const asText = mappingOf(['lat', 'lng', null, null, 'category', 'measure']);
    expect(columnsToConfirm({ ...parts, mapping: asText })).toEqual([]);
    const asNumber = mappingOf(['lat', 'lng', null, null, 'measure', 'category']);
    expect(openQuestion({ ...parts, mapping: asNumber }, 4)).toBe(decimal);
    expect(columnsToConfirm({ ...parts, mapping: asNumber })).toEqual([4]);
  });
});
