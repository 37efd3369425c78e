import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { isLand } from '../../src/core/geo/land-mask';
import { readLandMask } from '../../src/files/geo/land-mask';
import { legacyTerritoryAt, UNITED_STATES } from './legacy-territories';
import { DEFAULT_SEED, sampleAccounts, sampleCsv, shippedFiles } from './sample-files';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const shipped = (name: string): string => readFileSync(`public/sample/${name}`, 'utf8');
const count = <T>(items: readonly T[], test: (item: T) => boolean): number => items.filter(test).length;

describe('sample files', () => {
  it('ship byte for byte as the generator makes them', () => {
    for (const [name, text] of Object.entries(shippedFiles()))
      expect([name, hash(text)]).toEqual([name, hash(shipped(name))]);
  });

  it('differ by seed', () => {
    expect(hash(sampleCsv('us', 200, 1))).toBe(hash(sampleCsv('us', 200, 1)));
    expect(hash(sampleCsv('us', 200, 1))).not.toBe(hash(sampleCsv('us', 200, 2)));
  });

  it('are read back by a CSV parser row by row', () => {
    const american = Papa.parse<Record<string, string>>(shipped('accounts-5000.csv').trimEnd(), { header: true });
    expect(american.errors).toEqual([]);
    expect(american.data).toHaveLength(5000);
    expect(american.meta.fields).toHaveLength(24);
    expect(new Set(american.data.map(row => row['Account ID'])).size).toBe(5000);
    for (const row of american.data) {
      expect(row['Account ID']).toMatch(/^0018d00000[0-9A-Za-z]{5}[A-Z0-5]{3}$/);
      expect(row['Billing Zip/Postal Code']).toMatch(/^\d{5}$/);
      expect(row['Billing State/Province']).toMatch(/^[A-Z]{2}$/);
    }
    const european = Papa.parse<Record<string, string>>(shipped('accounts-eu-600.csv').trimEnd(), {
      header: true,
      delimiter: ';',
    });
    expect(european.errors).toEqual([]);
    expect(european.data).toHaveLength(600);
    for (const row of european.data) {
      expect(row.BillingLatitude).toMatch(/^\d+(,\d{1,5})?$/);
      expect(row['Potential (EUR)']).toMatch(/^\d+,\d\d$/);
    }
  });
});

describe('the American sample', () => {
  const accounts = sampleAccounts('us', 5000, DEFAULT_SEED);
  const hours = (account: (typeof accounts)[number]) => (account.visitsPerYear * account.minutesPerVisit) / 60;

  it('has the totals that the pictures of the app show', () => {
    const potential = accounts.reduce((sum, account) => sum + account.potential, 0);
    expect(Math.abs(potential - 404_200_000)).toBeLessThan(1000);
    expect(Math.abs(accounts.reduce((sum, account) => sum + hours(account), 0) - 25_600)).toBeLessThan(300);
    expect(Math.abs(count(accounts, account => account.customer) - 2829)).toBeLessThan(40);
    expect(['A', 'B', 'C'].map(letter => count(accounts, account => account.accountClass === letter))).toEqual([
      550, 1910, 2540,
    ]);
    // No account is more than one per cent of the market.
    expect(Math.max(...accounts.map(account => account.potential))).toBeLessThan(potential / 100);
  });

  it('lies on land of the contiguous states', () => {
    const mask = readLandMask(new Uint8Array(readFileSync('public/geo/land.bin')).buffer);
    for (const account of accounts) {
      expect(isLand(mask, account.lat, account.lng)).toBe(true);
      expect(account.lat > 24.3 && account.lat < 49.5 && account.lng > -125 && account.lng < -66.8).toBe(true);
      expect(['AK', 'HI']).not.toContain(account.town.state);
    }
  });

  it('sells to customers only, and never more than their potential', () => {
    for (const account of accounts) {
      if (account.customer) expect(account.sales).toBeLessThanOrEqual(account.potential);
      else expect(account.sales).toBe(0);
    }
  });

  it('has 24 uneven territories, of which few are in balance', () => {
    const sums = new Map(UNITED_STATES.territories.map(({ name }) => [name, { potential: 0, workload: 0 }]));
    for (const account of accounts) {
      const sum = sums.get(account.territory);
      if (!sum) continue;
      sum.potential += account.potential;
      sum.workload += hours(account);
    }
    const all = [...sums.values()];
    const deviations = (key: 'potential' | 'workload') => {
      const target = all.reduce((sum, territory) => sum + territory[key], 0) / 24;
      return all.map(territory => territory[key] / target - 1);
    };
    const potential = deviations('potential');
    const workload = deviations('workload');
    const inside = potential.filter((value, i) => Math.abs(value) <= 0.1 && Math.abs(workload[i]) <= 0.1);
    expect(inside).toHaveLength(5);
    expect(Math.min(...potential)).toBeLessThan(-0.45);
    expect(Math.max(...potential)).toBeGreaterThan(0.45);
  });

  it('has misassigned accounts, house accounts, a gap and an exclave', () => {
    const names = UNITED_STATES.territories.map(({ name }) => name);
    const home = accounts.map(account => names[legacyTerritoryAt(UNITED_STATES, account.lat, account.lng)] ?? '');
    expect(accounts.filter((account, i) => account.territory !== '' && account.territory !== home[i])).toHaveLength(
      250,
    );
    expect(count(accounts, account => account.owner === 'House' && account.territory === '')).toBe(150);
    const gap = accounts.filter((_, i) => home[i] === '');
    expect(gap.length).toBeGreaterThan(5);
    expect(gap.length).toBeLessThan(30);
    for (const account of gap) {
      expect([account.territory, account.owner]).toEqual(['', '']);
      expect(['MT', 'ND', 'WY', 'SD', 'ID']).toContain(account.town.state);
    }
    const exclave = accounts.filter((account, i) => home[i] === 'Houston' && account.lng < -103);
    expect(exclave.length).toBeGreaterThan(3);
  });

  it('gives every seat the ground round its home', () => {
    UNITED_STATES.territories.forEach((territory, i) => {
      expect([territory.name, legacyTerritoryAt(UNITED_STATES, territory.lat, territory.lng)]).toEqual([
        territory.name,
        i,
      ]);
    });
  });
});
