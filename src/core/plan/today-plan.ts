import type { HexGrid, TodayTable } from '../grid/hex-grid';
import { type Assignment, type Rep, type Territory, UNASSIGNED } from './plan';

/**
 * Today's column as a map. Territories of accounts overlap, territories of hexes cannot: a hex goes to the label with
 * most of the first measure in it, empty hexes to the nearest labelled one, and a scatter of fewer than `STRAY_ACCOUNTS`
 * accounts inside somebody else's area is not drawn as an island of its own. Accounts keep their label for disruption.
 * Where the file says whose each hex is, that is the map.
 */
export interface TodayAssignment {
  /** Position in `labels` + 1 is the territory id. */
  readonly assignment: Assignment;
  /** Labels that hold an account, or a hex where hexes have labels; most accounts first, ties by name. */
  readonly labels: readonly string[];
}

/** Fewer accounts than this in one place are strays of the list, not a piece of a territory. */
const STRAY_ACCOUNTS = 5;
/** Values of today's column that mean nobody. */
const NOBODY = /^(unassigned|none|n\/?a|house|house account|-|–|nicht zugeordnet|open|vacant)$/i;

export function isNobody(label: string): boolean {
  return label.trim() === '' || NOBODY.test(label.trim());
}

export function todayAssignment(grid: HexGrid, today: TodayTable): TodayAssignment {
  const { labels, idOfLabel } = rankLabels(today);
  const assignment = new Uint16Array(grid.count);
  /** Accounts of each hex that agree with what the hex became; decides which regions are strays. */
  const support = new Uint32Array(grid.count);
  const known = new Uint8Array(grid.count);
  for (let hex = 0; hex < grid.count; hex++) {
    let bestValue = -1;
    let bestAccounts = 0;
    let best = UNASSIGNED;
    for (let entry = today.offsets[hex]; entry < today.offsets[hex + 1]; entry++) {
      const id = idOfLabel[today.label[entry]];
      const value = today.sums[0]?.[entry] ?? 0;
      const accounts = today.accounts[entry];
      known[hex] = 1;
      // Somebody's account outweighs nobody's: a house account does not make a hole.
      const better =
        best === UNASSIGNED
          ? id !== UNASSIGNED || accounts > bestAccounts
          : id !== UNASSIGNED && (value > bestValue || (value === bestValue && accounts > bestAccounts));
      if (!better) continue;
      best = id;
      bestValue = value;
      bestAccounts = accounts;
    }
    assignment[hex] = best;
    support[hex] = bestAccounts;
  }
  spread(grid, assignment, known);
  if (!today.statedByHex) dissolveStrays(grid, assignment, support, known);
  return { assignment, labels };
}

/** One territory per label, id = position + 1, held by the rep that the label's list of reps names. */
export function todayTerritories(labels: readonly string[], repOf: ReadonlyMap<string, Rep>): Territory[] {
  return labels.map((label, index) => {
    const rep = repOf.get(label);
    return {
      id: index + 1,
      name: label,
      colourSlot: 0,
      repId: rep?.id ?? null,
      fte: rep?.fte ?? 1,
      todayLabel: label,
      locked: false,
    };
  });
}

function rankLabels(today: TodayTable): { labels: readonly string[]; idOfLabel: Uint16Array } {
  const accounts = new Float64Array(today.labels.length);
  const named = new Uint8Array(today.labels.length);
  for (let entry = 0; entry < today.label.length; entry++) {
    accounts[today.label[entry]] += today.accounts[entry];
    if (today.statedByHex || today.accounts[entry] > 0) named[today.label[entry]] = 1;
  }
  const order = today.labels
    .map((_, label) => label)
    .filter(label => !isNobody(today.labels[label]) && named[label] === 1)
    .sort((a, b) => accounts[b] - accounts[a] || (today.labels[a] < today.labels[b] ? -1 : 1));
  const idOfLabel = new Uint16Array(today.labels.length);
  order.forEach((label, index) => {
    idOfLabel[label] = index + 1;
  });
  return { labels: order.map(label => today.labels[label]), idOfLabel };
}

/** Breadth-first from all known hexes at once: every other hex takes the territory of the nearest. */
function spread(grid: HexGrid, assignment: Assignment, known: Uint8Array): void {
  const queue = new Int32Array(grid.count);
  let tail = 0;
  for (let hex = 0; hex < grid.count; hex++) if (known[hex]) queue[tail++] = hex;
  for (let head = 0; head < tail; head++) {
    const hex = queue[head];
    for (let edge = grid.offsets[hex]; edge < grid.offsets[hex + 1]; edge++) {
      const next = grid.neighbours[edge];
      if (known[next]) continue;
      known[next] = 1;
      assignment[next] = assignment[hex];
      queue[tail++] = next;
    }
  }
}

/** Clears regions with too few accounts of their own, except each territory's best one, and spreads the rest into them. */
function dissolveStrays(grid: HexGrid, assignment: Assignment, support: Uint32Array, known: Uint8Array): void {
  const region = new Int32Array(grid.count).fill(-1);
  const queue = new Int32Array(grid.count);
  const accounts: number[] = [];
  const owners: number[] = [];
  for (let seed = 0; seed < grid.count; seed++) {
    if (region[seed] >= 0) continue;
    const number = accounts.length;
    let sum = 0;
    let tail = 0;
    queue[tail++] = seed;
    region[seed] = number;
    for (let head = 0; head < tail; head++) {
      const hex = queue[head];
      sum += support[hex];
      for (let edge = grid.offsets[hex]; edge < grid.offsets[hex + 1]; edge++) {
        const next = grid.neighbours[edge];
        if (region[next] >= 0 || assignment[next] !== assignment[seed]) continue;
        region[next] = number;
        queue[tail++] = next;
      }
    }
    accounts.push(sum);
    owners.push(assignment[seed]);
  }
  const bestOf = new Map<number, number>();
  owners.forEach((owner, number) => {
    const best = bestOf.get(owner);
    if (best === undefined || accounts[number] > accounts[best]) bestOf.set(owner, number);
  });
  const stray = owners.map(
    (owner, number) => accounts[number] < STRAY_ACCOUNTS && (owner === UNASSIGNED || bestOf.get(owner) !== number),
  );
  // When nothing but strays is left there is no neighbour to join.
  if (stray.every(Boolean)) return;
  known.fill(1);
  for (let hex = 0; hex < grid.count; hex++) if (stray[region[hex]]) known[hex] = 0;
  spread(grid, assignment, known);
}
