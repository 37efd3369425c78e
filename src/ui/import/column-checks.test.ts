import { describe, expect, it } from 'vitest';
import type { AccountField } from '../../core/accounts/account-field';
import type { ColumnMapping } from '../../files/customers/column-mapping';
import type { ColumnCheck } from '../../files/customers/inspection';
import type { SourceInspection } from '../../files/source/inspect-source';
import { columnsToConfirm, locationSources, readBlocker } from './column-checks';

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

function inspectionOf(proposed: ColumnMapping, checks: readonly ColumnCheck[]): SourceInspection {
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
      check,
      note: '',
    })),
    notes: [],
    source: { format: 'text', packing: '', parts: [], part: '', typedNumbers: [] },
  };
}

describe('columns that wait', () => {
  const proposed = mappingOf(['lat', 'lng', 'potential', 'companyRevenue']);
  const inspection = inspectionOf(proposed, ['ok', 'ok', 'confirm', 'confirm']);

  it('counts guesses until they are confirmed', () => {
    expect(readBlocker({ inspection, mapping: proposed, confirmed: [] })).toBe('2 columns wait for your confirmation');
    expect(readBlocker({ inspection, mapping: proposed, confirmed: [2] })).toBe('1 column waits for your confirmation');
    expect(readBlocker({ inspection, mapping: proposed, confirmed: [2, 3] })).toBeNull();
  });

  it('does not ask about a use that was chosen by hand or left out', () => {
    const chosen = mappingOf(['lat', 'lng', 'sales', null]);
    expect(columnsToConfirm({ inspection, mapping: chosen, confirmed: [] })).toEqual([]);
  });

  it('asks for a location before anything else', () => {
    const none = mappingOf(['id', 'name', 'potential', null]);
    expect(locationSources(none)).toEqual([]);
    expect(readBlocker({ inspection, mapping: none, confirmed: [] })).toMatch(/latitude and longitude, or a post code/);
    const half = mappingOf(['lat', 'name', null, null]);
    expect(readBlocker({ inspection, mapping: half, confirmed: [] })).toMatch(/longitude too/);
  });
});
