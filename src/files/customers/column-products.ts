/** Number columns that are multiplied by another column, row by row. */
import { type AccountField, NUMBER_FIELDS } from '../../core/accounts/account-field';
import type { ColumnMapping, ColumnUse } from './column-mapping';

/** Uses of which a number may be the product of two columns. */
export const MULTIPLIED_FIELDS: readonly AccountField[] = ['sales', 'potential', 'measure'];

export function isMultiplied({ field, times }: Pick<ColumnUse, 'field' | 'times'>): boolean {
  return times !== undefined && field !== null && MULTIPLIED_FIELDS.includes(field);
}

/** "Quantity × Unit price" where the column is multiplied, else its header. */
export function productHeader(use: ColumnUse): string {
  return isMultiplied(use) ? `${use.header} × ${use.times}` : use.header;
}

/** Number of the column that multiplies this one; −1 = none does. */
export function factorOf({ columns }: Pick<ColumnMapping, 'columns'>, column: number): number {
  const use = columns[column];
  return isMultiplied(use) ? columns.findIndex(({ header }) => header === use.times) : -1;
}

/** Headers of the columns that multiply others. */
export function factorHeaders({ columns }: Pick<ColumnMapping, 'columns'>): Set<string> {
  const factors = new Set<string>();
  for (const use of columns) if (use.times !== undefined && isMultiplied(use)) factors.add(use.times);
  return factors;
}

/** Whether the cells of a column are read as numbers that are counted: by its own use, or to multiply another column. */
export function isCountedNumber(use: ColumnUse, factors: ReadonlySet<string>): boolean {
  return (use.field !== null && NUMBER_FIELDS.includes(use.field)) || factors.has(use.header);
}
