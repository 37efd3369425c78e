/**
 * What a table of hexes has beyond a list of accounts: the level of each row's cell, how many customers the row stands
 * for, and cells that overlap. H3 cells of two levels overlap only as ancestor and descendant, and what a cell holds
 * cannot be split: a row whose cell lies in a larger one of the file is counted in the larger one, and said so.
 */
import { cellToLatLng, latLngToCell } from 'h3-js';
import { type AccountTable, NO_CELL } from '../../core/accounts/account-table';
import {
  ancestorHigh,
  ancestorLow,
  bigIntToCell,
  highWord,
  lowWord,
  resolutionOf,
  splitCell,
} from '../../core/grid/cell-index';
import { PairIndex } from '../../core/grid/pair-index';
import type { HexLocation } from './hex-location';
import type { ImportWarnings } from './import-warnings';

const KEY = 'customers';
/** More customers than people on earth in one row is another number. */
const MOST_CUSTOMERS = 4e9;

export class HexRows {
  /** By record number − 1. */
  #resolution = new Uint8Array(0);
  readonly #warnings: ImportWarnings;

  constructor(warnings: ImportWarnings) {
    this.#warnings = warnings;
  }

  /** A row was placed by its cell. */
  add(row: number, { cell, form, resolution }: HexLocation, written: string): void {
    if (row > this.#resolution.length) {
      const grown = new Uint8Array(Math.max(1 << 12, row, this.#resolution.length * 2)).fill(NO_CELL);
      grown.set(this.#resolution);
      this.#resolution = grown;
    }
    this.#resolution[row - 1] = resolution;
    if (form === 'rounded') {
      this.#warnings.note(
        'rounded cells',
        row,
        (rows, example) =>
          `${rows} where a program had rounded the number of the H3 cell, restored, such as “${example}”`,
        `${written.trim()} → ${cell}`,
      );
    }
  }

  /** The table as read, with cells and customers. */
  onto(table: AccountTable): AccountTable {
    const withCustomers = this.#withCustomers(table);
    if (this.#resolution.length === 0) return withCustomers;
    const cellResolution = Uint8Array.from(table.rowNumbers, row => this.#resolution[row - 1] ?? NO_CELL);
    const moved = this.#withoutOverlap({ ...withCustomers, cellResolution });
    return moved;
  }

  #withCustomers(table: AccountTable): AccountTable {
    const column = table.numbers.find(({ key }) => key === KEY);
    if (!column) return table;
    let blank = 0;
    let broken = 0;
    let beyond = 0;
    const customers = column.values.map(value => {
      if (Number.isNaN(value)) {
        blank++;
        return 0;
      }
      if (value > MOST_CUSTOMERS) {
        beyond++;
        return 0;
      }
      if (!Number.isInteger(value)) broken++;
      return Math.round(value);
    });
    const { header } = column;
    this.#warnings.add(blank, rows => `${rows} where ${header} is blank, counted as no customer`);
    this.#warnings.add(broken, rows => `${rows} where ${header} is no whole number, rounded`);
    this.#warnings.add(beyond, rows => `${rows} where ${header} is no number of customers, counted as none`);
    return { ...table, customers, numbers: table.numbers.filter(other => other !== column) };
  }

  /** Rows whose cell lies in a larger one of the file go to the middle of the largest such cell. */
  #withoutOverlap(table: AccountTable & { readonly cellResolution: Uint8Array }): AccountTable {
    const { count, cellResolution } = table;
    const levels = new Set(cellResolution);
    levels.delete(NO_CELL);
    if (levels.size < 2) return table;
    const ascending = [...levels].sort((a, b) => a - b);
    const cells = new PairIndex();
    const low = new Int32Array(count);
    const high = new Int32Array(count);
    for (let account = 0; account < count; account++) {
      if (cellResolution[account] === NO_CELL) continue;
      const cell = latLngToCell(table.lat[account], table.lng[account], cellResolution[account]);
      low[account] = lowWord(cell);
      high[account] = highWord(cell);
      cells.add(low[account], high[account]);
    }
    const lat = table.lat.slice();
    const lng = table.lng.slice();
    const resolution = cellResolution.slice();
    for (let account = 0; account < count; account++) {
      for (const level of ascending) {
        if (level >= cellResolution[account] || cellResolution[account] === NO_CELL) break;
        const holder = [ancestorLow(low[account], level), ancestorHigh(high[account], level)] as const;
        if (cells.find(holder[0] | 0, holder[1] | 0) < 0) continue;
        [lat[account], lng[account]] = cellToLatLng(splitCell(...holder));
        resolution[account] = level;
        this.#noteOverlap(table.rowNumbers[account], [low[account], high[account]], holder);
        break;
      }
    }
    return { ...table, lat, lng, cellResolution: resolution };
  }

  #noteOverlap(row: number, inner: readonly [number, number], outer: readonly [number, number]): void {
    const sentence = (rows: string, example: string) =>
      `${rows} whose H3 cell lies in a larger cell of the file, counted in the larger one, such as ${example}`;
    this.#warnings.note('overlap', row, sentence, `${written(inner)} in level ${resolutionOf(outer[1])}`);
  }
}

function written([low, high]: readonly [number, number]): string {
  return bigIntToCell((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0));
}
