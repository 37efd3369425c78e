/** What the page is told of the accounts: measures, categories with counts, and the spread of each measure. */
import { type AccountTable, type CategoryColumn, customersByCode, customersOf } from '../accounts/account-table';
import type { MeasureValues } from '../workload/account-values';
import type {
  AccountFilter,
  CategorySummary,
  DatasetSummary,
  MeasureDistribution,
  PotentialSource,
  WorkloadSource,
} from './dataset';

/** More values than this are no category to choose from; the rest is counted as others. */
const MOST_VALUES = 200;
const BINS = 24;

export function summariseDataset(
  table: AccountTable,
  measures: readonly MeasureValues[],
  potential: PotentialSource,
  workload: WorkloadSource,
  currency: string,
): DatasetSummary {
  return {
    accounts: customersOf(table),
    measures: measures.map(entry => entry.measure),
    categories: table.categories.map(column => categorySummary(table, column)),
    distributions: measures.map(distribution),
    potential,
    workload,
    currency,
  };
}

function categorySummary(table: AccountTable, column: CategoryColumn): CategorySummary {
  const accounts = customersByCode(table, column);
  const order = column.labels
    .map((_, code) => code)
    .filter(code => accounts[code] > 0)
    .sort((a, b) => accounts[b] - accounts[a] || (column.labels[a] < column.labels[b] ? -1 : 1));
  const shown = order.slice(0, MOST_VALUES);
  return {
    key: column.key,
    header: column.header,
    values: shown.map(code => ({ label: column.labels[code], accounts: accounts[code] })),
    others: order.slice(MOST_VALUES).reduce((sum, code) => sum + accounts[code], 0),
  };
}

/** Bins of equal width in log10 over the positive values; empty when there are none. */
function distribution({ measure, values }: MeasureValues): MeasureDistribution {
  let min = Number.POSITIVE_INFINITY;
  let max = 0;
  for (const value of values) {
    if (!(value > 0)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const bins = new Array<number>(BINS).fill(0);
  if (max === 0) return { measureId: measure.id, min: 0, max: 0, bins };
  const width = Math.log10(max / min) / BINS;
  for (const value of values) {
    if (!(value > 0)) continue;
    bins[width === 0 ? 0 : Math.min(BINS - 1, Math.floor(Math.log10(value / min) / width))]++;
  }
  return { measureId: measure.id, min, max, bins };
}

/**
 * 1 per account that counts; null when all do. A range keeps values from min to max inclusive; an account without a
 * value is outside every range.
 */
export function accountFilterMask(
  table: AccountTable,
  measures: readonly MeasureValues[],
  filter: AccountFilter,
): Uint8Array | null {
  const { categories, ranges } = filter;
  if (categories.length === 0 && ranges.length === 0) return null;
  const mask = new Uint8Array(table.count).fill(1);
  for (const { key, labels } of categories) {
    const column = table.categories.find(other => other.key === key);
    if (!column) continue;
    const chosen = new Set(labels);
    const counts = Uint8Array.from(column.labels, label => (chosen.has(label) ? 1 : 0));
    for (let account = 0; account < mask.length; account++) mask[account] &= counts[column.codes[account]];
  }
  for (const { measureId, min, max } of ranges) {
    const values = measures.find(entry => entry.measure.id === measureId)?.values;
    if (!values) continue;
    for (let account = 0; account < mask.length; account++) {
      if (!(values[account] >= min && values[account] <= max)) mask[account] = 0;
    }
  }
  return mask;
}
