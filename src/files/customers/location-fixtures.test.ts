import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LOCATION_METHODS, LOCATION_PRECISIONS } from '../../core/accounts/account-table';
import { PostcodeBuilder } from '../../core/geo/postcode-builder';
import type { PostcodeTable } from '../../core/geo/postcodes';
import { readPostcodes } from '../geo/postcodes';
import { readTowns } from '../geo/towns';
import { withCountry } from './check-places';
import { ImportError, type ImportErrorCode } from './import-error';
import type { RejectReason } from './import-report';
import { inspectFile } from './inspect-file';
import { readAccounts } from './read-accounts';

const FOLDER = fileURLToPath(new URL('../../../test/fixtures/import/location/', import.meta.url));
const geoFile = (name: string) => new Uint8Array(readFileSync(`public/geo/${name}`)).buffer;

/** A few codes as a person's lists would give them, before those that ship with the app. */
function postcodes(): PostcodeTable {
  const list = (country: string, rows: readonly (readonly [string, number, number])[]) => {
    const builder = new PostcodeBuilder(country);
    for (const [code, lat, lng] of rows) builder.add(code, lat, lng, 0);
    return builder.finish();
  };
  const added = [
    list('GB', [
      ['M1 1AE', 53.4794, -2.2332],
      ['M1 1AF', 53.4796, -2.233],
      ['M2 1AA', 53.4815, -2.2421],
      ['M11 4AA', 53.4779, -2.1763],
    ]),
    list('DE', [
      ['10115', 52.5323, 13.3846],
      ['01067', 51.0555, 13.7209],
      ['50667', 50.9388, 6.9573],
      ['50672', 50.9434, 6.9347],
    ]),
    list('NL', [
      ['1012AB', 52.3781, 4.9],
      ['1012AC', 52.378, 4.901],
    ]),
  ];
  return { countries: [...added, ...readPostcodes(geoFile('postcodes.bin')).countries] };
}

interface Outcome {
  /** lat, lng of each account, to three decimals. */
  readonly points: readonly (readonly [number, number])[];
  /** One letter per account: c = coordinates, p = post code, t = town. */
  readonly by?: string;
  readonly precision?: string;
  readonly rejected?: Partial<Record<RejectReason, number>>;
  readonly note?: RegExp;
  readonly confirm?: readonly string[];
}

const BERLIN = [52.52, 13.405] as const;
const COLOGNE = [50.9375, 6.9603] as const;
const BOSTON = [42.3601, -71.0589] as const;

const OUTCOMES: Record<string, Outcome | ImportErrorCode> = {
  'dms.csv': {
    points: [
      [52.52008, 13.40472],
      [40.44611, -79.98222],
      [-33.86778, 151.20722],
    ],
    rejected: { 'coordinates-not-numbers': 1 },
    precision: 'exact exact exact',
  },
  'degrees-and-minutes.csv': {
    points: [
      [52.52008, 13.40472],
      [-33.86767, 151.20717],
    ],
  },
  'hemisphere-letters-ost.csv': { points: [BERLIN, COLOGNE, [51.5074, -0.1278]] },
  'hemisphere-letters-ouest.csv': {
    points: [
      [48.8566, 2.3522],
      [48.1173, -1.6778],
    ],
  },
  'exchanged-letters.csv': { points: [BERLIN, COLOGNE] },
  'wkt.csv': {
    points: [BERLIN, BOSTON, [-33.8688, 151.2093]],
    rejected: { 'coordinates-not-numbers': 1 },
    precision: 'exact exact exact',
  },
  'ewkb.csv': {
    points: [
      [52.5, 13.4],
      [52.5, 13.4],
    ],
  },
  'geojson-point.csv': { points: [BERLIN, BOSTON] },
  'geo-address.csv': { points: [BERLIN, BOSTON] },
  'one-column.csv': {
    points: [BERLIN, BOSTON],
    rejected: { 'no-location': 1, 'coordinates-zero': 1, 'coordinates-not-numbers': 1 },
  },
  'one-column-decimal-commas.csv': { points: [BERLIN, COLOGNE, BERLIN] },
  'one-column-by-value.csv': { points: [BERLIN, COLOGNE, [48.1371, 11.5754]] },
  'longitude-first.csv': { points: [[37.7749, -122.4194], BOSTON, [41.8781, -87.6298]] },
  'lnglat-header.csv': { points: [BERLIN, COLOGNE] },
  'micro-degrees.csv': {
    points: [BERLIN, COLOGNE],
    rejected: { 'coordinates-zero': 1 },
    confirm: ['lat', 'lng'],
    precision: 'exact exact',
  },
  'tenth-micro-degrees.csv': { points: [BERLIN, COLOGNE], confirm: ['latitude', 'longitude'] },
  'ten-micro-degrees.csv': {
    points: [
      [42.5, -71.5],
      [43.5, -72.5],
    ],
    confirm: ['lat', 'lng'],
  },
  'web-mercator.csv': { points: [BERLIN, COLOGNE], confirm: ['x_3857', 'y_3857'] },
  'web-mercator-by-value.csv': { points: [BOSTON, [41.8781, -87.6298]], confirm: ['X', 'Y'] },
  'utm.csv': 'no-location',
  'gauss-krueger.csv': {
    points: [
      [52.5323, 13.3846],
      [50.9388, 6.9573],
    ],
    by: 'pp',
    note: /Rechtswert and Hochwert look like metres of UTM or a national grid/,
  },
  'city-and-state.csv': {
    points: [
      [39.802, -89.644],
      [38.628, -90.198],
      [50.934, 6.95],
      [48.138, 11.576],
      [52.52, 13.404],
      [50.116, 8.684],
      [48.854, 2.348],
    ],
    by: 'ttttttt',
    precision: 'town town town town town town town',
    rejected: { 'city-unknown': 1 },
  },
  'ambiguous-city.csv': {
    points: [
      [48.854, 2.348],
      [43.656, -70.258],
    ],
    by: 'tt',
    rejected: { 'city-ambiguous': 2 },
  },
  'towns-of-one-country.csv': {
    points: [
      [51.482, 11.98],
      [51.198, 6.686],
      [50.954, 6.64],
      [51.456, 7.012],
      [51.36, 7.472],
    ],
    by: 'ttttt',
    note: /Towns are taken to be of Germany/,
  },
  'postcode-falls-back-to-city.csv': {
    points: [
      [42.3647, -71.1042],
      [41.85, -87.65],
    ],
    by: 'pt',
    precision: 'postcode town',
    rejected: { 'postcode-unknown': 1 },
  },
  'uk-codes.csv': {
    points: [
      [53.4794, -2.2332],
      [53.4794, -2.2332],
      [53.4795, -2.2331],
      [53.4779, -2.1763],
      [53.4815, -2.2421],
    ],
    by: 'ppppp',
    precision: 'postcode postcode town postcode town',
    rejected: { 'postcode-unknown': 1 },
  },
  'german-plz.csv': {
    points: [
      [52.5323, 13.3846],
      [51.0555, 13.7209],
      [50.9388, 6.9573],
      [50.9388, 6.9573],
    ],
    precision: 'postcode postcode postcode town',
    rejected: { 'postcode-unknown': 1 },
  },
  'dutch-codes.csv': {
    points: [
      [52.3781, 4.9],
      [52.378, 4.9005],
    ],
    precision: 'postcode town',
    rejected: { 'postcode-unknown': 1 },
  },
  'country-words.csv': {
    points: [...Array<readonly [number, number]>(4).fill([52.5323, 13.3846]), [48.853, 2.349], [48.853, 2.349]],
    by: 'pppppp',
  },
  'geocode-accuracy.csv': {
    points: [BERLIN, BERLIN, BERLIN, BERLIN, [52.5, 13.4]],
    precision: 'exact town exact postcode town',
  },
};

async function importFile(name: string) {
  const blob = new Blob([readFileSync(FOLDER + name)]);
  const places = { postcodes: postcodes(), towns: () => readTowns(geoFile('towns.bin')) };
  const inspection = await withCountry(blob, await inspectFile(blob, name), places.postcodes, places.towns);
  const context = { ...places, onProgress: () => undefined, isCancelled: () => false };
  return { inspection, ...(await readAccounts(blob, name, inspection.proposed, context)) };
}

describe('every way to say where an account is has its outcome', () => {
  it('covers all files of the folder', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(OUTCOMES).sort());
  });

  it.each(Object.entries(OUTCOMES))('%s', async (name, outcome) => {
    if (typeof outcome === 'string') {
      const failure = await importFile(name).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ImportError);
      expect((failure as ImportError).code).toBe(outcome);
      return;
    }
    const { inspection, table, report } = await importFile(name);
    const points = Array.from(table.lat, (lat, account) => [lat, table.lng[account]]);
    expect(points).toHaveLength(outcome.points.length);
    points.forEach(([lat, lng], account) => {
      expect(lat).toBeCloseTo(outcome.points[account][0], 2);
      expect(lng).toBeCloseTo(outcome.points[account][1], 2);
    });
    const letters = { coordinates: 'c', postcode: 'p', city: 't', hex: 'h' } as const;
    const by = Array.from(table.locationMethod, method => letters[LOCATION_METHODS[method]]).join('');
    if (outcome.by) expect(by).toBe(outcome.by);
    if (outcome.precision) {
      expect(Array.from(table.locationPrecision, index => LOCATION_PRECISIONS[index]).join(' ')).toBe(
        outcome.precision,
      );
    }
    expect(Object.fromEntries(report.rejectedBy.map(({ reason, count }) => [reason, count]))).toEqual(
      outcome.rejected ?? {},
    );
    if (outcome.note) expect(inspection.notes.join(' ')).toMatch(outcome.note);
    if (outcome.confirm) {
      const asked = inspection.columns.filter(column => column.check === 'confirm').map(column => column.header);
      expect(asked).toEqual(outcome.confirm);
    }
  });

  it('says that a national grid cannot be read, and offers the post code instead', async () => {
    const inspection = await inspectFile(new Blob([readFileSync(`${FOLDER}utm.csv`)]), 'utm.csv');
    expect(inspection.notes[0]).toMatch(/^Easting and Northing look like metres .* export latitude and longitude/);
    expect(inspection.proposed.columns.every(column => column.field !== 'lat' && column.field !== 'lng')).toBe(true);
  });

  it('calls the rows of a country without a list by the country', async () => {
    const blob = new Blob(['id,zip,country\n1,02139,US\n2,1010,Österreich\n']);
    const { proposed } = await inspectFile(blob, 'a.csv');
    const context = { postcodes: postcodes(), onProgress: () => undefined, isCancelled: () => false };
    const { report } = await readAccounts(blob, 'a.csv', proposed, context);
    expect(report.rejectedRows).toEqual([
      {
        row: 2,
        reason: 'postcode-country-missing',
        column: 'zip',
        text: '“1010”: no post codes of Österreich are on this device, and there are no coordinates',
      },
    ]);
  });
});
