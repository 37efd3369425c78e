/** Columns of a table made of objects: every property that any of them has, in the order they came. */
import type { TableText } from './table-text';

/** Objects in objects become columns with a dotted name down to here; what lies deeper stays JSON. */
const MOST_LEVELS = 5;

export class ObjectColumns {
  readonly #columns = new Map<string, number>();

  constructor(first: readonly string[] = []) {
    for (const name of first) this.#columns.set(name, this.#columns.size);
  }

  get names(): readonly string[] {
    return [...this.#columns.keys()];
  }

  get count(): number {
    return this.#columns.size;
  }

  /** Adds a cell per property to the open row; blanks (null, '', [], {}) add none, but have their column. */
  addRow(table: TableText, properties: Readonly<Record<string, unknown>>): void {
    this.#addObject(table, properties, '', 1);
  }

  addValue(table: TableText, name: string, value: unknown, level = 1): void {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && level < MOST_LEVELS) {
      this.#addObject(table, value as Record<string, unknown>, `${name}.`, level + 1);
      return;
    }
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = this.#columns.size;
      this.#columns.set(name, column);
    }
    if (typeof value === 'number' || typeof value === 'bigint') {
      table.addNumberText(column, String(value));
    } else {
      const text = valueText(value);
      if (text !== '') table.addText(column, text);
    }
  }

  #addObject(table: TableText, object: Readonly<Record<string, unknown>>, prefix: string, level: number): void {
    for (const key of Object.keys(object)) this.addValue(table, prefix + key, object[key], level);
  }
}

/** Lists of plain values are joined by a semicolon; everything else that is no plain value stays JSON. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) return Object.keys(value).length === 0 ? '' : jsonText(value);
  if (value.every(item => typeof item !== 'object' || item === null)) return value.map(item => item ?? '').join('; ');
  return jsonText(value);
}

function jsonText(value: object): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));
}
