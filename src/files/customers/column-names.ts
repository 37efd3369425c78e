/** Headers as the rest of the program uses them: never blank, never twice. The file's own text stays in the exports. */

/** @param columns number of columns of the table; may exceed the header record's cells */
export function columnNames(headerCells: readonly string[] | null, columns: number): string[] {
  const used = new Set<string>();
  const names: string[] = [];
  for (let column = 0; column < columns; column++) {
    const own = (headerCells?.[column] ?? '').trim().replace(/\s+/gu, ' ');
    const base = own === '' ? `Column ${column + 1}` : own;
    let name = base;
    for (let copy = 2; used.has(name); copy++) name = `${base} (${copy})`;
    used.add(name);
    names.push(name);
  }
  return names;
}
