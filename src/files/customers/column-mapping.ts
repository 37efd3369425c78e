import type { AccountField } from '../../core/accounts/account-field';
import type { CoordinateUnit } from './coordinate-units';

/** How numbers of one column are written. */
export type NumberStyle = 'point' | 'comma';

/**
 * How dates of one column are written: which of day and month comes first where a figure could be both, or what a bare
 * number counts (days of a spreadsheet that starts in 1900 or 1904, seconds or milliseconds since 1970).
 */
export const DATE_STYLES = [
  'day-first',
  'month-first',
  'serial',
  'serial-1904',
  'unix-seconds',
  'unix-millis',
] as const;

export type DateStyle = (typeof DATE_STYLES)[number];

/** What one column of the file is used as. Index in `ColumnMapping.columns` = column number in the file. */
export interface ColumnUse {
  readonly header: string;
  /** null = left out of the calculation; exports still carry it verbatim. */
  readonly field: AccountField | null;
  /** Decimal separator; only for number and coordinate columns. */
  readonly numberStyle: NumberStyle;
  /** Only for date columns; mappings written before dates were read have none, which counts as 'day-first'. */
  readonly dateStyle?: DateStyle;
  /**
   * Header of the column whose number multiplies this one's, row by row, before anything is added up (quantity × unit
   * price). By header and not by position: a header never comes twice, and says what is meant where a mapping is read by
   * itself. Concerns the column while it is used as one of MULTIPLIED_FIELDS; missing = the number as it is.
   */
  readonly times?: string;
}

/**
 * What to do with records that carry an id seen before: keep the last one, keep each as an account of its own,
 * or sum their numbers into one account.
 */
export type RepeatedIds = 'last' | 'separate' | 'sum';

/** Everything that decides how a file becomes accounts. Plain JSON: stored in the project and remembered per header set. */
export interface ColumnMapping {
  /** Which sheet of a workbook or file of an archive is read; missing or '' = there is only one. */
  readonly part?: string;
  readonly encoding: string;
  readonly delimiter: string;
  /** false = the first record is data and headers are "Column 1", "Column 2", … */
  readonly hasHeader: boolean;
  /** Records before the header that are no data (titles, `sep=`). */
  readonly skipRecords: number;
  /** Whether a record of units, which is no data, comes below the header; mappings without it have none. */
  readonly hasUnits?: boolean;
  readonly columns: readonly ColumnUse[];
  /** Latitude and longitude are exchanged; in a column with both, longitude comes first. */
  readonly swapCoordinates: boolean;
  /** What the numbers of the coordinate columns are; missing = degrees. */
  readonly coordinates?: CoordinateUnit;
  /** A single letter O beside an angle is West (ouest, oeste), not East (Ost). */
  readonly oIsWest?: boolean;
  /** ISO 3166-1 alpha-2 of the post codes and towns of rows that name no country; missing = as the headers imply. */
  readonly country?: string;
  readonly repeatedIds: RepeatedIds;
  /**
   * What tells accounts apart: their id, or name and place together, where the file has no id of accounts (order lines
   * with an order number). Missing = 'id'.
   */
  readonly accountKey?: 'id' | 'name-place';
  /** Accounts of the same name in the same place: each as it is, or added up into one. Missing = 'separate'. */
  readonly sameNamePlace?: 'separate' | 'one';
  /** Rows that are exact copies of an earlier one, where no id tells rows apart. Missing = 'keep'. */
  readonly exactCopies?: 'keep' | 'leave-out';
  /** Salesforce ids of 15 characters become those of 18, which do not depend on upper and lower case. Missing = 'text'. */
  readonly idForm?: 'text' | 'salesforce';
}
