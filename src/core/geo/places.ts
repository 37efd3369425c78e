import { type TextColumn, textAt } from '../accounts/text-column';

/**
 * Towns of the world with 15,000 inhabitants and more, to name areas by. Rows are grouped by whole degree of latitude and
 * ascend in longitude within a group, which is all the index a search needs.
 */
export interface PlaceTable {
  /** Towns of latitude band b (−90° + b … +1°) are rows `bandOffsets[b] .. bandOffsets[b + 1]`; length 181. */
  readonly bandOffsets: Uint32Array;
  /** Degrees. */
  readonly lat: Float64Array;
  readonly lng: Float64Array;
  /** Rounded to hundreds. */
  readonly population: Uint32Array;
  readonly names: TextColumn;
}

export interface Place {
  readonly name: string;
  readonly lat: number;
  readonly lng: number;
  readonly population: number;
  /** Great-circle distance from the point asked about. */
  readonly km: number;
}

const EARTH_KM = 6371.0088;
const RAD = Math.PI / 180;

/** The most populous town within `maxKm` of a point (of equals the nearer), or null. A hex is named after what is known. */
export function nearestPlace(places: PlaceTable, lat: number, lng: number, maxKm: number): Place | null {
  const reachLat = maxKm / EARTH_KM / RAD;
  const south = Math.max(0, Math.floor(lat - reachLat + 90));
  const north = Math.min(179, Math.floor(lat + reachLat + 90));
  const widest = Math.min(89.9, Math.abs(lat) + reachLat);
  const reachLng = Math.min(180, reachLat / Math.cos(widest * RAD));
  let best = -1;
  let bestKm = 0;
  for (let band = south; band <= north; band++) {
    const end = places.bandOffsets[band + 1];
    // The same window once more on the other side of the antimeridian, where it reaches over.
    for (const turn of [-360, 0, 360]) {
      const from = lng + turn - reachLng;
      const to = lng + turn + reachLng;
      if (to < -180 || from > 180) continue;
      for (
        let row = firstAtOrEast(places.lng, places.bandOffsets[band], end, from);
        row < end && places.lng[row] <= to;
        row++
      ) {
        if (best >= 0 && places.population[row] < places.population[best]) continue;
        const km = kmBetween(lat, lng, places.lat[row], places.lng[row]);
        if (km > maxKm) continue;
        if (best >= 0 && places.population[row] === places.population[best] && km >= bestKm) continue;
        best = row;
        bestKm = km;
      }
    }
  }
  if (best < 0) return null;
  return {
    name: textAt(places.names, best),
    lat: places.lat[best],
    lng: places.lng[best],
    population: places.population[best],
    km: bestKm,
  };
}

function firstAtOrEast(lng: Float64Array, start: number, end: number, from: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lng[middle] < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Haversine. */
function kmBetween(lat1: number, lng1: number, lat2: number, lng2: number): number {
  const h =
    Math.sin(((lat2 - lat1) * RAD) / 2) ** 2 +
    Math.cos(lat1 * RAD) * Math.cos(lat2 * RAD) * Math.sin(((lng2 - lng1) * RAD) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
