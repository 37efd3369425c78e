import { unitInHeader } from './number-words';

/** Headers as the rest of the program uses them: never blank, never twice. The file's own text stays in the exports. */

/**
 * @param columns number of columns of the table; may exceed the header record's cells
 * @param groups cells of the record above the header that names groups of columns: they tell columns of the same name
 *   apart
 * @param units cells of the record below the header: currencies among them are put behind the name
 */
export function columnNames(
  headerCells: readonly string[] | null,
  columns: number,
  groups: readonly string[] | null = null,
  units: readonly string[] | null = null,
): string[] {
  const own = Array.from({ length: columns }, (_, column) => withUnit(tidied(headerCells?.[column]), units?.[column]));
  const uses = new Map<string, number>();
  for (const name of own) uses.set(name, (uses.get(name) ?? 0) + 1);
  const used = new Set<string>();
  const names: string[] = [];
  let group = '';
  for (let column = 0; column < columns; column++) {
    group = tidied(groups?.[column]) || group;
    const needsGroup = group !== '' && (own[column] === '' || (uses.get(own[column]) ?? 0) > 1);
    const base = (needsGroup ? `${group} ${own[column]}`.trim() : own[column]) || `Column ${column + 1}`;
    let name = base;
    for (let copy = 2; used.has(name); copy++) name = `${base} (${copy})`;
    used.add(name);
    names.push(name);
  }
  return names;
}

function tidied(cell: string | undefined): string {
  return (cell ?? '').trim().replace(/\s+/gu, ' ');
}

function withUnit(name: string, cell: string | undefined): string {
  const unit = tidied(cell).replace(/^[[(]|[\])]$/gu, '');
  return name !== '' && unitInHeader(unit).currency !== '' ? `${name} (${unit})` : name;
}
