import { ACCOUNTS } from '../../core/autobalance/problem-from-plan';
import type { Dataset } from '../../state/app-state';
import type { BalanceForm, WishedMaximum } from '../../state/balance-state';
import type { TerritoryRow } from '../../state/selectors/territory-rows';

/** What a full-time equivalent of a territory holds of the measure under a maximum. */
export function perFteOf(
  row: TerritoryRow,
  measureId: WishedMaximum['measureId'],
  { summary }: Pick<Dataset, 'summary'>,
): number {
  if (measureId === ACCOUNTS) return row.accounts / row.territory.fte;
  const index = summary.measures.findIndex(measure => measure.id === measureId);
  return (row.sums[index] ?? 0) / row.territory.fte;
}

/** Whether a territory holds more than the maximum of the wishes. */
export function isAboveMaximum(
  row: TerritoryRow,
  { maximum }: Pick<BalanceForm, 'maximum'>,
  dataset: Pick<Dataset, 'summary'>,
): boolean {
  // Sums in another order differ in their last digits.
  return maximum !== null && perFteOf(row, maximum.measureId, dataset) > maximum.perFte * (1 + 1e-9);
}
