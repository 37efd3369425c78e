import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { textAt } from '../../core/accounts/text-column';
import { foldPlace, foldRegion } from '../../core/geo/place-words';
import { TownFinder, type TownTable } from '../../core/geo/towns';
import { GeoFileError } from './byte-reader';
import { readTowns } from './towns';

const file = new Uint8Array(readFileSync('public/geo/towns.bin')).buffer;
let table: TownTable;
let finder: TownFinder;
beforeAll(async () => {
  table = await readTowns(file);
  finder = new TownFinder(table);
});

describe('list of towns', () => {
  it('is sorted by folded names, each with towns', () => {
    expect(table.lat.length).toBeGreaterThan(170_000);
    let before = '';
    for (let name = 0; name + 1 < table.offsets.length; name++) {
      const text = textAt(table.names, name);
      if (!(text > before) || foldPlace(text) !== text) expect.fail(`${before} before ${text}`);
      if (table.offsets[name + 1] <= table.offsets[name]) expect.fail(`${text} has no town`);
      before = text;
    }
  });

  it('is refused when it is another file', async () => {
    const packed = new Blob([Uint8Array.of(1, 2, 3, 4, 5)]).stream().pipeThrough(new CompressionStream('deflate'));
    await expect(readTowns(await new Response(packed).arrayBuffer())).rejects.toThrow(GeoFileError);
  });

  it.each([
    ['Köln', '', 'DE', 50.93, 6.95],
    ['Cologne', '', '', 50.93, 6.95],
    ['Koeln', 'NRW', 'DE', 50.93, 6.95],
    ['Muenchen', '', '', 48.14, 11.58],
    ['Springfield', 'IL', 'US', 39.8, -89.64],
    ['Springfield', 'massachusetts', 'US', 42.1, -72.59],
    ['St. Louis', 'MO', 'US', 38.63, -90.2],
    ['Saint Louis', 'Missouri', '', 38.63, -90.2],
    ['N Little Rock', 'AR', 'US', 34.77, -92.27],
    ['Berlin-Mitte', '', 'DE', 52.52, 13.41],
    ['Frankfurt', '', 'DE', 50.12, 8.68],
    ['Frankfurt/Oder', 'Brandenburg', 'DE', 52.35, 14.55],
    ['Neustadt a.d. Weinstraße', '', 'DE', 49.35, 8.14],
    ['Lyon Cedex 03', '', 'FR', 45.75, 4.85],
    ['75008 Paris', '', 'FR', 48.85, 2.35],
    ['London', 'Ontario', '', 42.98, -81.23],
    ['Milano', 'MI', 'IT', 45.46, 9.19],
    ['Kraków', 'małopolskie', 'PL', 50.06, 19.94],
    ['Sao Paulo', 'SP', 'BR', -23.55, -46.64],
    ['St. Gallen', 'SG', 'CH', 47.42, 9.37],
    ["L'Aquila", '', 'IT', 42.35, 13.4],
    ['Newcastle', '', 'GB', 54.97, -1.61],
    ['Den Haag', 'Zuid-Holland', 'NL', 52.08, 4.3],
  ])('finds %s, %s %s', (city, region, country, lat, lng) => {
    const match = finder.find(city, region, country);
    if (match.kind !== 'found') return expect.fail(match.kind);
    expect(Math.hypot(finder.lat(match.town) - lat, finder.lng(match.town) - lng)).toBeLessThan(0.05);
  });

  it.each([
    ['Springfield', '', 'US', 'ambiguous'],
    ['Portland', '', 'US', 'ambiguous'],
    ['Neustadt', '', '', 'ambiguous'],
    ['Xanadoo', '', '', 'unknown'],
    ['Chicago', 'TX', 'US', 'unknown'],
    ['', '', '', 'unknown'],
    ['New-York-Style Pizza', '', 'DE', 'unknown'],
  ])('does not guess %s, %s %s: %s', (city, region, country, kind) => {
    expect(finder.find(city, region, country).kind).toBe(kind);
  });
});

it('folds regions to their names', () => {
  expect(foldRegion('Province of Ontario')).toBe('ontario');
  expect(foldRegion('Kanton Bern')).toBe('bern');
  expect(foldRegion('Clark County')).toBe('clark');
  expect(foldRegion('County')).toBe('county');
  expect(foldRegion('')).toBe('');
});
