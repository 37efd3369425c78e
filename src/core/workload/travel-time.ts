/** Estimated travel: what a call costs on the road, from where a territory lies and how thick its accounts are. */

export interface TravelAssumptions {
  /** Where nobody's base is known: the same minutes for every call, or the distances of a rep in the middle. */
  readonly basis: 'flat' | 'distances';
  /** Road kilometres per kilometre as the crow flies. */
  readonly circuity: number;
  /** From the base to the first call of the day and back. */
  readonly haulKmPerHour: number;
  /** Between calls. */
  readonly localKmPerHour: number;
  readonly callsPerDay: number;
  /** Days from leaving the base to coming back; calls of the whole trip share the way. */
  readonly daysPerTrip: number;
  /** Per call where the base is not known. */
  readonly flatMinutes: number;
}

export const DEFAULT_TRAVEL: TravelAssumptions = {
  basis: 'flat',
  circuity: 1.3,
  haulKmPerHour: 60,
  localKmPerHour: 30,
  callsPerDay: 4,
  daysPerTrip: 1,
  flatMinutes: 20,
};

/** A tour through n points spread over an area A is about this × √(n·A) long (Beardwood, Halton, Hammersley). */
const TOUR_FACTOR = 0.7124;

export interface TravelMinutes {
  /** Share of the way from the base and back, per call. */
  readonly haul: number;
  /** Way to the next call. */
  readonly hop: number;
}

/**
 * F4: minutes on the road per call.
 * @param baseKm great-circle distance from the base to the accounts; null = no base is known
 * @param areaKm2 land that holds accounts
 */
export function travelMinutesPerCall(
  baseKm: number | null,
  areaKm2: number,
  accounts: number,
  travel: TravelAssumptions,
): TravelMinutes {
  if (baseKm === null) return { haul: 0, hop: travel.flatMinutes };
  const { circuity, haulKmPerHour, localKmPerHour, callsPerDay, daysPerTrip } = travel;
  const haul = ((2 * baseKm * circuity) / haulKmPerHour / (callsPerDay * daysPerTrip)) * 60;
  const hop = accounts > 0 ? ((TOUR_FACTOR * Math.sqrt(areaKm2 / accounts) * circuity) / localKmPerHour) * 60 : 0;
  return { haul, hop };
}
