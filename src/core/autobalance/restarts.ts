import type { BalanceEffort, BalanceOptions, BalanceProblem } from './balance-problem';

const RESTARTS: Readonly<Record<BalanceEffort, number>> = { fast: 1, normal: 2, high: 4 };
/** From today's plan all restarts end near it, so that one does as well as several. */
const RESTARTS_FROM_TODAY: Readonly<Record<BalanceEffort, number>> = { fast: 1, normal: 1, high: 4 };
/** Beyond so many units restarts differ by little, while each of them takes long and much memory: half as many. */
const MANY_UNITS = 50_000;

/**
 * How often the engine is started anew with another seed, the best plan winning. By effort, size and start alone: neither the
 * number of processors nor the load may decide what comes out.
 */
export function restartCount(
  effort: BalanceEffort,
  { unitCount, start }: Pick<BalanceProblem, 'unitCount' | 'start'>,
): number {
  const count = (start === null ? RESTARTS : RESTARTS_FROM_TODAY)[effort];
  return unitCount > MANY_UNITS ? Math.ceil(count / 2) : count;
}

/** 2³² divided by the golden ratio: steps of it spread seeds evenly, so those of two runs do not meet. */
const SEED_STEP = 0x9e3779b9;

/**
 * What a restart, 0 … count − 1, is run with. The first one is the run as asked for; every other one tries for straight
 * borders, which now and then are to be had for the same travel.
 */
export function optionsOfRestart(options: BalanceOptions, restart: number): BalanceOptions {
  return {
    ...options,
    seed: (options.seed + restart * SEED_STEP) | 0,
    borders: restart % 2 === 1 ? 'straight' : (options.borders ?? 'plain'),
  };
}
