import { cellToChildren, cellToLatLng, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../test/support/grids';
import { chooseResolution, FINEST_CHOICE, OCCUPIED_PER_TERRITORY, UNIT_LIMIT } from './choose-resolution';

/** Points spread evenly over a box of so many degrees. */
function spread(count: number, degrees: number) {
  const random = seededRandom(4);
  const lat = Float64Array.from({ length: count }, () => 45 + degrees * random());
  const lng = Float64Array.from({ length: count }, () => 5 + degrees * random());
  return { lat, lng };
}

describe('the resolution chosen from the data', () => {
  it('is the coarsest with enough occupied hexes, without splitting when accounts are even', () => {
    const { lat, lng } = spread(20_000, 6);
    const { resolution, split, reason, table } = chooseResolution(lat, lng, [new Float64Array(20_000).fill(1)], 20);
    const row = table.find(r => r.resolution === resolution);
    const coarser = table.find(r => r.resolution === resolution - 1);
    expect(row?.occupied).toBeGreaterThanOrEqual(20 * OCCUPIED_PER_TERRITORY);
    expect(coarser?.occupied).toBeLessThan(20 * OCCUPIED_PER_TERRITORY);
    expect(split).toBe(false);
    expect(reason).toMatch(/^Hexes of about [\d,.]+ km²: the heaviest holds \d+ % of a territory$/);
  });

  it('stays coarse and splits when only one place is heavy', () => {
    const { lat, lng } = spread(20_000, 6);
    // A tenth of everything in one district.
    const children = cellToChildren(latLngToCell(48, 8, 6), 8).map(cell => cellToLatLng(cell));
    for (let i = 0; i < 2000; i++) [lat[i], lng[i]] = children[i % children.length];
    const equal = new Float64Array(20_000).fill(1);
    const even = chooseResolution(...(Object.values(spread(20_000, 6)) as [Float64Array, Float64Array]), [equal], 20);
    const choice = chooseResolution(lat, lng, [equal], 20);
    expect(choice.resolution).toBe(even.resolution);
    expect(choice.split).toBe(true);
    expect(choice.reason).toContain('smaller ones where accounts crowd');
  });

  it('counts what h3-js counts at the finest level, and totals never depend on the level', () => {
    const { lat, lng } = spread(3000, 2);
    const { table } = chooseResolution(lat, lng, [new Float64Array(3000).fill(2)], 1);
    const cells = new Set(Array.from(lat, (value, i) => latLngToCell(value, lng[i], FINEST_CHOICE)));
    expect(table.at(-1)?.occupied).toBe(cells.size);
    for (let i = 1; i < table.length; i++) {
      expect(table[i].occupied).toBeGreaterThanOrEqual(table[i - 1].occupied);
      expect(table[i].heaviest).toBeLessThanOrEqual(table[i - 1].heaviest);
      expect(table[i].estimatedHexes).toBeGreaterThanOrEqual(table[i].occupied);
    }
  });

  it('never plans more hexes than the limit, and copes with one account, none, and blank weights', () => {
    const { lat, lng } = spread(50_000, 40);
    const wide = chooseResolution(lat, lng, [], 5000);
    const row = wide.table.find(r => r.resolution === wide.resolution);
    expect(row?.estimatedHexes).toBeLessThanOrEqual(UNIT_LIMIT);
    const one = chooseResolution(Float64Array.of(50), Float64Array.of(8), [Float64Array.of(Number.NaN)], 3);
    expect(one.resolution).toBeGreaterThanOrEqual(3);
    expect(one.split).toBe(false);
    expect(chooseResolution(new Float64Array(0), new Float64Array(0), [], 5).table).toHaveLength(6);
  });
});
