import type { AccountField } from '../../core/accounts/account-field';

/** How numbers of one column are written. */
export type NumberStyle = 'point' | 'comma';

/** What one column of the file is used as. Index in `ColumnMapping.columns` = column number in the file. */
export interface ColumnUse {
  readonly header: string;
  /** null = left out of the calculation; exports still carry it verbatim. */
  readonly field: AccountField | null;
  /** Decimal separator; only for number and coordinate columns. */
  readonly numberStyle: NumberStyle;
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
  readonly columns: readonly ColumnUse[];
  readonly swapCoordinates: boolean;
  readonly repeatedIds: RepeatedIds;
}
