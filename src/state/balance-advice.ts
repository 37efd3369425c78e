import type { BalanceRemark } from '../core/autobalance/balance-problem';
import type { Plan, Territory } from '../core/plan/plan';
import type { AppState, Dataset } from './app-state';
import { amountOf, roundedUp } from './balance-amounts';
import type { BalanceAdvice, BalanceForm, WayOut, WishedEven, WishedMaximum } from './balance-state';
import { formatBand, formatMeasure, formatShare } from './format';
import { listed } from './listed';
import { activePlan } from './selectors/shown-plan';

/** The finest size of hexes that is offered; heavy ones are split further. */
const FINEST_BASE = 8;
/** Bands that are offered as a way out, as fractions; wider ones are hardly even. */
const WIDER_BANDS = [0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3];
/** Limits on what moves that are offered; above the last one there is none. */
const MORE_MOVED = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.75];
/** How far from the wished number of territories another one is looked for. */
const OTHER_COUNTS = 0.25;
/** Hexes that a territory should have for its sums to be tuned. */
const HEXES_PER_TERRITORY = 8;
/** How many limits are told at once; more would hide the first. */
const MOST_ADVICE = 6;
/** Ways out offered for one limit, the way to it on the map not counted. */
const MOST_WAYS = 4;

interface Way {
  readonly label: string;
  readonly action: WayOut;
}

/** What a remark is judged against and where its hexes and territories are found. */
interface Circumstances {
  readonly form: BalanceForm;
  readonly dataset: Dataset;
  readonly plan: Plan;
  readonly even: readonly WishedEven[];
  /** What may move is used up, which may be what keeps territories outside. */
  readonly movedUp: boolean;
}

/** The maximum comes after every measure to make even. */
function isAboutMaximum(remark: BalanceRemark, form: BalanceForm): boolean {
  return form.maximum !== null && remark.criterion === form.criteria.filter(criterion => criterion.on).length;
}

function titleOf(remark: BalanceRemark, place: string, names: readonly string[], form: BalanceForm): string {
  const isMaximum = isAboutMaximum(remark, form);
  const overLimit = remark.value > (form.mostMoved ?? 1) + 1e-9;
  const where = place ? `The ${place} hex` : 'One hex';
  switch (remark.kind) {
    case 'heavy-unit':
      if (isMaximum) return `${where} alone is above the maximum.`;
      return remark.value >= 1
        ? `${where} alone holds ${remark.value.toFixed(1)} territories.`
        : `${where} alone holds ${formatShare(remark.value)} of a territory.`;
    case 'island':
      return place ? `The area around ${place} stands apart.` : 'A part of the market stands apart.';
    case 'locks':
      return names.length ? `The locks of ${listed(names)} leave too little room.` : 'The locks leave too little room.';
    case 'too-many-territories':
      return 'There are more territories than the data can fill.';
    case 'no-weight':
      return 'There is nothing to make even.';
    case 'conflict':
      return 'Two criteria pull in opposite directions.';
    case 'band-missed': {
      const what = isMaximum ? 'above the maximum' : 'outside the band';
      return names.length
        ? `${listed(names)} ${names.length === 1 ? 'stays' : 'stay'} ${what}.`
        : `Some territories stay ${what}.`;
    }
    case 'moved':
      return overLimit ? 'More has to move than you allow.' : 'What may move is used up.';
    case 'maximum':
      return 'The maximum is too low for what there is.';
    case 'home':
      return names.length
        ? `The home of the rep of ${listed(names)} cannot be inside.`
        : 'A home cannot be inside its territory.';
  }
}

function widerBand(remark: BalanceRemark, criterion: WishedEven, label: string): readonly Way[] {
  const needed = remark.kind === 'heavy-unit' && remark.value > 1 ? remark.value - 1 : Math.abs(remark.value);
  // In a conflict the value is no deviation: the next band up is the one to try.
  const least = remark.kind === 'conflict' || remark.kind === 'moved' ? 0 : needed;
  const band = WIDER_BANDS.find(candidate => candidate > criterion.band + 1e-9 && candidate >= least - 0.005);
  if (band === undefined) return [];
  const action: WayOut = { kind: 'wider-band', measureId: criterion.measureId, band };
  return [{ label: `Allow ${formatBand(band)} ${label.toLowerCase()}`, action }];
}

function ifPossible(criterion: WishedEven, label: string): readonly Way[] {
  if (criterion.hardness === 'try') return [];
  return [{ label: `${label} if possible`, action: { kind: 'if-possible', measureId: criterion.measureId } }];
}

function looserMaximum(remark: BalanceRemark, maximum: WishedMaximum, { dataset }: Circumstances): readonly Way[] {
  const amount = amountOf(dataset, maximum.measureId);
  if (!amount) return [];
  const ways: Way[] = [];
  // Limits are told as a multiple of the maximum, misses as what is above it.
  const over = remark.kind === 'heavy-unit' || remark.kind === 'maximum' ? remark.value - 1 : remark.value;
  const perFte = roundedUp(maximum.perFte * (1 + over), maximum.measureId);
  if (remark.kind !== 'conflict' && remark.kind !== 'moved' && perFte > maximum.perFte) {
    const text = formatMeasure(perFte, amount.unit, dataset.summary.currency);
    const label = `Allow ${text}${amount.unit === 'number' ? ` ${amount.label.toLowerCase()}` : ''} per rep`;
    ways.push({ label, action: { kind: 'higher-maximum', perFte } });
  }
  if (maximum.hardness === 'must' && remark.kind !== 'maximum')
    ways.push({ label: 'Maximum if possible', action: { kind: 'maximum-if-possible' } });
  return ways;
}

/** Asks less of the criterion that the remark is about. */
function looser(remark: BalanceRemark, circumstances: Circumstances): readonly Way[] {
  const { form, even, dataset } = circumstances;
  if (form.maximum && isAboutMaximum(remark, form)) return looserMaximum(remark, form.maximum, circumstances);
  const criterion = even[remark.criterion];
  if (!criterion) return [];
  const label = amountOf(dataset, criterion.measureId)?.label ?? criterion.measureId;
  return [...widerBand(remark, criterion, label), ...ifPossible(criterion, label)];
}

/** Finer hexes part accounts from each other, never one account from itself. */
function finerHexes(remark: BalanceRemark, { dataset }: Circumstances): readonly Way[] {
  const resolution = dataset.grid.coarsest + 1;
  if (!dataset.source || resolution > FINEST_BASE) return [];
  const canPart = remark.units.length === 0 || remark.units.some(unit => dataset.sums.accounts[unit] > 1);
  return canPart ? [{ label: 'Use finer hexes', action: { kind: 'finer-hexes', resolution } }] : [];
}

function unlock({ form, plan }: Circumstances): readonly Way[] {
  if (!form.keepLocks) return [];
  const isLocked =
    plan.territories.some(territory => territory.locked) ||
    plan.lockedHexes.includes(1) ||
    plan.lockedAccounts.length > 0;
  return isLocked ? [{ label: 'Let locks move', action: { kind: 'unlock' } }] : [];
}

function moreMoved(remark: BalanceRemark, { form }: Circumstances): readonly Way[] {
  const { mostMoved } = form;
  if (mostMoved === null || form.start !== 'today') return [];
  const needed = remark.kind === 'moved' ? remark.value : 0;
  const share = MORE_MOVED.find(candidate => candidate > mostMoved + 1e-9 && candidate >= needed - 1e-9);
  const ways: Way[] = [];
  if (share !== undefined) {
    ways.push({ label: `Let ${formatShare(share)} move`, action: { kind: 'most-moved', share } });
  }
  if (remark.kind === 'moved') ways.push({ label: 'No limit', action: { kind: 'most-moved', share: null } });
  return ways;
}

/** With so many the maximum reaches the mean. */
function moreTerritories(remark: BalanceRemark, { form }: Circumstances): readonly Way[] {
  const count = Math.ceil(form.territories * remark.value);
  if (count <= form.territories) return [];
  return [{ label: `Make ${count} territories`, action: { kind: 'territories', count } }];
}

/** As many as the heaviest hex, or the number of hexes with anything in them, leaves room for. */
function fewerTerritories(remark: BalanceRemark, { form, even }: Circumstances): readonly Way[] {
  const heavy = remark.kind === 'heavy-unit';
  const band = even[remark.criterion]?.band;
  if (heavy && (remark.value <= 1 || band === undefined)) return [];
  const room = heavy ? (1 + (band ?? 0)) / remark.value : remark.value / HEXES_PER_TERRITORY;
  const count = Math.max(1, Math.floor(form.territories * room));
  if (count >= form.territories) return [];
  const label = `${heavy ? 'At most' : 'Make'} ${count} ${count === 1 ? 'territory' : 'territories'}`;
  return [{ label, action: { kind: 'territories', count } }];
}

/** The nearest number of territories with which an area that stands apart, and the rest, hold whole ones. */
function fittingTerritories(remark: BalanceRemark, { form, even, dataset }: Circumstances): readonly Way[] {
  if (!even[remark.criterion]) return [];
  const shares = even.flatMap(({ measureId, band }) => {
    const values = amountOf(dataset, measureId)?.values;
    if (!values) return [];
    let total = 0;
    for (let hex = 0; hex < values.length; hex++) total += Math.max(0, values[hex]);
    const apart = remark.units.reduce((sum, unit) => sum + Math.max(0, values[unit]), 0);
    return total > 0 ? [{ share: apart / total, band }] : [];
  });
  const wanted = form.territories;
  for (let off = 1; off <= Math.ceil(wanted * OTHER_COUNTS); off++) {
    for (const count of [wanted - off, wanted + off]) {
      if (count < 2 || shares.length === 0) continue;
      const seats = Math.round(shares[0].share * count);
      const fits =
        seats > 0 &&
        seats < count &&
        shares.every(
          ({ share, band }) =>
            Math.abs((share * count) / seats - 1) <= band &&
            Math.abs(((1 - share) * count) / (count - seats) - 1) <= band,
        );
      if (fits) return [{ label: `Make ${count} territories`, action: { kind: 'territories', count } }];
    }
  }
  return [];
}

function waysOf(remark: BalanceRemark, circumstances: Circumstances): readonly Way[] {
  const loose = looser(remark, circumstances);
  const { even, dataset } = circumstances;
  switch (remark.kind) {
    case 'heavy-unit':
      return [...finerHexes(remark, circumstances), ...fewerTerritories(remark, circumstances), ...loose];
    case 'band-missed':
      return [
        ...(circumstances.movedUp ? moreMoved(remark, circumstances) : []),
        ...loose,
        ...unlock(circumstances),
        ...finerHexes(remark, circumstances),
      ];
    case 'conflict': {
      const others = even.flatMap((criterion, index) =>
        index === remark.criterion
          ? []
          : ifPossible(criterion, amountOf(dataset, criterion.measureId)?.label ?? criterion.measureId),
      );
      return [...loose, ...others];
    }
    case 'moved':
      return [...moreMoved(remark, circumstances), ...loose];
    case 'locks':
      return [...unlock(circumstances), ...loose];
    case 'maximum':
      return [...loose, ...moreTerritories(remark, circumstances)];
    case 'home':
      return [
        { label: 'Near homes will do', action: { kind: 'homes-near' } },
        ...(remark.units.length > 0 ? [...unlock(circumstances), ...finerHexes(remark, circumstances)] : []),
      ];
    case 'island':
      return [...fittingTerritories(remark, circumstances), ...loose];
    case 'too-many-territories':
      return [...fewerTerritories(remark, circumstances), ...finerHexes(remark, circumstances)];
    case 'no-weight': {
      const criterion = even[remark.criterion];
      // The last one cannot be left out: something has to be made even.
      if (!criterion || even.length < 2) return [];
      const label = amountOf(dataset, criterion.measureId)?.label ?? criterion.measureId;
      const action: WayOut = { kind: 'leave-out', measureId: criterion.measureId };
      return [{ label: `Leave out ${label.toLowerCase()}`, action }];
    }
  }
}

/**
 * Puts remarks in words with ways out; `placeOf` names the town of a hex ('' = none near). `territoryIds` gives the id
 * of each territory that remarks number; `territories` are those of the result, the plan's own before there is one.
 */
export function adviceOf(
  state: AppState,
  form: BalanceForm,
  remarks: readonly BalanceRemark[],
  territoryIds: readonly number[],
  placeOf: ReadonlyMap<number, string>,
  territories?: readonly Territory[],
): readonly BalanceAdvice[] {
  const plan = activePlan(state);
  const { dataset } = state;
  if (!plan || !dataset) return [];
  const even = form.criteria.filter(criterion => criterion.on);
  const circumstances: Circumstances = {
    form,
    dataset,
    plan,
    even,
    movedUp: remarks.some(({ kind }) => kind === 'moved'),
  };
  const nameOf = new Map((territories ?? plan.territories).map(territory => [territory.id, territory.name]));
  return remarks.slice(0, MOST_ADVICE).map(remark => {
    const place = remark.units.map(unit => placeOf.get(unit) ?? '').find(Boolean) ?? '';
    const names = remark.territories.map(index => nameOf.get(territoryIds[index]) ?? '').filter(Boolean);
    const ways = waysOf(remark, circumstances).slice(0, MOST_WAYS);
    const hexes = remark.units.slice(0, 500);
    const onMap: readonly Way[] =
      hexes.length > 0 ? [{ label: 'Show on map', action: { kind: 'show-hexes', hexes } }] : [];
    return { remark, title: titleOf(remark, place, names, form), text: remark.text, waysOut: [...ways, ...onMap] };
  });
}
