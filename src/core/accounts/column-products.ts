/** Number columns that are multiplied by another column, row by row. */
import { type AccountField, NUMBER_FIELDS } from './account-field';

/** A column of a file, as far as products are concerned. Headers are never twice in a file. */
interface Column {
  readonly header: string;
  readonly field: AccountField | null;
  /** Header of the column that it is multiplied by. */
  readonly times?: string;
}

/** Uses of which a number may be the product of two columns. */
export const MULTIPLIED_FIELDS: readonly AccountField[] = ['sales', 'potential', 'measure'];

export function isMultiplied({ field, times }: Column): boolean {
  return times !== undefined && field !== null && MULTIPLIED_FIELDS.includes(field);
}

/** "Quantity × Unit price" where the column is multiplied, else its header. */
export function productHeader(use: Column): string {
  return isMultiplied(use) ? `${use.header} × ${use.times}` : use.header;
}

/** Number of the column that multiplies this one; −1 = none does. */
export function factorOf(columns: readonly Column[], column: number): number {
  const use = columns[column];
  return isMultiplied(use) ? columns.findIndex(({ header }) => header === use.times) : -1;
}

/** Headers of the columns that multiply others. */
export function factorHeaders(columns: readonly Column[]): Set<string> {
  const factors = new Set<string>();
  for (const use of columns) if (use.times !== undefined && isMultiplied(use)) factors.add(use.times);
  return factors;
}

/** Whether the cells of a column are read as numbers that are counted: by its own use, or to multiply another column. */
export function isCountedNumber(use: Column, factors: ReadonlySet<string>): boolean {
  return (use.field !== null && NUMBER_FIELDS.includes(use.field)) || factors.has(use.header);
}
