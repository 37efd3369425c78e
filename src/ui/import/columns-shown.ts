import type { ImportState } from '../../state/app-state';

/** A table with more columns than this is shown in part, and can be searched. */
export const LONG_TABLE = 100;

export interface ColumnsShown {
  /** Column numbers, in the order they are shown. */
  readonly columns: readonly number[];
  /** Columns that could be shown but are not. */
  readonly hidden: number;
}

/**
 * All columns of a short table as they stand in the file. Of a long one those that were recognised come first, then
 * those in use and as many others as there is room for: the order does not change under the hand of the person.
 * @param wanted part of a header or of a first value, '' = everything
 */
export function columnsShown(
  { mapping, inspection }: Pick<ImportState, 'mapping' | 'inspection'>,
  wanted: string,
  room: number,
): ColumnsShown {
  const all = mapping?.columns ?? [];
  if (all.length <= LONG_TABLE) return { columns: all.map((_, column) => column), hidden: 0 };
  const text = wanted.trim().toLocaleLowerCase();
  const matches = (column: number) =>
    text === '' ||
    (all[column].header || `Column ${column + 1}`).toLocaleLowerCase().includes(text) ||
    (inspection?.columns[column]?.examples.some(example => example.toLocaleLowerCase().includes(text)) ?? false);
  const recognised: number[] = [];
  const others: number[] = [];
  let hidden = 0;
  let left = room;
  for (let column = 0; column < all.length; column++) {
    if (!matches(column)) continue;
    if (inspection?.proposed.columns[column]?.field) recognised.push(column);
    else if (all[column].field !== null) others.push(column);
    else if (left > 0) {
      others.push(column);
      left--;
    } else hidden++;
  }
  return { columns: [...recognised, ...others], hidden };
}
