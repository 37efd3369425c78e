// Writes public/geo/postcodes.bin; the format is described at src/files/geo/postcodes.ts.
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ByteWriter } from './byte-writer.mjs';
import { canada, france, italy, unitedStates } from './postcode-sources.mjs';

const countries = [
  { country: 'US', length: 5, radix: 10, table: unitedStates() },
  { country: 'CA', length: 3, radix: 36, table: canada() },
  { country: 'FR', length: 5, radix: 10, table: france() },
  { country: 'IT', length: 5, radix: 10, table: italy() },
];

const writer = new ByteWriter('EPC1');
writer.unsigned(countries.length);
for (const { country, length, radix, table } of countries) {
  const rows = [...table].map(([code, point]) => ({
    code: Number.parseInt(code, radix),
    lat: Math.round(point.lat * 10_000),
    lng: Math.round(point.lng * 10_000),
  }));
  rows.sort((a, b) => a.code - b.code);
  writer.text(country);
  writer.unsigned(length);
  writer.unsigned(radix);
  writer.unsigned(rows.length);
  let before = { code: 0, lat: 0, lng: 0 };
  for (const row of rows) {
    writer.unsigned(row.code - before.code);
    writer.signed(row.lat - before.lat);
    writer.signed(row.lng - before.lng);
    before = row;
  }
  console.log(`${country} ${rows.length} codes`);
}
const bytes = writer.finish();
writeFileSync(new URL('../../public/geo/postcodes.bin', import.meta.url), bytes);
console.log(`postcodes.bin ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzipped`);
