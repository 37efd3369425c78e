import type { BalanceProblem } from './balance-problem';
import { PriceAscent } from './price-ascent';
import { TransportDual } from './transport-dual';
import { setUpTransport, type TransportProblem } from './transport-problem';

/**
 * How near a plan is to the least travel: every plan, even one with split hexes or territories in pieces, that keeps
 * the locks, stays within `bands` and travels to the same centres, travels at least `bound`.
 */
export interface Certificate {
  /** Σ weight · km² of the plan round the centres (straight through the earth); unit weights where none has any. */
  readonly travel: number;
  /** Same unit, ≤ travel. */
  readonly bound: number;
  /** 1 − bound / travel, 0 … 1; 0 where nothing travels. */
  readonly gap: number;
  /**
   * Band per criterion that the bound holds for, fraction of the target; for a maximum, how far above it. The
   * problem's own or, where the plan is outside it, the plan's worst deviation: the bound then speaks of plans that
   * are at least as even as this one.
   */
  readonly bands: readonly number[];
  /** No open territory's centre was taken from the plan: the bound holds for every plan within the bands. */
  readonly exactCentres: boolean;
}

/** The best bound so far, valid at any step. */
export interface CertificateProgress {
  readonly bound: number;
  readonly gap: number;
  /** 0 … 1. */
  readonly done: number;
}

export interface CertificateOptions {
  /** Centres that stand still (lat, lng pairs per territory, NaN = the plan's own): the reps' homes. Default: all the plan's own. */
  readonly centres?: Float64Array | null;
  /** Evaluations of the dual; 100 come to within 0.1 % of the best bound on markets of 1k to 100k hexes. */
  readonly rounds?: number;
}

const ROUNDS = 100;
/** Pairs of unit and centre looked at between two yields: some 10 ms. */
const WORK_PER_STEP = 250_000;
/** Temperature at the start and from `COOLED` of the rounds on, against the mean travel of a unit. */
const HEAT = [0.3, 0.02] as const;
const COOLED = 0.7;
/** Least answer of a load to prices, against a mean load per mean travel. */
const LEAST_SLOPE = 0.01;

/**
 * Bounds the travel of a complete plan from below by Lagrangian duality: the bands of the transport problem with the
 * given centres get prices, and any prices give a valid bound. The ascent counts rounds and reads no clock: the same
 * input gives the same certificate. A territory without a unit or a given centre stays empty in all plans compared.
 * @throws BalanceProblemError if the plan is incomplete or breaks a lock
 */
export function* certify(
  problem: BalanceProblem,
  territoryOf: Int32Array,
  { centres = null, rounds = ROUNDS }: CertificateOptions = {},
): Generator<CertificateProgress, Certificate> {
  const nothingYet = { bound: 0, gap: 1, done: 0 };
  yield nothingYet;
  const setUp = setUpTransport(problem, territoryOf, centres);
  let part = setUp.next();
  for (; !part.done; part = setUp.next()) yield nothingYet;
  const transport = part.value;
  const { travel, travelUnit, bands, exactCentres } = transport;
  let bound = transport.settledTravel;
  // Without anything to share out there is nothing to price: one evaluation is the optimum.
  const needed = transport.criterionCount > 0 ? rounds : 1;
  for (const step of boundsOfRounds(transport, travel / problem.unitCount, needed)) {
    bound = Math.max(bound, step.bound);
    yield { bound: bound * travelUnit, gap: gapOf(bound, travel), done: step.done };
    if (bound >= travel) break;
  }
  return {
    travel: travel * travelUnit,
    bound: Math.min(bound, travel) * travelUnit,
    gap: gapOf(bound, travel),
    bands,
    exactCentres,
  };
}

function gapOf(bound: number, travel: number): number {
  return travel > 0 ? Math.min(1, Math.max(0, 1 - bound / travel)) : 0;
}

/** Yields between steps, with the bound of the last round that is complete. */
function* boundsOfRounds(
  transport: TransportProblem,
  meanTravel: number,
  rounds: number,
): Generator<{ bound: number; done: number }, void> {
  const { unitCount, centreCount, criterionCount, lower, upper } = transport;
  if (unitCount === 0 || meanTravel === 0) return;
  const dual = new TransportDual(transport, rounds);
  const leastSlope = (LEAST_SLOPE * unitCount) / (centreCount * meanTravel);
  const ascent = new PriceAscent(criterionCount, lower, upper, leastSlope);
  let bound = transport.settledTravel;
  let left = WORK_PER_STEP;
  for (let round = 0; round < rounds; round++) {
    const along = Math.min(1, round / (COOLED * rounds));
    dual.begin(ascent.prices, meanTravel * HEAT[0] * (HEAT[1] / HEAT[0]) ** along);
    for (left = dual.advance(left); left <= 0; left = dual.advance(left)) {
      left = WORK_PER_STEP;
      yield { bound, done: round / rounds };
    }
    bound = dual.bound();
    ascent.step(dual.loads, dual.slopes);
  }
  yield { bound, done: 1 };
}
