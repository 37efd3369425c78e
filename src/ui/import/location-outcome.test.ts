import { describe, expect, it } from 'vitest';
import type { ImportReport } from '../../files/customers/import-report';
import { approximateText, locationOutcome } from './location-outcome';

const REPORT: ImportReport = {
  fileName: 'accounts.csv',
  read: 100,
  placedRows: 90,
  accounts: 90,
  customers: null,
  placedBy: { coordinates: 80, postcode: 10, city: 0, hex: 0 },
  approximate: 10,
  rejected: 10,
  rejectedBy: [
    { reason: 'no-location', count: 6 },
    { reason: 'negative-potential', count: 4 },
  ],
  rejectedRows: [],
  warnings: [],
  sharedPoint: 0,
  lines: null,
  merged: 0,
  findings: [],
  sums: [],
  seconds: 1,
};

describe('location outcome', () => {
  it('splits every row once and adds up to the whole', () => {
    const shares = locationOutcome(REPORT);
    expect(shares.map(entry => [entry.kind, entry.count])).toEqual([
      ['coordinates', 80],
      ['postcode', 10],
      ['unlocated', 6],
      ['rejected', 4],
    ]);
    expect(shares.reduce((sum, entry) => sum + entry.count, 0)).toBe(REPORT.read);
    expect(shares.reduce((sum, entry) => sum + entry.share, 0)).toBeCloseTo(1, 12);
  });

  it('does not mix rows and accounts when rows were summed', () => {
    const summed = { ...REPORT, accounts: 30, placedBy: { coordinates: 30, postcode: 0, city: 0, hex: 0 } };
    expect(locationOutcome(summed).map(entry => entry.share)).toEqual([1, Number.NaN, Number.NaN]);
  });
});

describe('approximate places', () => {
  const text = (approximate: number, placedBy: Partial<ImportReport['placedBy']>) =>
    approximateText({
      ...REPORT,
      approximate,
      placedBy: { coordinates: 0, postcode: 0, city: 0, hex: 0, ...placedBy },
    });

  it('names only the ways that accounts of this file were placed by', () => {
    expect(text(0, { coordinates: 90 })).toBe('');
    expect(text(90, { hex: 90 })).toBe('');
    expect(text(10, { coordinates: 80, postcode: 10 })).toBe(
      '10 of 90 accounts are placed only about: within some 5 km by post code.',
    );
    expect(text(8, { coordinates: 90 })).toMatch(/about: by coordinates with few decimals or marked inexact\.$/);
    expect(text(40, { coordinates: 70, postcode: 10, city: 10 })).toMatch(/post code, .* by town, by coordinates/);
  });
});
