/** Which columns can be multiplied by which, as the columns step offers it. */
import { NUMBER_FIELDS } from '../../core/accounts/account-field';
import { isMultiplied, MULTIPLIED_FIELDS, productHeader } from '../../core/accounts/column-products';
import type { ColumnMapping } from '../../files/customers/column-mapping';
import type { FileInspection } from '../../files/customers/inspection';

/** Whether several rows become one account. */
export function rowsAddUp({ accountKey, repeatedIds, sameNamePlace }: ColumnMapping): boolean {
  return accountKey === 'name-place' || repeatedIds === 'sum' || sameNamePlace === 'one';
}

/** Columns whose number may be multiplied, by index. */
export function multiplicands({ columns }: ColumnMapping): number[] {
  return columns.flatMap(({ field }, column) => (field !== null && MULTIPLIED_FIELDS.includes(field) ? [column] : []));
}

/** Columns of numbers that count something: not those that are an id, a place or a post code. */
export function multipliers({ columns }: ColumnMapping, inspection: FileInspection): number[] {
  return columns.flatMap(({ field }, column) =>
    inspection.columns[column]?.isNumeric && (field === null || NUMBER_FIELDS.includes(field)) ? [column] : [],
  );
}

/** "Quantity" of the first column that this one multiplies; '' = it multiplies none. */
export function multipliedBy({ columns }: ColumnMapping, header: string): string {
  return columns.find(use => use.times === header && isMultiplied(use))?.header ?? '';
}

/** "Quantity × Unit price", of every column that is multiplied. */
export function productsOf({ columns }: ColumnMapping): string[] {
  return columns.filter(isMultiplied).map(productHeader);
}
