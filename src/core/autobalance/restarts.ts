import type { BalanceEffort } from './balance-problem';

/**
 * How often the engine is started anew with another seed, the best plan winning. By effort alone: neither the number of
 * processors nor the load may decide what comes out.
 */
const RESTARTS: Readonly<Record<BalanceEffort, number>> = { fast: 1, normal: 2, high: 4 };

export function restartCount(effort: BalanceEffort): number {
  return RESTARTS[effort];
}

/** 2³² divided by the golden ratio: steps of it spread seeds evenly, so those of two runs do not meet. */
const SEED_STEP = 0x9e3779b9;

/** Seed of a restart, 0 … count − 1; the first one is the run's own. */
export function seedOfRestart(seed: number, restart: number): number {
  return (seed + restart * SEED_STEP) | 0;
}
