// Writes public/geo/places.bin; the format is described at src/files/geo/places.ts.
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ByteWriter } from './byte-writer.mjs';
import { readPlaces, townsOf } from './places-source.mjs';

const SMALLEST = 15_000;

const bands = Array.from({ length: 180 }, () => []);
for (const town of townsOf(readPlaces(), SMALLEST)) {
  const lat = Math.round(town.lat * 1000);
  const band = Math.min(179, Math.floor(lat / 1000) + 90);
  bands[band].push({
    name: town.name === 'New York City' ? 'New York' : town.name,
    lat: lat - (band - 90) * 1000,
    lng: Math.round(town.lng * 1000) + 180_000,
    population: Math.round(town.population / 100),
  });
}

const writer = new ByteWriter('EPL1');
writer.unsigned(bands.reduce((sum, band) => sum + band.length, 0));
for (const band of bands) {
  band.sort((a, b) => a.lng - b.lng || a.lat - b.lat || (a.name < b.name ? -1 : 1));
  writer.unsigned(band.length);
  band.forEach((town, i) => {
    writer.unsigned(town.lng - (i > 0 ? band[i - 1].lng : 0));
    writer.unsigned(town.lat);
    writer.unsigned(town.population);
    writer.text(town.name);
  });
}
const bytes = writer.finish();
writeFileSync(new URL('../../public/geo/places.bin', import.meta.url), bytes);
const count = bands.reduce((sum, band) => sum + band.length, 0);
console.log(`places.bin ${count} towns, ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzipped`);
