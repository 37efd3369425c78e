/** What hexes of a size come to, in words for the people who chose them or ask why they are so. */
import { getHexagonAreaAvg } from 'h3-js';
import type { BuiltGrid } from '../grid/build-grid';

/** "253 km²", "0.74 km²": the mean surface of a hex. */
export function hexSizeText(resolution: number): string {
  const areaKm2 = getHexagonAreaAvg(resolution, 'km2');
  return `${areaKm2 >= 10 ? Math.round(areaKm2).toLocaleString('en-US') : areaKm2.toPrecision(2)} km²`;
}

/** "the heaviest holds 6 % of a territory", by the measure where it holds most. */
export function heaviestText(
  { grid, hexOfAccount }: BuiltGrid,
  weights: readonly Float64Array[],
  territories: number,
): string {
  let heaviest = 0;
  for (const column of weights) {
    const sums = new Float64Array(grid.count);
    let total = 0;
    for (let account = 0; account < column.length; account++) {
      if (!(column[account] > 0)) continue;
      sums[hexOfAccount[account]] += column[account];
      total += column[account];
    }
    if (total > 0) for (const sum of sums) heaviest = Math.max(heaviest, (sum / total) * territories);
  }
  const share = heaviest < 0.01 ? 'less than 1 %' : `${Math.round(heaviest * 100)} %`;
  return `the heaviest holds ${share} of a territory`;
}
