import { type BalanceProblem, BalanceProblemError } from './balance-problem';

function requireLength(label: string, length: number, expected: number): void {
  if (length !== expected) {
    throw new BalanceProblemError(`${label} has ${length} entries but ${expected} are needed: rebuild the problem.`);
  }
}

/** Totals are multiplied by shares: leave room below the largest number there is. */
const MOST_TOTAL = 1e300;

function requireWeights(label: string, weights: Float64Array): void {
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i];
    if (!(w >= 0 && w < Infinity)) {
      throw new BalanceProblemError(
        `${label} of hex ${i} is ${w}: weights must be numbers of 0 or more. Correct the value or leave the hex out.`,
      );
    }
    total += w;
  }
  if (!(total < MOST_TOTAL)) {
    throw new BalanceProblemError(
      `${label} adds up to ${total}, too much to reckon with: measure it in a larger unit.`,
    );
  }
}

function requireShare(label: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new BalanceProblemError(`${label} is ${value}: it must lie between 0 and 1.`);
}

function checkAdjacency({ unitCount, offsets, neighbours }: BalanceProblem): void {
  requireLength('The neighbour offsets column', offsets.length, unitCount + 1);
  if (offsets[0] !== 0 || offsets[unitCount] !== neighbours.length) {
    throw new BalanceProblemError('The neighbour lists do not fill their column: rebuild the grid.');
  }
  let checksum = 0;
  for (let v = 0; v < unitCount; v++) {
    if (offsets[v + 1] < offsets[v])
      throw new BalanceProblemError(`The neighbour list of hex ${v} ends before it starts.`);
    for (let e = offsets[v]; e < offsets[v + 1]; e++) {
      const w = neighbours[e];
      if (!(w >= 0 && w < unitCount) || w === v) {
        throw new BalanceProblemError(`Hex ${v} lists ${w} as a neighbour, which is not another hex of the grid.`);
      }
      // Antisymmetric in (v, w): a symmetric adjacency sums to zero. Catches one-way lists in one pass.
      const mixed = Math.imul(Math.min(v, w) + 1, 0x9e3779b1) ^ Math.imul(Math.max(v, w) + 1, 0x85ebca6b);
      checksum = (checksum + (v < w ? mixed : -mixed)) | 0;
    }
  }
  if (checksum !== 0) throw new BalanceProblemError('Some hexes are neighbours one way only: rebuild the grid.');
}

function checkOwners(problem: BalanceProblem): void {
  const { unitCount, territoryCount: k, fixed, frozen, start } = problem;
  let free = 0;
  for (let i = 0; i < unitCount; i++) {
    const lock = fixed[i];
    if (!(lock >= -1 && lock < k)) {
      throw new BalanceProblemError(`Hex ${i} is locked to territory ${lock}, which does not exist (0 … ${k - 1}).`);
    }
    if (lock < 0 || frozen[lock] === 0) free++;
    if (start === null) continue;
    const owner = start[i];
    if (!(owner >= -1 && owner < k)) {
      throw new BalanceProblemError(`Hex ${i} starts in territory ${owner}, which does not exist (0 … ${k - 1}).`);
    }
    if (owner >= 0 && frozen[owner] === 1 && lock !== owner) {
      throw new BalanceProblemError(`Hex ${i} starts in locked territory ${owner} but is not locked to it.`);
    }
  }
  let open = 0;
  for (let t = 0; t < k; t++) if (frozen[t] === 0) open++;
  if (open === 0 && free > 0) {
    throw new BalanceProblemError(
      `Every territory is locked, but ${free} hexes belong to none of them: unlock a territory or add one.`,
    );
  }
  if (open > free) {
    throw new BalanceProblemError(
      `${open} territories cannot share ${free} hexes: use at most ${free} territories, or finer hexes.`,
    );
  }
}

/**
 * Refuses a problem that cannot be run as stated, saying what, where and what to do. One pass over the columns.
 * @throws BalanceProblemError
 */
export function checkProblem(problem: BalanceProblem): void {
  const { unitCount, territoryCount: k, criteria, lat, lng, shares, homes, frozen } = problem;
  if (!Number.isInteger(unitCount) || unitCount < 1) throw new BalanceProblemError('There are no hexes to share out.');
  if (!Number.isInteger(k) || k < 1) {
    throw new BalanceProblemError(`The number of territories is ${k}: it must be a whole number of 1 or more.`);
  }
  if (k > unitCount) {
    throw new BalanceProblemError(
      `${k} territories cannot share ${unitCount} hexes: use at most ${unitCount} territories, or finer hexes.`,
    );
  }
  requireLength('Latitude', lat.length, unitCount);
  requireLength('Longitude', lng.length, unitCount);
  for (let i = 0; i < unitCount; i++) {
    if (!Number.isFinite(lat[i]) || !Number.isFinite(lng[i])) {
      throw new BalanceProblemError(`Hex ${i} has no position (${lat[i]}, ${lng[i]}).`);
    }
  }
  requireLength('The travel weights column', problem.travelWeights.length, unitCount);
  requireWeights('The travel weight', problem.travelWeights);
  if (criteria.length === 0) throw new BalanceProblemError('Nothing to balance: choose at least one criterion.');
  if (criteria.every(({ most }) => most !== null)) {
    throw new BalanceProblemError('There are only maxima: choose at least one criterion to make even.');
  }
  for (const { label, weights, band, compact, most } of criteria) {
    requireLength(label, weights.length, unitCount);
    requireWeights(label, weights);
    requireShare(`compact of ${label}`, compact);
    if (most !== null && !(most > 0 && most < Infinity)) {
      throw new BalanceProblemError(`The maximum of ${label} is ${most}: it must be more than 0.`);
    }
    if (!(band >= 0 && band < Infinity)) {
      throw new BalanceProblemError(`The band of ${label} is ${band}: it must be 0 or more, such as 0.1 for ±10 %.`);
    }
  }
  requireLength('The shares column', shares.length, k);
  for (let t = 0; t < k; t++) {
    if (!(shares[t] > 0 && shares[t] < Infinity)) {
      throw new BalanceProblemError(`Territory ${t} has a capacity share of ${shares[t]}: it must be more than 0.`);
    }
  }
  requireShare('keep', problem.keep);
  if (problem.mostMoved !== null) requireShare('mostMoved', problem.mostMoved);
  if (problem.disruption !== null) {
    requireLength('The disruption weights column', problem.disruption.length, unitCount);
    requireWeights('The disruption weight', problem.disruption);
  }
  requireLength('The locks column', problem.fixed.length, unitCount);
  requireLength('The locked territories column', frozen.length, k);
  if (problem.start !== null) requireLength('The plan to start from', problem.start.length, unitCount);
  if (homes !== null) requireLength('The homes column', homes.length, 2 * k);
  checkAdjacency(problem);
  checkOwners(problem);
}
