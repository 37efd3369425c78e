import type { BalanceForm, WayOut } from './balance-state';

/** The wishes once a way out is taken; the same object when it leaves them as they are. */
export function formAfter(form: BalanceForm, way: WayOut): BalanceForm {
  const criteria = (measureId: string, change: Partial<BalanceForm['criteria'][number]>): BalanceForm => ({
    ...form,
    criteria: form.criteria.map(entry => (entry.measureId === measureId ? { ...entry, ...change } : entry)),
  });
  switch (way.kind) {
    case 'wider-band':
      return criteria(way.measureId, { band: way.band });
    case 'if-possible':
      return criteria(way.measureId, { hardness: 'try' });
    case 'leave-out':
      return criteria(way.measureId, { on: false });
    case 'territories':
      return { ...form, territories: way.count };
    case 'unlock':
      return { ...form, keepLocks: false };
    case 'higher-maximum':
      return form.maximum ? { ...form, maximum: { ...form.maximum, perFte: way.perFte } } : form;
    case 'maximum-if-possible':
      return form.maximum ? { ...form, maximum: { ...form.maximum, hardness: 'try' } } : form;
    case 'homes-near':
      return { ...form, homes: 'near' };
    case 'most-moved':
      return { ...form, mostMoved: way.share };
    case 'finer-hexes':
    case 'show-hexes':
      return form;
  }
}
