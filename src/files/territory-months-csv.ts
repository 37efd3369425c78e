/**
 * Sales per territory and month: one row per territory, one column per month from the first with sales to the last, and
 * their total. What is in no territory has a row of its own. Rows without a usable order date are in no month.
 */
import { monthText } from '../core/accounts/calendar';
import { CompensatedSums } from '../core/accounts/compensated-sums';
import type { MonthlySeries } from '../core/accounts/monthly-series';
import { type Rep, type Territory, UNASSIGNED } from '../core/plan/plan';
import { type CsvValue, csvTable, exactSum } from './csv-write';

/**
 * @param territoryId of an account
 * @param mask 1 = the account counts; null = all do
 */
export function territoryMonthsCsv(
  series: MonthlySeries,
  territoryId: (account: number) => number,
  mask: Uint8Array | null,
  territories: readonly Territory[],
  reps: readonly Rep[],
): Generator<string, void, undefined> {
  const { months, offsets, month, amount } = series;
  const rowOfId = new Map([UNASSIGNED, ...territories.map(({ id }) => id)].map((id, row) => [id, row]));
  const sums = new CompensatedSums(rowOfId.size * months);
  for (let account = 0; account + 1 < offsets.length; account++) {
    if (mask !== null && mask[account] === 0) continue;
    const row = rowOfId.get(territoryId(account)) ?? 0;
    for (let at = offsets[account]; at < offsets[account + 1]; at++) sums.add(row * months + month[at], amount[at]);
  }
  const repNames = new Map(reps.map(({ id, name }) => [id, name]));
  const names = Array.from({ length: months }, (_, at) => monthText(series.firstMonth + at));
  return csvTable(['territory_id', 'territory', 'rep', ...names, 'total'], rows());

  function* rows(): Generator<readonly CsvValue[]> {
    for (const { id, name, repId } of territories) {
      yield [id, name, (repId !== null && repNames.get(repId)) || '', ...figures(rowOfId.get(id) ?? 0)];
    }
    const unassigned = figures(0);
    if (unassigned.some(value => value !== 0)) yield [null, 'unassigned', '', ...unassigned];
  }

  function figures(row: number): number[] {
    const total = new CompensatedSums(1);
    const values = Array.from({ length: months }, (_, at) => sums.total(row * months + at));
    for (const value of values) total.add(0, value);
    return [...values, total.total(0)].map(exactSum);
  }
}
