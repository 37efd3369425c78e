import type { BalanceRemark } from '../core/autobalance/balance-problem';
import type { AppState, BalanceAdvice, BalanceForm, WayOut } from './app-state';
import { formatBand, formatShare } from './format';
import { activePlan } from './selectors/shown-plan';

/** The finest size of hexes that is offered; heavy ones are split further. */
const FINEST_BASE = 8;
/** Bands that are offered as a way out, as fractions. */
const WIDER_BANDS = [0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5];
/** How many limits are told at once; more would hide the first. */
const MOST_ADVICE = 4;

function titleOf(remark: BalanceRemark, place: string, territories: readonly string[]): string {
  const where = place ? `The ${place} hex` : 'One hex';
  switch (remark.kind) {
    case 'heavy-unit':
      return remark.value >= 1
        ? `${where} alone holds ${remark.value.toFixed(1)} territories.`
        : `${where} alone holds ${formatShare(remark.value)} of a territory.`;
    case 'island':
      return place ? `The area around ${place} stands apart.` : 'A part of the market stands apart.';
    case 'locks':
      return territories.length
        ? `The locks of ${territories.join(', ')} leave too little room.`
        : 'The locks leave too little room.';
    case 'too-many-territories':
      return 'There are more territories than the data can fill.';
    case 'no-weight':
      return 'There is nothing to make even.';
    case 'conflict':
      return 'Two criteria pull in opposite directions.';
    case 'band-missed':
      return territories.length
        ? `${territories.join(', ')} stays outside the band.`
        : 'Some territories stay outside the band.';
    case 'moved':
      return 'More would have to change than you allow.';
    case 'maximum':
      return 'The maximum is too low for what there is.';
    case 'home':
      return territories.length
        ? `The home of ${territories.join(', ')} cannot be inside.`
        : 'A home cannot be inside its territory.';
  }
}

function widerBand(remark: BalanceRemark, form: BalanceForm): WayOut | null {
  const on = form.criteria.filter(criterion => criterion.on);
  const criterion = on[remark.criterion];
  if (!criterion) return null;
  const needed = remark.kind === 'heavy-unit' ? Math.max(criterion.band, remark.value - 1) : Math.abs(remark.value);
  const band = WIDER_BANDS.find(candidate => candidate > criterion.band + 1e-9 && candidate >= needed - 0.005);
  return band === undefined ? null : { kind: 'wider-band', measureId: criterion.measureId, band };
}

/** Puts remarks in words with ways out; `placeOf` names the town of a hex ('' = none near). */
export function adviceOf(
  state: AppState,
  form: BalanceForm,
  remarks: readonly BalanceRemark[],
  territoryIds: readonly number[],
  placeOf: ReadonlyMap<number, string>,
): readonly BalanceAdvice[] {
  const plan = activePlan(state);
  const nameOf = new Map(plan?.territories.map(territory => [territory.id, territory.name]));
  const labelOf = new Map(state.dataset?.summary.measures.map(measure => [measure.id, measure.label]));
  return remarks.slice(0, MOST_ADVICE).map(remark => {
    const places = remark.units.map(unit => placeOf.get(unit) ?? '').filter(Boolean);
    const names = remark.territories.map(index => nameOf.get(territoryIds[index]) ?? '').filter(Boolean);
    const actions: { label: string; action: WayOut }[] = [];
    const finer = (state.dataset?.grid.coarsest ?? FINEST_BASE) + 1;
    // Finer hexes part accounts from each other, never one account from itself.
    const canPart = remark.units.some(unit => (state.dataset?.sums.accounts[unit] ?? 0) > 1);
    if (remark.kind === 'heavy-unit' && canPart && finer <= FINEST_BASE && state.dataset?.source) {
      actions.push({ label: 'Use finer hexes', action: { kind: 'finer-hexes', resolution: finer } });
    }
    if (remark.kind === 'heavy-unit' && remark.value > 1) {
      const most = Math.max(1, Math.floor(form.territories / remark.value));
      if (most < form.territories) {
        actions.push({ label: `At most ${most} territories`, action: { kind: 'territories', count: most } });
      }
    }
    if (remark.kind === 'too-many-territories' && remark.value >= 1 && remark.value < form.territories) {
      const count = Math.floor(remark.value);
      actions.push({ label: `Make ${count} territories`, action: { kind: 'territories', count } });
    }
    if (remark.kind === 'locks') actions.push({ label: 'Let locks move', action: { kind: 'unlock' } });
    const band = widerBand(remark, form);
    if (band?.kind === 'wider-band') {
      const label = labelOf.get(band.measureId) ?? band.measureId;
      actions.push({ label: `Allow ${formatBand(band.band)} ${label.toLowerCase()}`, action: band });
    }
    if (remark.units.length > 0) {
      actions.push({ label: 'Show on map', action: { kind: 'show-hexes', hexes: remark.units.slice(0, 500) } });
    }
    return {
      remark,
      title: titleOf(remark, places[0] ?? '', names.slice(0, 3)),
      text: remark.text,
      waysOut: actions.map(entry => ({ ...entry, chosen: false })),
    };
  });
}
