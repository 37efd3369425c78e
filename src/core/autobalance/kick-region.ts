import type { Game } from './game';
import { offGoal } from './off-goal';
import type { Partition } from './partition';
import type { Rng } from './rng';

/** Territories heated together at most. */
const REGION_LIMIT = 16;

/**
 * Picks the territories for the next kick: one outside its band (the further outside the likelier) or, when all are
 * inside, any; with its neighbours, sometimes theirs too.
 */
export function kickRegion(p: Partition, game: Game, rng: Rng): number[] {
  const { territoryCount: k, bands } = game;
  const width = bands.length;
  const outside = new Float64Array(k);
  let total = 0;
  for (let t = 0; t < k; t++) {
    for (let c = 0; c < width; c++) {
      outside[t] += Math.max(0, offGoal(game, p, t, c) - bands[c] - 1e-9);
    }
    total += outside[t];
  }
  let centre = rng.below(k);
  if (total > 0) {
    let left = (rng.below(1 << 20) / (1 << 20)) * total;
    for (let t = 0; t < k; t++) {
      left -= outside[t];
      if (outside[t] > 0) centre = t;
      if (left < 0) break;
    }
  }
  const rings = 1 + rng.below(total > 0 ? 3 : 2);
  const region = [centre];
  const inside = new Uint8Array(k);
  inside[centre] = 1;
  for (let ring = 0, from = 0; ring < rings && region.length < REGION_LIMIT; ring++) {
    const edge = new Set(region.slice(from));
    from = region.length;
    const found = neighbouringTerritories(p, edge).filter(t => inside[t] === 0);
    for (const t of found) {
      if (region.length >= REGION_LIMIT) break;
      inside[t] = 1;
      region.push(t);
    }
  }
  return region;
}

/** Territories that touch one of these, ascending. */
function neighbouringTerritories(p: Partition, territories: ReadonlySet<number>): number[] {
  const { offsets, neighbours } = p.level;
  const found = new Set<number>();
  for (let i = 0; i < p.borderCount; i++) {
    const v = p.border[i];
    if (!territories.has(p.owner[v])) continue;
    for (let e = offsets[v]; e < offsets[v + 1]; e++) found.add(p.owner[neighbours[e]]);
  }
  return [...found].sort((a, b) => a - b);
}
