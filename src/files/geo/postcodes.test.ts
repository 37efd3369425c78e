import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PostcodeFinder } from '../../core/geo/postcodes';
import { readPostcodes } from './postcodes';

const table = readPostcodes(new Uint8Array(readFileSync('public/geo/postcodes.bin')).buffer);
const finder = new PostcodeFinder(table);

/** Rough distance in degrees, enough for "that is the place". */
function expectNear(found: { lat: number; lng: number } | null, lat: number, lng: number, degrees = 0.05): void {
  expect(found).not.toBeNull();
  expect(Math.hypot(found!.lat - lat, found!.lng - lng)).toBeLessThan(degrees);
}

describe('postal codes', () => {
  it('holds the United States, Canada, France and Italy', () => {
    const counts = Object.fromEntries(table.countries.map(column => [column.country, column.codes.length]));
    expect(counts.US).toBeGreaterThan(42_400);
    expect(counts.CA).toBeGreaterThan(1_600);
    expect(counts.FR).toBeGreaterThan(5_700);
    expect(counts.IT).toBeGreaterThan(4_600);
    for (const column of table.countries) {
      for (let i = 1; i < column.codes.length; i++) expect(column.codes[i]).toBeGreaterThan(column.codes[i - 1]);
    }
  });

  it.each(['02139', '2139', ' 02139 ', '02139-4307', '2139-4307', '021394307', '21394307', '2139.0', '02139.'])(
    'finds Cambridge, Massachusetts, from "%s"',
    code => expectNear(finder.find('US', code), 42.365, -71.104, 0.02),
  );

  it.each(['', 'us', 'USA', 'U.S.A.', 'United States', 'United States of America'])(
    'takes "%s" as the United States',
    country => expectNear(finder.find(country, '60601'), 41.885, -87.62),
  );

  it('finds codes of other countries', () => {
    expectNear(finder.find('CA', 'M5V 3L9'), 43.64, -79.39);
    expectNear(finder.find('', 'h3a0g4'), 45.5, -73.58);
    expectNear(finder.find('France', '75001'), 48.86, 2.34);
    expectNear(finder.find('FR', 'F-13001'), 43.3, 5.38);
    expectNear(finder.find('FR', '1000'), 46.2, 5.23);
    expectNear(finder.find('Italia', '00184'), 41.9, 12.5);
    expectNear(finder.find('IT', '20121'), 45.46, 9.19);
  });

  it('has no answer for what it does not know', () => {
    expect(finder.find('US', '00000')).toBeNull();
    expect(finder.find('US', '123456')).toBeNull();
    expect(finder.find('US', '')).toBeNull();
    expect(finder.find('US', 'n/a')).toBeNull();
    expect(finder.find('US', 'K1A')).toBeNull();
    expect(finder.find('CA', '02139')).toBeNull();
    expect(finder.find('DE', '50667')).toBeNull();
    expect(finder.find('constructor', '02139')).toBeNull();
  });
});
