import { describe, expect, it } from 'vitest';
import { PolygonAreasBuilder } from './polygon-areas';
import { assignByPolygons } from './polygon-assignment';

/** Three squares in a row: 0…1, 1…2 and 1.5…3, the third over the second. */
function squares() {
  const builder = new PolygonAreasBuilder();
  [
    [0, 1],
    [1, 2],
    [1.5, 3],
  ].forEach(([west = 0, east = 0], feature) => {
    builder.beginPart(feature);
    builder.addRing([west, 0, east, 0, east, 1, west, 1, west, 0]);
  });
  return builder.finish();
}

/** Hexes with middles at these longitudes, half a degree north. */
const hexesAt = (...lng: number[]) => ({
  count: lng.length,
  lat: new Float64Array(lng.length).fill(0.5),
  lng: Float64Array.from(lng),
});

function accountsAt(accounts: readonly (readonly [lng: number, hex: number, value: number, customers?: number])[]) {
  return {
    lat: new Float64Array(accounts.length).fill(0.5),
    lng: Float64Array.from(accounts, account => account[0]),
    hexOfAccount: Int32Array.from(accounts, account => account[1]),
    values: Float64Array.from(accounts, account => account[2]),
    customers: accounts.some(account => account[3] !== undefined)
      ? Float64Array.from(accounts, account => account[3] ?? 1)
      : null,
  };
}

describe('assignByPolygons', () => {
  it('goes by the middles of hexes where there are no accounts', () => {
    const result = assignByPolygons(hexesAt(0.5, 1.2, 1.7, 2.5, 5), squares(), [0, 1, 2], 3, null);
    expect([...result.assignment]).toEqual([1, 2, 2, 3, 0]);
    expect([...result.hexes]).toEqual([1, 2, 1]);
    expect([result.hexesOutside, result.accountsOutside, result.contested]).toEqual([1, 0, 1]);
  });

  it('goes by the value of accounts, and counts those on the other side', () => {
    const accounts = accountsAt([
      [0.9, 0, 10],
      [1.1, 0, 30],
      [1.2, 0, Number.NaN],
      [9, 0, 500],
      [2.5, 1, 1],
    ]);
    const result = assignByPolygons(hexesAt(0.95, 0.5), squares(), [0, 1, 2], 3, accounts);
    expect([...result.assignment]).toEqual([2, 3]);
    expect([...result.accounts]).toEqual([1, 2, 1]);
    expect(result).toMatchObject({ accountsOutside: 1, accountsParted: 1, hexesParted: 1, hexesOutside: 0 });
  });

  it('settles ties by accounts, then by the order of the file', () => {
    const byCount = accountsAt([
      [0.5, 0, 0, 2],
      [1.2, 0, 0, 3],
      [0.5, 1, 4, 1],
      [1.2, 1, 4, 1],
    ]);
    const result = assignByPolygons(hexesAt(0, 0), squares(), [0, 1, 2], 3, byCount);
    expect([...result.assignment]).toEqual([2, 1]);
    expect(result.accountsParted).toBe(3);
  });

  it('leaves a hex to its middle when all its accounts are outside, and to nobody when that is too', () => {
    const accounts = accountsAt([
      [7, 0, 1],
      [7, 1, 1],
    ]);
    const result = assignByPolygons(hexesAt(0.5, 8), squares(), [0, 1, 2], 3, accounts);
    expect([...result.assignment]).toEqual([1, 0]);
    expect(result).toMatchObject({ accountsOutside: 2, accountsParted: 0, hexesOutside: 1 });
  });

  it('takes features of one territory as one area', () => {
    const accounts = accountsAt([[1.7, 0, 1]]);
    const result = assignByPolygons(hexesAt(0.5), squares(), [0, 1, 1], 2, accounts);
    expect([...result.assignment]).toEqual([2]);
    expect(result.contested).toBe(0);
  });
});
