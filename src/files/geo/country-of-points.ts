import type { TownTable } from '../../core/geo/towns';

/**
 * The country that most points lie in, by the town nearest to each; null without points. Looks at every town for every
 * point: good for a few hundred.
 * @returns `share` of the points that lie in it, 0 … 1
 */
export function countryOfPoints(
  towns: TownTable,
  points: readonly { readonly lat: number; readonly lng: number }[],
): { country: string; share: number } | null {
  const votes = new Map<string, number>();
  for (const point of points) {
    const lat = point.lat * 500;
    const lng = point.lng * 500;
    const narrowing = Math.cos((point.lat * Math.PI) / 180);
    let nearest = -1;
    let best = Number.POSITIVE_INFINITY;
    for (let town = 0; town < towns.lat.length; town++) {
      const dLat = towns.lat[town] - lat;
      if (dLat * dLat >= best) continue;
      const dLng = (towns.lng[town] - lng) * narrowing;
      const squared = dLat * dLat + dLng * dLng;
      if (squared >= best) continue;
      nearest = town;
      best = squared;
    }
    if (nearest < 0) continue;
    const { country } = towns.regions[towns.region[nearest]];
    votes.set(country, (votes.get(country) ?? 0) + 1);
  }
  const [most] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most ? { country: most[0], share: most[1] / points.length } : null;
}
