/**
 * Splits hexes that weigh too much into their children, so that a metropolis does not decide how even a plan can be.
 * Weights are those of accounts by the ancestor of their finest cell, the same rule that later finds an account's hex.
 */
import { cellToChildren } from 'h3-js';
import { ancestorHigh, ancestorLow, bigIntToCell, cellToBigInt, highWord, lowWord } from './cell-index';
import { PairIndex } from './pair-index';

/** A hex above this share of a mean territory, by any weight, is heavy. */
export const HEAVY_SHARE = 0.1;

export interface SplitCells {
  /** All cells, ascending; of `base` resolution and up to the depth asked for below it. */
  readonly cells: BigUint64Array;
  /** Levels really used, 0 … depth. */
  readonly depth: number;
}

/**
 * @param base cells of one resolution
 * @param splittable cells of that resolution that may be split
 * @param accountCells for accounts in and beside those: low and high words of every account's cell at resolution `resolution + depth`
 * @param heavyAt weight above which a hex is split, one limit per column of weights
 */
export function splitHeavyHexes(
  base: BigUint64Array,
  resolution: number,
  depth: number,
  splittable: PairIndex,
  accountCells: { readonly low: Int32Array; readonly high: Int32Array },
  weights: readonly Float64Array[],
  heavyAt: readonly number[],
): SplitCells {
  const levels = Array.from({ length: depth + 1 }, (_, level) => weightsAt(accountCells, resolution + level, weights));
  const lightest = heaviestDescendants(levels, resolution, weights.length);
  let deepest = 0;
  const chosen: bigint[] = [];
  const visit = (cell: string, level: number) => {
    const { index, sums } = levels[level];
    const at = index.find(lowWord(cell) | 0, highWord(cell) | 0);
    // Splitting helps only when the weight is not all in one finest cell.
    const heavy =
      at >= 0 &&
      level < depth &&
      sums.some((column, w) => column[at] > heavyAt[w] && lightest[level][w][at] < 0.95 * column[at]);
    if (!heavy) {
      chosen.push(cellToBigInt(cell));
      deepest = Math.max(deepest, level);
      return;
    }
    for (const child of cellToChildren(cell, resolution + level + 1)) visit(child, level + 1);
  };
  for (const value of base) {
    const cell = bigIntToCell(value);
    if (splittable.find(lowWord(cell) | 0, highWord(cell) | 0) >= 0) visit(cell, 0);
    else chosen.push(value);
  }
  return { cells: BigUint64Array.from(chosen).sort(), depth: deepest };
}

interface LevelWeights {
  readonly index: PairIndex;
  readonly sums: readonly Float64Array[];
}

function weightsAt(
  { low, high }: { readonly low: Int32Array; readonly high: Int32Array },
  resolution: number,
  weights: readonly Float64Array[],
): LevelWeights {
  const index = new PairIndex();
  const cellOf = new Int32Array(low.length);
  for (let i = 0; i < low.length; i++) {
    cellOf[i] = index.add(ancestorLow(low[i], resolution) | 0, ancestorHigh(high[i], resolution) | 0);
  }
  const sums = weights.map(column => {
    const sum = new Float64Array(index.count);
    for (let i = 0; i < low.length; i++) if (column[i] > 0) sum[cellOf[i]] += column[i];
    return sum;
  });
  return { index, sums };
}

/** For every level, weight and cell: the heaviest finest descendant, what no splitting can get below. */
function heaviestDescendants(levels: readonly LevelWeights[], resolution: number, columns: number): Float64Array[][] {
  const finest = levels[levels.length - 1];
  return levels.map(({ index }, level) =>
    Array.from({ length: columns }, (_, w) => {
      const heaviest = new Float64Array(index.count);
      for (let i = 0; i < finest.index.count; i++) {
        const low = ancestorLow(finest.index.first[i], resolution + level) | 0;
        const high = ancestorHigh(finest.index.second[i], resolution + level) | 0;
        const at = index.find(low, high);
        heaviest[at] = Math.max(heaviest[at], finest.sums[w][i]);
      }
      return heaviest;
    }),
  );
}
