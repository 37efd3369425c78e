import { readFileSync } from 'node:fs';
import { isLand } from '../../src/core/geo/land-mask';
import { readLandMask } from '../../src/files/geo/land-mask';
import { generateAccounts, type SampleAccount } from './accounts';
import { EUROPE, UNITED_STATES } from './legacy-territories';
import { accountsCsv, repsCsv } from './sample-csv';
import { readTowns } from './towns';

export type Region = 'us' | 'eu';

export const DEFAULT_SEED = 2027;

/** The accounts of one region, made anew from the towns and the land mask in the repository. */
export function sampleAccounts(region: Region, accounts: number, seed: number): SampleAccount[] {
  const mask = readLandMask(new Uint8Array(readFileSync(new URL('../../public/geo/land.bin', import.meta.url))).buffer);
  return generateAccounts({
    accounts,
    seed,
    towns: readTowns().filter(town => (town.country === 'US') === (region === 'us')),
    legacy: region === 'us' ? UNITED_STATES : EUROPE,
    isLand: (lat, lng) => isLand(mask, lat, lng),
  });
}

export function sampleCsv(region: Region, accounts: number, seed: number): string {
  return accountsCsv(sampleAccounts(region, accounts, seed), region === 'us' ? 'american' : 'european');
}

/** What ships in `public/sample`, by file name. */
export function shippedFiles(): Record<string, string> {
  return {
    'accounts-5000.csv': sampleCsv('us', 5000, DEFAULT_SEED),
    'accounts-600.csv': sampleCsv('us', 600, DEFAULT_SEED),
    'accounts-eu-600.csv': sampleCsv('eu', 600, DEFAULT_SEED),
    'reps.csv': repsCsv(UNITED_STATES, 'american'),
    'reps-eu.csv': repsCsv(EUROPE, 'european'),
  };
}
