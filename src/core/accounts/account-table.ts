import type { MonthlySeries } from './monthly-series';
import type { TextColumn } from './text-column';

/** How an account got its point. The index in this list is what `AccountTable.locationMethod` stores. */
export const LOCATION_METHODS = ['coordinates', 'postcode', 'city', 'hex'] as const;
export type LocationMethod = (typeof LOCATION_METHODS)[number];

/** In `cellResolution`: the account was not placed by a cell. */
export const NO_CELL = 255;

/**
 * How far from its point an account may really be; the index in this list is what `AccountTable.locationPrecision`
 * stores. `exact`: within 100 m (a building). `street`: 1 km. `postcode`: 5 km (the middle of a post code area).
 * `town`: 15 km (the middle of a town, or of the post codes that begin alike). `region`: farther.
 */
export const LOCATION_PRECISIONS = ['exact', 'street', 'postcode', 'town', 'region'] as const;
export type LocationPrecision = (typeof LOCATION_PRECISIONS)[number];

/** Whether an account of this precision (an index) is only somewhere near its point. */
export function isApproximate(precision: number): boolean {
  return precision > LOCATION_PRECISIONS.indexOf('street');
}

/** A numeric column, one value per account; NaN = blank (missing is not zero). */
export interface NumberColumn {
  /** Stable key: the field id (`potential`, `sales`, …) or, for a further measure, `column:<header>`. */
  readonly key: string;
  readonly header: string;
  readonly values: Float64Array;
  /** ISO 4217 code seen in the cells or the header; absent when none was. */
  readonly currency?: string;
}

/** A dictionary-coded text column; code 0 is blank and `labels[0]` is ''. */
export interface CategoryColumn {
  /** Stable key: the field id (`class`, `lifecycle`, `territory`, `owner`, …) or `column:<header>`. */
  readonly key: string;
  readonly header: string;
  readonly labels: readonly string[];
  readonly codes: Uint32Array;
}

/** A column of days since 1970-01-01, one per account; NO_DAY = blank. */
export interface DateColumn {
  /** `lastActivity`, or `firstDate` and `lastDate` of the account's order lines. */
  readonly key: string;
  readonly header: string;
  readonly days: Int32Array;
}

/**
 * All placed accounts of one customer file, as columns. Lives in the worker (or the command line); the page never sees it.
 * Every row of the file is either in here or in the list of rejected rows.
 */
export interface AccountTable {
  readonly count: number;
  /** Record number in the source, 1-based, the header not counted: what a person counts in a spreadsheet minus one. */
  readonly rowNumbers: Uint32Array;
  /** Account of every record of the source in reading order (index = record number − 1), −1 = rejected. */
  readonly accountOfRow: Int32Array;
  readonly ids: TextColumn;
  readonly names: TextColumn;
  /** Degrees, WGS84. Always finite. */
  readonly lat: Float64Array;
  readonly lng: Float64Array;
  /** Index into LOCATION_METHODS. */
  readonly locationMethod: Uint8Array;
  /** Rows of the file that make the account, at least one. */
  readonly lines: Uint32Array;
  /** H3 resolution of the cell whose centre the account was put on, NO_CELL = placed otherwise; null = all are. */
  readonly cellResolution: Uint8Array | null;
  /** How many customers each account stands for, whole numbers; null = one each (the file is no table of sums). */
  readonly customers: Float64Array | null;
  /** Index into LOCATION_PRECISIONS. */
  readonly locationPrecision: Uint8Array;
  readonly numbers: readonly NumberColumn[];
  readonly categories: readonly CategoryColumn[];
  readonly dates: readonly DateColumn[];
  /** Sales per month of the order date; null without an order date or sales. */
  readonly monthly: MonthlySeries | null;
}

export function numberColumn(table: AccountTable, key: string): NumberColumn | undefined {
  return table.numbers.find(column => column.key === key);
}

export function categoryColumn(table: AccountTable, key: string): CategoryColumn | undefined {
  return table.categories.find(column => column.key === key);
}

export function dateColumn(table: AccountTable, key: string): DateColumn | undefined {
  return table.dates.find(column => column.key === key);
}

/** Customers that the accounts stand for: as many as there are accounts, unless the file says how many each is. */
export function customersOf({ count, customers }: Pick<AccountTable, 'count' | 'customers'>): number {
  return customers ? customers.reduce((sum, value) => sum + value, 0) : count;
}

/** Accounts of each code of a column, as customers. */
export function customersByCode({ customers }: Pick<AccountTable, 'customers'>, column: CategoryColumn): Float64Array {
  const counts = new Float64Array(column.labels.length);
  const { codes } = column;
  for (let account = 0; account < codes.length; account++) counts[codes[account]] += customers ? customers[account] : 1;
  return counts;
}
