/**
 * Which towns a market knows: names should be those of towns that customers are in, not the largest dots of the map,
 * which near a border may lie in another country.
 */
import type { PlaceTable } from './places';

const KM_PER_DEGREE = 111.195;
const RADIANS = Math.PI / 180;
/** Points further than this from every town belong to none. */
const TOWN_REACH_KM = 60;
/** So many points show where the market is; of larger files every n-th counts. */
const SAMPLE = 20_000;

/** A town may count for so many times the inhabitants that its share of the market would speak for. */
const LENIENCY = 5;

/**
 * Inhabitants of each town, cut down to what the market at the town speaks for: 0 where no customer is near. Each point
 * counts for the town nearest to it.
 * @param lat @param lng points, degrees
 * @param weights one per point; what is not above 0 does not count
 */
export function knownPopulation(
  places: PlaceTable,
  lat: Float64Array,
  lng: Float64Array,
  weights: ArrayLike<number>,
): Float64Array {
  const { population } = places;
  const demand = new Float64Array(population.length);
  const step = Math.max(1, Math.floor(lat.length / SAMPLE));
  for (let point = 0; point < lat.length; point += step) {
    if (!(weights[point] > 0)) continue;
    let nearest = -1;
    let nearestKm = Number.POSITIVE_INFINITY;
    eachTownAround(places, lat[point], lng[point], TOWN_REACH_KM, (town, km) => {
      if (km >= nearestKm) return;
      nearest = town;
      nearestKm = km;
    });
    if (nearest >= 0) demand[nearest] += weights[point];
  }
  let market = 0;
  let inhabitants = 0;
  for (let town = 0; town < demand.length; town++) {
    market += demand[town];
    if (demand[town] > 0) inhabitants += population[town];
  }
  const perDemand = market > 0 ? (LENIENCY * inhabitants) / market : 0;
  return demand.map((amount, town) => Math.min(population[town], amount * perDemand));
}

/** Every town within a distance of a point; flat geometry, good for some hundred km. */
export function eachTownAround(
  places: PlaceTable,
  lat: number,
  lng: number,
  maxKm: number,
  visit: (town: number, km: number) => void,
): void {
  const reach = maxKm / KM_PER_DEGREE;
  const narrowing = Math.max(0.01, Math.cos(lat * RADIANS));
  const south = Math.max(0, Math.floor(lat - reach + 90));
  const north = Math.min(179, Math.floor(lat + reach + 90));
  for (let band = south; band <= north; band++) {
    const end = places.bandOffsets[band + 1];
    // The same window once more on the other side of the antimeridian.
    for (const turn of [-360, 0, 360]) {
      const centre = lng + turn;
      const east = centre + reach / narrowing;
      let town = firstFrom(places.lng, places.bandOffsets[band], end, centre - reach / narrowing);
      for (; town < end && places.lng[town] <= east; town++) {
        const dLat = places.lat[town] - lat;
        const dLng = (places.lng[town] - centre) * narrowing;
        const km = Math.sqrt(dLat * dLat + dLng * dLng) * KM_PER_DEGREE;
        if (km <= maxKm) visit(town, km);
      }
    }
  }
}

function firstFrom(lng: Float64Array, start: number, end: number, west: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lng[middle] < west) low = middle + 1;
    else high = middle;
  }
  return low;
}
