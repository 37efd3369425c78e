import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '../grid/sphere';
import type { AccountTable } from './account-table';
import { AccountTableBuilder } from './account-table-builder';
import { farAccounts } from './far-accounts';
import { NameKeys } from './normalised-names';
import { sameNamePlace } from './same-name-place';
import { suspiciousAccounts } from './suspicious-accounts';

interface Plain {
  readonly name?: string;
  readonly lat: number;
  readonly lng: number;
  readonly code?: number;
}

function tableOf(accounts: readonly Plain[]): AccountTable {
  const builder = new AccountTableBuilder([], []);
  accounts.forEach(({ name = '', lat, lng }, index) => {
    builder.add(String(index), name, lat, lng, 0, new Float64Array(), []);
  });
  return builder.finish();
}

const place = fc.record({
  lat: fc.double({ min: 46, max: 50, noNaN: true }),
  lng: fc.double({ min: 6, max: 12, noNaN: true }),
});

describe('farAccounts', () => {
  it('names an account over the sea with its true distance, however the others lie', () => {
    const stray = fc.record({
      lat: fc.double({ min: -60, max: 20, noNaN: true }),
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(place, { minLength: 60, maxLength: 90 }), stray, (market, alone) => {
        const far = farAccounts(tableOf([...market, alone]));
        const nearest = Math.min(...market.map(({ lat, lng }) => distanceKm(lat, lng, alone.lat, alone.lng)));
        const index = far.accounts.indexOf(market.length);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(far.km[index]).toBeCloseTo(nearest, 3);
        expect(far.together[index]).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it('is silent about a market that is spread over the world, and about a handful of accounts', () => {
    const capitals = Array.from({ length: 60 }, (_, at) => ({
      lat: ((at * 37) % 120) - 60,
      lng: ((at * 73) % 360) - 180,
    }));
    expect(farAccounts(tableOf(capitals)).accounts.length).toBeLessThan(6);
    expect(farAccounts(tableOf(capitals.slice(0, 10))).accounts.length).toBe(0);
  });
});

describe('sameNamePlace', () => {
  it('agrees with a comparison of every account with every other', () => {
    const account = fc.record({
      name: fc.constantFrom('Acme', 'ACME, Inc.', 'Acme GmbH & Co. KG', 'Bolt S.A.', 'bolt', 'The Company', '', 'Ünal'),
      lat: fc.constantFrom(48, 48.0005, 48.01, 49),
      lng: fc.constantFrom(9, 9.0006, 9.2),
      code: fc.constantFrom(0, 7, 8),
    });
    const keyOf: Record<string, string> = {
      Acme: 'acme',
      'ACME, Inc.': 'acme',
      'Acme GmbH & Co. KG': 'acme',
      'Bolt S.A.': 'bolt',
      bolt: 'bolt',
      'The Company': 'the company',
      '': '',
      Ünal: 'unal',
    };
    fc.assert(
      fc.property(fc.array(account, { maxLength: 25 }), accounts => {
        const found = sameNamePlace(tableOf(accounts), index => accounts[index].code);
        // Groups by spreading the smallest number until nothing changes.
        const group = accounts.map((_, index) => index);
        for (let changed = true; changed; ) {
          changed = false;
          accounts.forEach((a, i) => {
            accounts.forEach((b, j) => {
              const near = Math.abs(a.lat - b.lat) < 0.0009 && Math.abs(a.lng - b.lng) < 0.001;
              const same = keyOf[a.name] !== '' && keyOf[a.name] === keyOf[b.name];
              if (!same || !(near || (a.code !== 0 && a.code === b.code)) || group[i] <= group[j]) return;
              group[i] = group[j];
              changed = true;
            });
          });
        }
        expect([...found]).toEqual(group);
      }),
    );
  });

  it('compares names without case, accents, punctuation and legal forms', () => {
    const names = [
      'Müller GmbH & Co. KG',
      'MULLER',
      "O'Brien Ltd.",
      'obrien',
      'Straße 7 AG',
      'strasse 7',
      '東京商事',
      'GmbH',
    ];
    const keys = new NameKeys(tableOf(names.map(name => ({ name, lat: 0, lng: 0 }))).names);
    expect(names.map((_, row) => keys.key(row))).toEqual([
      'muller',
      'muller',
      'obrien',
      'obrien',
      'strasse 7',
      'strasse 7',
      '東京商事',
      'gmbh',
    ]);
  });
});

describe('suspiciousAccounts', () => {
  it('lists accounts on one point with five others, largest point first', () => {
    const at = (lat: number, count: number) => Array.from({ length: count }, () => ({ lat, lng: 9 }));
    const [shared, ...more] = suspiciousAccounts(tableOf([...at(48, 6), ...at(48.1, 5), ...at(48.2, 8)]), null);
    expect(more).toEqual([]);
    expect(shared.kind).toBe('shared-point');
    expect([...shared.accounts]).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 0, 1, 2, 3, 4, 5]);
    expect([...shared.figures]).toEqual([...Array(8).fill(8), ...Array(6).fill(6)]);
  });
});
