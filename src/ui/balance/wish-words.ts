import type { Dataset } from '../../state/app-state';
import { amountOf } from '../../state/balance-amounts';
import type { BalanceForm } from '../../state/balance-state';
import { formatBand, formatMeasure, formatShare } from '../../state/format';

/** What counts as moved, in words. */
export const MOVED_WORDS: Readonly<Record<BalanceForm['disruptionBy'], string>> = {
  accounts: 'accounts',
  sales: 'sales',
  workload: 'hours',
};

/** The wishes of a run, one phrase each, so that a result is read with what was asked for. */
export function wishWords(form: BalanceForm, dataset: Pick<Dataset, 'summary' | 'sums'>): readonly string[] {
  const { maximum, mostMoved, homes } = form;
  const label = (measureId: string) => amountOf(dataset, measureId)?.label ?? measureId;
  const words = [
    `${form.territories} ${form.territories === 1 ? 'territory' : 'territories'} ` +
      `${form.start === 'today' ? 'from the map as it was' : 'from scratch'}`,
    ...form.criteria
      .filter(criterion => criterion.on)
      .map(({ measureId, band, hardness }) => {
        return `${label(measureId)} ${formatBand(band)}${hardness === 'try' ? ' if possible' : ''}`;
      }),
  ];
  if (maximum) {
    const amount = amountOf(dataset, maximum.measureId);
    const most = formatMeasure(maximum.perFte, amount?.unit ?? 'number', dataset.summary.currency);
    const hardness = maximum.hardness === 'try' ? ' if possible' : '';
    words.push(`at most ${most} ${label(maximum.measureId).toLowerCase()} per full-time rep${hardness}`);
  }
  if (mostMoved !== null && form.start === 'today') {
    words.push(`at most ${formatShare(mostMoved)} of ${MOVED_WORDS[form.disruptionBy]} may move`);
  }
  if (homes === 'near') words.push('near rep homes');
  if (homes === 'inside') words.push('rep homes inside');
  return words;
}
