import type { TerritoryRow } from '../../state/selectors/territory-rows';

/** What the territory table is ordered by; a goal by its position. */
export type SortColumn = 'name' | 'rep' | 'accounts' | 'pieces' | number;

export interface SortOrder {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** Largest potential deviation first: what needs work is on top. */
export const DEFAULT_SORT: SortOrder = { column: 0, descending: true };

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** A sorted copy. Deviations that do not exist (no target) come last either way; equals stay in order of name, then id. */
export function sortRows(rows: readonly TerritoryRow[], { column, descending }: SortOrder): readonly TerritoryRow[] {
  const sign = descending ? -1 : 1;
  const byName = (a: TerritoryRow, b: TerritoryRow) =>
    collator.compare(a.territory.name, b.territory.name) || a.territory.id - b.territory.id;
  if (column === 'name') return rows.toSorted((a, b) => sign * byName(a, b));
  if (column === 'rep') {
    return rows.toSorted((a, b) => {
      if (!a.repName || !b.repName) return Number(!a.repName) - Number(!b.repName) || byName(a, b);
      return sign * collator.compare(a.repName, b.repName) || byName(a, b);
    });
  }
  const key = (row: TerritoryRow) =>
    typeof column === 'number' ? (row.figures[column]?.deviation ?? Number.NaN) : row[column];
  return rows.toSorted((a, b) => {
    const left = key(a);
    const right = key(b);
    const missing = Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    return missing || (Number.isNaN(left) ? 0 : sign * (left - right)) || byName(a, b);
  });
}

/**
 * The order after a click on a header: the other way round, or what one wants to see first in that column. Territory
 * and rep share a header: up, down, then the same by rep.
 */
export function nextSort(current: SortOrder, column: Exclude<SortColumn, 'rep'>): SortOrder {
  if (column === 'name') {
    if (current.column === 'name' || current.column === 'rep') {
      if (!current.descending) return { ...current, descending: true };
      return { column: current.column === 'name' ? 'rep' : 'name', descending: false };
    }
    return { column, descending: false };
  }
  if (current.column === column) return { column, descending: !current.descending };
  return { column, descending: true };
}

/** Rows whose territory or rep contains the words typed. */
export function matchingRows(rows: readonly TerritoryRow[], query: string): readonly TerritoryRow[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (!wanted) return rows;
  return rows.filter(
    row => row.territory.name.toLocaleLowerCase().includes(wanted) || row.repName.toLocaleLowerCase().includes(wanted),
  );
}
