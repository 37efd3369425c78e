/** A seat as it is today: who holds it, where they start their day, and what makes the area uneven. */
export interface LegacyTerritory {
  readonly name: string;
  readonly rep: string;
  readonly lat: number;
  readonly lng: number;
  /** An account is today's of the home for which distance − reach is smallest, km: a larger reach is a larger area. */
  readonly reach: number;
  /** Regional factor of potential. */
  readonly wealth: number;
}

/** A region of today's map that nearest homes do not explain. `territory` '' = nobody works there. */
export interface LegacyException {
  readonly territory: string;
  /** Ring of lng, lat. */
  readonly ring: readonly (readonly [number, number])[];
}

export interface LegacyMap {
  readonly territories: readonly LegacyTerritory[];
  readonly exceptions: readonly LegacyException[];
}

/** The territory index of a point, −1 in a gap. */
export function legacyTerritoryAt(map: LegacyMap, lat: number, lng: number): number {
  for (const exception of map.exceptions) {
    if (contains(exception.ring, lat, lng)) return map.territories.findIndex(t => t.name === exception.territory);
  }
  return nearestTerritories(map, lat, lng)[0];
}

/** Territory indexes, most natural first. */
export function nearestTerritories(map: LegacyMap, lat: number, lng: number): number[] {
  const scores = map.territories.map((territory, index) => ({
    index,
    score: kmBetween(lat, lng, territory) - territory.reach,
  }));
  scores.sort((a, b) => a.score - b.score);
  return scores.map(({ index }) => index);
}

/** Equirectangular, within a per cent up to 1,000 km at these latitudes. */
function kmBetween(lat: number, lng: number, to: { lat: number; lng: number }): number {
  const dy = (lat - to.lat) * 111.2;
  const dx = (lng - to.lng) * 111.2 * Math.cos(((lat + to.lat) / 2) * (Math.PI / 180));
  return Math.hypot(dx, dy);
}

function contains(ring: LegacyException['ring'], lat: number, lng: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** What grew over years: 24 seats, a region nobody was hired for, and an exclave kept from a previous job. */
export const UNITED_STATES: LegacyMap = {
  territories: [
    { name: 'Chicago', rep: 'Devon L.', lat: 41.88, lng: -87.63, reach: 54, wealth: 1.1 },
    { name: 'Los Angeles', rep: 'Ellis U.', lat: 34.05, lng: -118.24, reach: -193, wealth: 1.28 },
    { name: 'Long Island', rep: 'Blake B.', lat: 40.79, lng: -73.2, reach: 72, wealth: 1.63 },
    { name: 'New York', rep: 'Avery A.', lat: 40.78, lng: -73.97, reach: 34, wealth: 1.28 },
    { name: 'Houston', rep: 'Blake R.', lat: 29.76, lng: -95.37, reach: -144, wealth: 1.32 },
    { name: 'Boston', rep: 'Casey C.', lat: 42.36, lng: -71.06, reach: 101, wealth: 1.24 },
    { name: 'San Francisco', rep: 'Gray W.', lat: 37.77, lng: -122.42, reach: -67, wealth: 1.33 },
    { name: 'Atlanta', rep: 'Gray G.', lat: 33.75, lng: -84.39, reach: 67, wealth: 1.21 },
    { name: 'Indianapolis', rep: 'Ellis M.', lat: 39.77, lng: -86.16, reach: -1, wealth: 1.2 },
    { name: 'Dallas', rep: 'Avery Q.', lat: 32.78, lng: -96.8, reach: -120, wealth: 1.38 },
    { name: 'Kansas City', rep: 'Harper P.', lat: 39.1, lng: -94.58, reach: 61, wealth: 2 },
    { name: 'Washington', rep: 'Ellis E.', lat: 38.9, lng: -77.04, reach: 25, wealth: 1.17 },
    { name: 'Seattle', rep: 'Harper X.', lat: 47.61, lng: -122.33, reach: 40, wealth: 1.07 },
    { name: 'Cleveland', rep: 'Blake J.', lat: 41.5, lng: -81.69, reach: 35, wealth: 1.77 },
    { name: 'Philadelphia', rep: 'Devon D.', lat: 39.95, lng: -75.16, reach: 65, wealth: 1.47 },
    { name: 'Charlotte', rep: 'Frankie F.', lat: 35.23, lng: -80.84, reach: 19, wealth: 1.08 },
    { name: 'Minneapolis', rep: 'Frankie N.', lat: 44.98, lng: -93.27, reach: 125, wealth: 1.9 },
    { name: 'Tampa', rep: 'Avery I.', lat: 27.95, lng: -82.46, reach: 89, wealth: 0.98 },
    { name: 'Phoenix', rep: 'Devon T.', lat: 33.45, lng: -112.07, reach: -69, wealth: 1.32 },
    { name: 'St. Louis', rep: 'Gray O.', lat: 38.63, lng: -90.2, reach: 17, wealth: 1.68 },
    { name: 'Denver', rep: 'Casey S.', lat: 39.74, lng: -104.99, reach: -134, wealth: 1.01 },
    { name: 'Miami', rep: 'Harper H.', lat: 25.76, lng: -80.19, reach: 137, wealth: 1.35 },
    { name: 'Detroit', rep: 'Casey K.', lat: 42.33, lng: -83.05, reach: 45, wealth: 1.94 },
    { name: 'San Diego', rep: 'Frankie V.', lat: 32.72, lng: -117.16, reach: -257, wealth: 2.6 },
  ],
  exceptions: [
    {
      territory: '',
      ring: [
        [-116.1, 49.5],
        [-113.6, 45.2],
        [-110.6, 43.4],
        [-107.2, 43.6],
        [-104.3, 45.6],
        [-101.4, 46.2],
        [-100.6, 49.5],
      ],
    },
    {
      territory: 'Houston',
      ring: [
        [-106.9, 31.3],
        [-106.9, 33.1],
        [-105.4, 33.4],
        [-103.6, 33.1],
        [-103.5, 31.9],
        [-104.9, 30.4],
      ],
    },
  ],
};

/** Twelve seats of a European distributor, each working what is nearest. */
export const EUROPE: LegacyMap = {
  territories: [
    { name: 'Paris', rep: 'Camille D.', lat: 48.86, lng: 2.35, reach: 40, wealth: 1.3 },
    { name: 'Lyon', rep: 'Noé M.', lat: 45.76, lng: 4.84, reach: 0, wealth: 0.9 },
    { name: 'Bordeaux', rep: 'Élise R.', lat: 44.84, lng: -0.58, reach: 60, wealth: 0.8 },
    { name: 'Bruxelles', rep: 'Jonas V.', lat: 50.85, lng: 4.35, reach: 0, wealth: 1 },
    { name: 'Amsterdam', rep: 'Sanne K.', lat: 52.37, lng: 4.9, reach: 10, wealth: 1.1 },
    { name: 'Köln', rep: 'Mika S.', lat: 50.94, lng: 6.96, reach: 30, wealth: 1.2 },
    { name: 'Hamburg', rep: 'Toni B.', lat: 53.55, lng: 9.99, reach: 0, wealth: 1 },
    { name: 'Berlin', rep: 'Robin F.', lat: 52.52, lng: 13.4, reach: 20, wealth: 0.8 },
    { name: 'München', rep: 'Sascha H.', lat: 48.14, lng: 11.58, reach: 40, wealth: 1.1 },
    { name: 'Wien', rep: 'Kim G.', lat: 48.21, lng: 16.37, reach: 0, wealth: 0.7 },
    { name: 'Milano', rep: 'Andrea C.', lat: 45.46, lng: 9.19, reach: 30, wealth: 1.2 },
    { name: 'Roma', rep: 'Luca T.', lat: 41.9, lng: 12.5, reach: 0, wealth: 0.9 },
  ],
  exceptions: [],
};
