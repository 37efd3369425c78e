import type { BalanceProblem, BalanceRemark } from './balance-problem';
import { checkProblem } from './check-problem';
import { type Game, setUpGame } from './game';
import { percent } from './percent';

/** Units a territory should have for two criteria to be balanced within a few percent. */
const UNITS_PER_TERRITORY = 8;
/** Heavy units named at most. */
const NAMED = 20;

function territories(count: number): string {
  return `${count.toFixed(count < 10 ? 2 : 0)} territories`;
}

/**
 * Limits that no plan can beat, known before the run in a few milliseconds: heavy hexes, islands, locks, criteria
 * without weight, more territories than the hexes can carry. Most severe first; empty when nothing is in the way.
 * @throws BalanceProblemError if the problem cannot be run as stated
 */
export function boundsOf(problem: BalanceProblem): BalanceRemark[] {
  checkProblem(problem);
  return boundsOfGame(problem, setUpGame(problem));
}

/** As `boundsOf`, for a game that is set up already. */
export function boundsOfGame(problem: BalanceProblem, game: Game): BalanceRemark[] {
  const remarks = [
    ...maximumLimits(problem, game),
    ...heavyUnits(problem, game),
    ...lockLimits(problem, game),
    ...emptyCriteria(problem, game),
    ...landLimits(game),
    ...sizeLimits(problem, game),
  ];
  return remarks;
}

/** A maximum below the mean cannot hold everywhere; one that a single hex exceeds cannot hold there. */
function maximumLimits(problem: BalanceProblem, game: Game): BalanceRemark[] {
  const { finest, goals, territoryCount: k } = game;
  const { nodeCount, criterionCount, weights } = finest;
  const remarks: BalanceRemark[] = [];
  for (let c = 0; c < criterionCount; c++) {
    if (game.maxima[c] === 0) continue;
    const { label } = problem.criteria[game.criterionOf[c]];
    let room = 0;
    let largest = 0;
    for (let t = 0; t < k; t++) {
      room += goals[t * criterionCount + c];
      largest = Math.max(largest, goals[t * criterionCount + c]);
    }
    if (room < 1 - 1e-9) {
      remarks.push({
        kind: 'maximum',
        text:
          `All territories together may hold ${percent(room)} of the ${label} there is, so some must exceed the maximum. ` +
          `Allow at least ${percent(1 / room)} of it, or plan ${Math.ceil(k / room)} territories.`,
        units: [],
        territories: [],
        criterion: game.criterionOf[c],
        value: 1 / room,
      });
    }
    const heavy: number[] = [];
    let most = 0;
    for (let v = 0; v < nodeCount; v++) {
      const share = weights[v * criterionCount + c] / largest;
      if (share <= 1 + 1e-9) continue;
      heavy.push(game.unitOf[v]);
      most = Math.max(most, share);
    }
    if (heavy.length === 0) continue;
    remarks.push({
      kind: 'heavy-unit',
      text:
        `${heavy.length === 1 ? 'One hex alone holds' : `${heavy.length} hexes alone hold`} more ${label} than a territory may: ` +
        `up to ${percent(most)} of the maximum. Use finer hexes or raise the maximum.`,
      units: heavy.slice(0, NAMED),
      territories: [],
      criterion: game.criterionOf[c],
      value: most,
    });
  }
  return remarks;
}

/**
 * A territory is either one hex or more: a hex of x mean territories cannot come nearer to 1 than alone, or with its
 * lightest neighbour.
 */
function heavyUnits(problem: BalanceProblem, game: Game): BalanceRemark[] {
  const { finest, bands, targets } = game;
  const { nodeCount, criterionCount, weights, offsets, neighbours } = finest;
  const largest = targets.reduce((most, share) => Math.max(most, share), 0);
  const remarks: BalanceRemark[] = [];
  for (let c = 0; c < criterionCount; c++) {
    if (game.maxima[c] === 1) continue;
    const { label, band } = problem.criteria[game.criterionOf[c]];
    const heavy: { unit: number; bound: number; share: number }[] = [];
    for (let v = 0; v < nodeCount; v++) {
      const share = weights[v * criterionCount + c] / largest;
      if (share <= 1) {
        // Alone only fits equal shares: with unequal ones a smaller territory may take it.
        if (share < 0.5 || targets.some(target => target < largest)) continue;
        let lightest = Infinity;
        for (let e = offsets[v]; e < offsets[v + 1]; e++) {
          lightest = Math.min(lightest, weights[neighbours[e] * criterionCount + c] / largest);
        }
        const bound = Math.min(1 - share, Math.max(0, share + lightest - 1));
        if (bound > bands[c]) heavy.push({ unit: game.unitOf[v], bound, share });
      } else if (share > 1 + band) heavy.push({ unit: game.unitOf[v], bound: share - 1, share });
    }
    if (heavy.length === 0) continue;
    heavy.sort((a, b) => b.bound - a.bound || a.unit - b.unit);
    const { share, bound } = heavy[0];
    const most = Math.max(1, Math.floor((game.territoryCount * (1 + band)) / share));
    const others = heavy.length > 1 ? ` ${heavy.length - 1} more ${heavy.length === 2 ? 'is' : 'are'} in the way.` : '';
    remarks.push({
      kind: 'heavy-unit',
      text:
        share > 1
          ? `One hex alone holds the ${label} of ${territories(share)}, so ±${percent(band)} is out of reach. Use finer hexes, ` +
            `give it more capacity, or plan at most ${most === 1 ? 'one territory' : `${most} territories`}.${others}`
          : `One hex holds ${percent(share)} of a territory's ${label} and its lightest neighbour takes it too far: ` +
            `no plan comes nearer than ${percent(bound)}. Use finer hexes.${others}`,
      units: heavy.slice(0, NAMED).map(({ unit }) => unit),
      territories: [],
      criterion: game.criterionOf[c],
      value: share > 1 ? share : bound,
    });
  }
  return remarks;
}

/** Locked hexes that hold more than the territory's band allows. */
function lockLimits(problem: BalanceProblem, game: Game): BalanceRemark[] {
  const { finest, bands, goals, territoryCount: k } = game;
  const { nodeCount, criterionCount, weights, fixed } = finest;
  const locked = new Float64Array(k * criterionCount);
  for (let v = 0; v < nodeCount; v++) {
    if (fixed[v] < 0) continue;
    for (let c = 0; c < criterionCount; c++) locked[fixed[v] * criterionCount + c] += weights[v * criterionCount + c];
  }
  const remarks: BalanceRemark[] = [];
  for (let c = 0; c < criterionCount; c++) {
    const over: { t: number; share: number }[] = [];
    for (let t = 0; t < k; t++) {
      const share = locked[t * criterionCount + c] / goals[t * criterionCount + c];
      if (share > 1 + bands[c] + 1e-9) over.push({ t: game.territoryOf[t], share });
    }
    if (over.length === 0) continue;
    over.sort((a, b) => b.share - a.share || a.t - b.t);
    remarks.push({
      kind: 'locks',
      text:
        `Locked hexes hold ${percent(over[0].share)} of one territory's ${problem.criteria[game.criterionOf[c]].label} ` +
        `${game.maxima[c] === 1 ? 'maximum' : 'target'}` +
        `${over.length > 1 ? ` (and too much in ${over.length - 1} more)` : ''}: unlock some of them, or raise its capacity.`,
      units: [],
      territories: over.map(({ t }) => t),
      criterion: game.criterionOf[c],
      value: over[0].share - 1,
    });
  }
  return remarks;
}

function emptyCriteria(problem: BalanceProblem, game: Game): BalanceRemark[] {
  return problem.criteria.flatMap(({ label }, criterion) =>
    game.criterionOf.includes(criterion)
      ? []
      : [
          {
            kind: 'no-weight' as const,
            text: `${label} is zero in every hex that can be shared out, so there is nothing to balance by it.`,
            units: [],
            territories: [],
            criterion,
            value: 0,
          },
        ],
  );
}

/** Islands without a territory of their own, and land masses worth no whole number of territories. */
function landLimits(game: Game): BalanceRemark[] {
  const { finest, groupOf, seats, bands, targets, territoryCount: k } = game;
  const { nodeCount, criterionCount, weights } = finest;
  const remarks: BalanceRemark[] = [];
  if (game.islands.length > 0) {
    const units = game.islands.flat();
    const inside = new Set(units);
    let worth = 0;
    for (let v = 0; v < nodeCount; v++) {
      if (!inside.has(game.unitOf[v])) continue;
      for (let c = 0; c < criterionCount; c++) worth += (weights[v * criterionCount + c] * k) / criterionCount;
    }
    const one = game.islands.length === 1;
    remarks.push({
      kind: 'island',
      text:
        `${one ? 'An island' : `${game.islands.length} islands`} with the load of ${territories(worth)} ` +
        `${one ? 'is' : 'are'} joined to nothing and ${one ? 'goes' : 'go'} with the nearest territory, which is then in ` +
        'more than one piece. Add a link where there is a ferry or a road.',
      units,
      territories: [],
      criterion: -1,
      value: worth,
    });
  }
  // Territories of one land mass share what is there: the best they can do on average.
  const even = targets.every(share => share === targets[0]);
  if (seats.length < 2 || !even) return remarks;
  for (let g = 0; g < seats.length; g++) {
    for (let c = 0; c < criterionCount; c++) {
      if (game.maxima[c] === 1) continue;
      let load = 0;
      for (let v = 0; v < nodeCount; v++) if (groupOf[v] === g) load += weights[v * criterionCount + c];
      const off = (load * k) / seats[g] - 1;
      if (Math.abs(off) <= bands[c]) continue;
      const units: number[] = [];
      for (let v = 0; v < nodeCount; v++) if (groupOf[v] === g) units.push(game.unitOf[v]);
      remarks.push({
        kind: 'island',
        text:
          `A separate area holds the load of ${territories(load * k)} but must be divided into ${seats[g]}: its territories ` +
          `are ${percent(Math.abs(off))} ${off > 0 ? 'over' : 'under'} on average. Add a link, or another number of territories.`,
        units,
        territories: [],
        criterion: game.criterionOf[c],
        value: Math.abs(off),
      });
    }
  }
  return remarks;
}

/** Too few hexes, or too few with anything in them, for the number of territories. */
function sizeLimits(problem: BalanceProblem, game: Game): BalanceRemark[] {
  const { finest, territoryCount: k } = game;
  const { nodeCount, criterionCount, weights } = finest;
  for (let c = 0; c < criterionCount; c++) {
    if (game.maxima[c] === 1) continue;
    let occupied = 0;
    for (let v = 0; v < nodeCount; v++) if (weights[v * criterionCount + c] > 0) occupied++;
    if (occupied >= UNITS_PER_TERRITORY * k || k === 1) continue;
    const { label } = problem.criteria[game.criterionOf[c]];
    return [
      {
        kind: 'too-many-territories',
        text:
          occupied < k
            ? `Only ${occupied} hexes have any ${label}, so ${k - occupied} of ${k} territories would get none. Use fewer territories or finer hexes.`
            : `${occupied} hexes with ${label} make only ${(occupied / k).toFixed(1)} a territory, too few to balance finely. ` +
              'Use finer hexes or fewer territories.',
        units: [],
        territories: [],
        criterion: game.criterionOf[c],
        value: occupied / k,
      },
    ];
  }
  return [];
}
