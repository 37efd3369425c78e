/** How much a rep can do: hours in the field, how full they are, and how many reps the work asks for. */

export interface CapacityAssumptions {
  /** Days a year in the field: 261 working days less holidays, sickness and training. */
  readonly fieldDays: number;
  readonly hoursPerDay: number;
  /** Part of the day that is neither call nor travel, 0 … 1. */
  readonly nonSellingShare: number;
}

export const DEFAULT_CAPACITY: CapacityAssumptions = { fieldDays: 216, hoursPerDay: 8, nonSellingShare: 0.3 };

/** Utilisation that is neither idle nor overdone; beyond the outer limits it cannot go on. */
export const UTILISATION_CORRIDOR = { least: 0.7, most: 0.9 } as const;
const BEARABLE = { least: 0.6, most: 1.1 } as const;

/** F5: hours of calls and travel in a year, field days × hours × (1 − non-selling share) × FTE. */
export function fieldHours({ fieldDays, hoursPerDay, nonSellingShare }: CapacityAssumptions, fte = 1): number {
  return fieldDays * hoursPerDay * (1 - nonSellingShare) * fte;
}

/** F6: workload ÷ capacity; NaN without capacity. */
export function utilisation(hours: number, capacity: number): number {
  return capacity > 0 ? hours / capacity : Number.NaN;
}

/**
 * `good` inside the corridor, `bad` where a territory is overrun or half idle, `fair` between; judged by the whole
 * percentage that people see, so that "90 %" is never outside 70 to 90 %.
 */
export function utilisationState(share: number): 'good' | 'fair' | 'bad' {
  const { least, most } = UTILISATION_CORRIDOR;
  const seen = Math.round(100 * share) / 100;
  if (seen >= least && seen <= most) return 'good';
  return seen < BEARABLE.least || seen > BEARABLE.most ? 'bad' : 'fair';
}

/**
 * F7 (workload build-up): FTE that the work asks for, to be rounded only at the end. Hours with travel go with field
 * hours; hours of calls alone go with selling hours, or travel would be counted twice.
 */
export function workloadBuildUp(hours: number, hoursPerFte: number): number {
  return hoursPerFte > 0 ? hours / hoursPerFte : Number.NaN;
}
