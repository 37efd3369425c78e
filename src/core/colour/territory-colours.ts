import { colourDistance } from './colour-distance';

/** The palette by slot; a slot keeps its hue in both themes. */
export const TERRITORY_COLOURS: readonly { readonly light: string; readonly dark: string }[] = [
  ['#D08A9F', '#96556A'],
  ['#E69C9B', '#AA6465'],
  ['#E7BA97', '#AA805E'],
  ['#BC9E4B', '#846802'],
  ['#D6D9A4', '#9A9C69'],
  ['#AABD6C', '#738433'],
  ['#6B8D44', '#3B5B0D'],
  ['#83B07A', '#4F7946'],
  ['#7A9C73', '#486841'],
  ['#9DD3B5', '#63977B'],
  ['#538E7A', '#1F5C4A'],
  ['#B5DED5', '#7AA199'],
  ['#A5DEFA', '#69A0BB'],
  ['#879EE5', '#5468AB'],
  ['#778DD3', '#46599A'],
  ['#7478BF', '#454789'],
  ['#A7ADEB', '#7075AF'],
  ['#C3BBFB', '#8980BD'],
  ['#9787B6', '#645580'],
  ['#986EA2', '#653E6E'],
  ['#D2BBD7', '#96819B'],
  ['#B594BD', '#7E5F86'],
  ['#D2A2C1', '#976B88'],
  ['#BB7A98', '#834765'],
].map(([light, dark]) => ({ light, dark }));

export const COLOUR_SLOTS = TERRITORY_COLOURS.length;

/** Distances of all pairs of slots, the smaller of the two themes, row by row. */
export function slotDistances(): Float64Array {
  const distances = new Float64Array(COLOUR_SLOTS * COLOUR_SLOTS);
  for (let a = 0; a < COLOUR_SLOTS; a++) {
    for (let b = 0; b < a; b++) {
      const [p, q] = [TERRITORY_COLOURS[a], TERRITORY_COLOURS[b]];
      const distance = Math.min(colourDistance(p.light, q.light), colourDistance(p.dark, q.dark));
      distances[a * COLOUR_SLOTS + b] = distance;
      distances[b * COLOUR_SLOTS + a] = distance;
    }
  }
  return distances;
}

/** Neighbours nearer than this count against a colouring, more the nearer they are. */
const COMFORTABLE = 16;
/** Weight of the nearest pair against the sum over all pairs. */
const NEAREST_WEIGHT = 40;
/** Territories two steps apart should not share a slot; less important than true neighbours. */
const TWO_STEP_PENALTY = 60;
const SWEEPS = 12;

/**
 * Gives every territory a slot so that neighbours look as different as the palette allows: greedy by most neighbours,
 * then sweeps that move or swap slots while the colouring gets better. Deterministic.
 *
 * `pairs` holds neighbouring territory ids, flat. Slots in `keep` stay. Slots are reused above 24 territories, and not
 * within two steps as far as possible.
 */
export function assignColourSlots(
  ids: readonly number[],
  pairs: Int32Array,
  keep: ReadonlyMap<number, number> = new Map(),
): Map<number, number> {
  const distances = slotDistances();
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const near: Set<number>[] = ids.map(() => new Set());
  for (let i = 0; i < pairs.length; i += 2) {
    const a = indexOf.get(pairs[i]);
    const b = indexOf.get(pairs[i + 1]);
    if (a === undefined || b === undefined || a === b) continue;
    near[a].add(b);
    near[b].add(a);
  }
  const twoSteps = near.map((set, index) => {
    const reach = new Set<number>();
    for (const mid of set) for (const far of near[mid]) if (far !== index && !set.has(far)) reach.add(far);
    return reach;
  });
  const slots = new Int32Array(ids.length).fill(-1);
  const uses = new Int32Array(COLOUR_SLOTS);
  ids.forEach((id, index) => {
    const slot = keep.get(id);
    if (slot === undefined || slot < 0 || slot >= COLOUR_SLOTS) return;
    slots[index] = slot;
    uses[slot]++;
  });
  const fixed = slots.map(slot => (slot >= 0 ? 1 : 0));

  /** What slot costs at this territory, given the others; `besides` is left out (it is about to change). */
  const cost = (index: number, slot: number, besides: number): number => {
    let sum = 0;
    for (const other of near[index]) {
      if (other === besides || slots[other] < 0) continue;
      const distance = distances[slot * COLOUR_SLOTS + slots[other]];
      if (distance < COMFORTABLE) sum += (COMFORTABLE - distance) ** 2 + NEAREST_WEIGHT / (distance + 1);
    }
    for (const other of twoSteps[index]) if (other !== besides && slots[other] === slot) sum += TWO_STEP_PENALTY;
    return sum;
  };

  const order = ids.map((_, index) => index).filter(index => !fixed[index]);
  order.sort((a, b) => near[b].size - near[a].size || a - b);
  for (const index of order) {
    let best = 0;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let slot = 0; slot < COLOUR_SLOTS; slot++) {
      const price = cost(index, slot, -1) + uses[slot] * 1000;
      if (price < bestCost) [best, bestCost] = [slot, price];
    }
    slots[index] = best;
    uses[best]++;
  }
  // Swapping keeps every slot used as often as before, so few territories never pile up on the prettiest slots.
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let better = false;
    for (let i = 0; i < order.length; i++) {
      for (let j = 0; j < i; j++) {
        const [a, b] = [order[i], order[j]];
        if (slots[a] === slots[b]) continue;
        const now = cost(a, slots[a], b) + cost(b, slots[b], a);
        const then = cost(a, slots[b], b) + cost(b, slots[a], a);
        if (then >= now - 1e-9) continue;
        [slots[a], slots[b]] = [slots[b], slots[a]];
        better = true;
      }
    }
    for (const a of order) {
      for (let slot = 0; slot < COLOUR_SLOTS; slot++) {
        if (uses[slot] > 0 || cost(a, slot, -1) >= cost(a, slots[a], -1) - 1e-9) continue;
        uses[slots[a]]--;
        uses[slot]++;
        slots[a] = slot;
        better = true;
      }
    }
    if (!better) break;
  }
  return new Map(ids.map((id, index) => [id, slots[index]]));
}

/** The slot that suits a new territory beside these slots best, preferring unused ones. */
export function bestColourSlot(beside: readonly number[], used: readonly number[]): number {
  const distances = slotDistances();
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let slot = 0; slot < COLOUR_SLOTS; slot++) {
    const nearest = beside.reduce(
      (least, other) => Math.min(least, distances[slot * COLOUR_SLOTS + other]),
      COMFORTABLE,
    );
    const score = nearest - used.filter(other => other === slot).length * 4;
    if (score > bestScore) [best, bestScore] = [slot, score];
  }
  return best;
}
