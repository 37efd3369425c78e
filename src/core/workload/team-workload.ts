import { type CapacityAssumptions, fieldHours, utilisation, workloadBuildUp } from './capacity';
import { type TravelAssumptions, travelMinutesPerCall } from './travel-time';

/** Territories of one plan as columns, one entry each. */
export interface TerritoryWork {
  /** Hours of calls a year, without travel. */
  readonly callHours: Float64Array;
  /** Mean distance of the calls to where the rep starts, km. */
  readonly meanKm: Float64Array;
  /** Land that holds accounts. */
  readonly areaKm2: Float64Array;
  readonly accounts: Uint32Array;
}

export interface WorkAssumptions {
  readonly capacity: CapacityAssumptions;
  readonly travel: TravelAssumptions;
  /** To make calls of hours, > 0. */
  readonly minutesPerCall: number;
}

/** What a plan's reps have to do; hours are per year and territory unless said. */
export interface TeamWorkload {
  readonly callHours: number;
  readonly travelHours: number;
  /** Calls and travel. */
  readonly meanHours: number;
  readonly largestHours: number;
  readonly hoursPerFte: number;
  readonly meanUtilisation: number;
  readonly largestUtilisation: number;
  /** F7 with the travel of this plan: FTE, a decimal. */
  readonly buildUp: number;
  /** Road minutes per call, mean over all calls. */
  readonly minutesPerCall: number;
}

/**
 * F3, F5–F7 over the territories of a plan, one FTE each: W = calls × (minutes + travel) ÷ 60. Bases of reps to come are
 * not known, so travel is flat unless the distances of a rep in the middle of each territory are asked for.
 */
export function teamWorkload(work: TerritoryWork, assumptions: WorkAssumptions): TeamWorkload {
  const { callHours, meanKm, areaKm2, accounts } = work;
  const { minutesPerCall, travel, capacity } = assumptions;
  const count = callHours.length;
  let called = 0;
  let travelled = 0;
  let largestHours = 0;
  for (let t = 0; t < count; t++) {
    const baseKm = travel.basis === 'flat' ? null : meanKm[t];
    const { haul, hop } = travelMinutesPerCall(baseKm, areaKm2[t], accounts[t], travel);
    const onTheRoad = (callHours[t] / minutesPerCall) * (haul + hop);
    called += callHours[t];
    travelled += onTheRoad;
    largestHours = Math.max(largestHours, callHours[t] + onTheRoad);
  }
  const hoursPerFte = fieldHours(capacity);
  const meanHours = (called + travelled) / count;
  return {
    callHours: called / count,
    travelHours: travelled / count,
    meanHours,
    largestHours,
    hoursPerFte,
    meanUtilisation: utilisation(meanHours, hoursPerFte),
    largestUtilisation: utilisation(largestHours, hoursPerFte),
    buildUp: workloadBuildUp(called + travelled, hoursPerFte),
    minutesPerCall: called > 0 ? (travelled / called) * minutesPerCall : 0,
  };
}
