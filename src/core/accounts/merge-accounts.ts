/** Several accounts of a table become one: the first of each group takes in the others. */
import type { AccountTable } from './account-table';
import { keptAccounts } from './account-table-builder';
import { NO_DAY } from './calendar';
import { asDecimal, CompensatedSums } from './compensated-sums';
import { entriesOf } from './monthly-series';

export interface MergedAccounts {
  readonly table: AccountTable;
  /** Per number of the table: what was not added, because the number describes an account and the first one stays. */
  readonly notAdded: Float64Array;
}

/**
 * @param groupOf for every account the first account of its group, which may be itself; groups begin with their first
 * @param sums per number of the table: whether it adds up, or the first one written stays
 */
export function mergeAccounts(table: AccountTable, groupOf: Int32Array, sums: readonly boolean[]): MergedAccounts {
  const { count } = table;
  const notAdded = new CompensatedSums(table.numbers.length);
  const numbers = table.numbers.map((column, index) => {
    const values = column.values.slice();
    const errors = new Float64Array(sums[index] ? count : 0);
    for (let account = 0; account < count; account++) {
      const first = groupOf[account];
      const value = column.values[account];
      if (first === account || Number.isNaN(value)) continue;
      if (Number.isNaN(values[first])) {
        values[first] = value;
      } else if (sums[index]) {
        const sum = values[first];
        const next = sum + value;
        errors[first] += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        values[first] = next;
      } else {
        notAdded.add(index, value);
      }
    }
    for (let account = 0; account < errors.length; account++) {
      if (errors[account] !== 0) values[account] = asDecimal(values[account] + errors[account]);
    }
    return { ...column, values };
  });
  const categories = table.categories.map(column => {
    const codes = column.codes.slice();
    for (let account = 0; account < count; account++) codes[groupOf[account]] ||= codes[account];
    return { ...column, codes };
  });
  const dates = table.dates.map(column => {
    const days = column.days.slice();
    const isEarlier = column.key === 'firstDate';
    for (let account = 0; account < count; account++) {
      const [known, day] = [days[groupOf[account]], days[account]];
      if (day !== NO_DAY && (known === NO_DAY || day < known === isEarlier)) days[groupOf[account]] = day;
    }
    return { ...column, days };
  });
  const lines = table.lines.slice();
  const customers = table.customers?.slice() ?? null;
  const kept: number[] = [];
  const moved = new Int32Array(count);
  for (let account = 0; account < count; account++) {
    const first = groupOf[account];
    if (first === account) {
      moved[account] = kept.length;
      kept.push(account);
    } else {
      moved[account] = moved[first];
      lines[first] += lines[account];
      if (customers) customers[first] += customers[account];
    }
  }
  const joined = keptAccounts({ ...table, numbers, categories, dates, lines, customers }, Int32Array.from(kept), moved);
  const monthly = table.monthly && entriesOf(table.monthly).finish(kept.length, moved);
  return {
    table: { ...joined, monthly },
    notAdded: Float64Array.from(numbers, (_, index) => notAdded.total(index)),
  };
}
