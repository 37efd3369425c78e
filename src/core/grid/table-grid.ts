/**
 * The hexes of a table that has one row per H3 cell: exactly its cells, of one level or of several, and the empty ones
 * that the reach adds. What a row holds cannot be split, so no hex is ever finer than the cell of its row.
 *
 * Where cells of several levels stand side by side, the market is laid out at the coarsest level and every hex with
 * finer cells in it is replaced by its children, down to them; children that the table does not have are empty hexes.
 */
import { cellToChildren, latLngToCell } from 'h3-js';
import { NO_CELL } from '../accounts/account-table';
import { type BuiltGrid, GridTooLargeError, MAX_HEXES } from './build-grid';
import {
  ancestorHex,
  ancestorHigh,
  ancestorLow,
  cellWords,
  hexLocator,
  highWord,
  lowWord,
  resolutionOf,
  splitCell,
} from './cell-index';
import { findLinks } from './find-links';
import { gridFromCells } from './grid-from-cells';
import { type LandTest, marketArea } from './market-area';
import { PairIndex } from './pair-index';
import { settlePoints } from './settle-points';

export interface TableGridInput {
  /** Points of the accounts, degrees: of those with a cell, its middle. */
  readonly lat: Float64Array;
  readonly lng: Float64Array;
  /** H3 resolution of each account's cell; NO_CELL = it is a point that joins whatever hex is there. */
  readonly cellResolution: Uint8Array;
  /** 0 = the account's hex is there, and yet nothing reaches out from it; null = something does from all. */
  readonly customers: Float64Array | null;
  /** No hex may be finer, however fine the table is; 15 = as it is. */
  readonly finest: number;
  readonly reachKm: number | 'auto';
  readonly isLand: LandTest;
  readonly gapKm?: number | 'auto';
  readonly onProgress: (done: number) => void;
}

/** @throws GridTooLargeError */
export function tableGrid(input: TableGridInput): BuiltGrid {
  const { lat, lng, onProgress } = input;
  const stated = statedCells(input);
  onProgress(0.3);
  const { base, reachKm } = baseCells(input, stated);
  onProgress(0.5);
  const cells = withFinerCells(base, stated);
  const finest = Math.max(stated.coarsest, stated.finest);
  const { coarsest } = stated;
  const grid = gridFromCells(
    cells,
    coarsest,
    finest,
    done => onProgress(0.5 + 0.4 * done),
    shores => findLinks(shores, input.gapKm ?? 'auto'),
  );
  const locate = hexLocator(grid);
  const words = cellWords(cells);
  const hexOfAccount = Int32Array.from(lat, (degrees, account) => {
    const hex = locate(degrees, lng[account]);
    if (hex >= 0) return hex;
    // A point a few metres beyond the drawn rim of its own hex.
    const cell = latLngToCell(degrees, lng[account], finest);
    return ancestorHex(words, coarsest, finest, lowWord(cell), highWord(cell));
  });
  settlePoints(grid, lat, lng, hexOfAccount);
  onProgress(1);
  return { grid, hexOfAccount, reachKm };
}

interface StatedCells {
  /** Cells of the table that lie in no other one of it, no finer than asked for. */
  readonly cells: PairIndex;
  /** 1 = something of it counts, so that the market reaches out from it. */
  readonly filled: Uint8Array;
  readonly coarsest: number;
  readonly finest: number;
  /** Accounts that are points, not cells. */
  readonly points: readonly number[];
}

function statedCells({ lat, lng, cellResolution, customers, finest }: TableGridInput): StatedCells {
  const all = new PairIndex();
  const filled: number[] = [];
  const points: number[] = [];
  for (let account = 0; account < lat.length; account++) {
    if (cellResolution[account] === NO_CELL) {
      points.push(account);
      continue;
    }
    const cell = latLngToCell(lat[account], lng[account], Math.min(finest, cellResolution[account]));
    const at = all.add(lowWord(cell) | 0, highWord(cell) | 0);
    filled[at] = filled[at] || customers === null || customers[account] > 0 ? 1 : 0;
  }
  const levels = new Uint8Array(16);
  for (let cell = 0; cell < all.count; cell++) levels[resolutionOf(all.second[cell])] = 1;
  const coarsest = levels.indexOf(1);
  const cells = new PairIndex(all.count);
  const kept: number[] = [];
  for (let cell = 0; cell < all.count; cell++) {
    const resolution = resolutionOf(all.second[cell]);
    let inner = false;
    for (let level = coarsest; level < resolution && !inner; level++) {
      inner = levels[level] === 1 && findAncestor(all, all.first[cell], all.second[cell], level) >= 0;
    }
    if (inner) continue;
    cells.add(all.first[cell], all.second[cell]);
    kept.push(filled[cell]);
  }
  if (cells.count > MAX_HEXES) {
    throw new GridTooLargeError(
      `The table has ${cells.count.toLocaleString('en-US')} hexes, more than the ` +
        `${MAX_HEXES.toLocaleString('en-US')} that can be shown: choose larger hexes.`,
    );
  }
  return { cells, filled: Uint8Array.from(kept), coarsest, finest: levels.lastIndexOf(1), points };
}

/** Cells of the coarsest level that hold everything, and empty land within reach of what counts. */
function baseCells(
  { lat, lng, reachKm, isLand }: TableGridInput,
  { cells, filled, coarsest, points }: StatedCells,
): { base: PairIndex; reachKm: number } {
  const nothingCounts = !filled.includes(1) && points.length === 0;
  const occupied = new PairIndex();
  const base = new PairIndex(cells.count);
  for (let cell = 0; cell < cells.count; cell++) {
    const low = ancestorLow(cells.first[cell], coarsest) | 0;
    const high = ancestorHigh(cells.second[cell], coarsest) | 0;
    base.add(low, high);
    if (nothingCounts || filled[cell] === 1) occupied.add(low, high);
  }
  for (const point of points) {
    const cell = latLngToCell(lat[point], lng[point], coarsest);
    base.add(lowWord(cell) | 0, highWord(cell) | 0);
    occupied.add(lowWord(cell) | 0, highWord(cell) | 0);
  }
  const room = Math.max(occupied.count, MAX_HEXES - (cells.count - occupied.count));
  const area = marketArea(occupied, coarsest, reachKm, isLand, room);
  const words = cellWords(area.cells);
  for (let cell = 0; cell < area.cells.length; cell++) base.add(words[2 * cell] | 0, words[2 * cell + 1] | 0);
  return { base, reachKm: area.reachKm };
}

/** @returns the cells, ascending, with every one that has finer cells of the table in it replaced by its children */
function withFinerCells(base: PairIndex, { cells, coarsest, finest }: StatedCells): BigUint64Array {
  /** Ancestors of cells of the table, down from the coarsest level: those that are to be split. */
  const split = new PairIndex();
  for (let cell = 0; cell < cells.count; cell++) {
    for (let level = coarsest; level < resolutionOf(cells.second[cell]); level++) {
      split.add(ancestorLow(cells.first[cell], level) | 0, ancestorHigh(cells.second[cell], level) | 0);
    }
  }
  const chosen: bigint[] = [];
  const visit = (low: number, high: number) => {
    if (split.find(low, high) < 0) {
      if (chosen.push((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)) > MAX_HEXES) throw tooManyLevels();
      return;
    }
    const level = resolutionOf(high) + 1;
    for (const child of cellToChildren(splitCell(low, high), level)) visit(lowWord(child) | 0, highWord(child) | 0);
  };
  for (let cell = 0; cell < base.count; cell++) visit(base.first[cell], base.second[cell]);

  function tooManyLevels(): GridTooLargeError {
    return new GridTooLargeError(
      `The table has cells from level ${coarsest} to level ${finest}; laid out side by side they make more than the ` +
        `${MAX_HEXES.toLocaleString('en-US')} hexes that can be shown: choose larger hexes.`,
    );
  }
  return BigUint64Array.from(chosen).sort();
}

function findAncestor(cells: PairIndex, low: number, high: number, level: number): number {
  return cells.find(ancestorLow(low, level) | 0, ancestorHigh(high, level) | 0);
}
