/**
 * Rows → AccountTable, one row at a time into typed arrays. The builder knows nothing of files: the reader decides which
 * rows become accounts, which join one and which replace one.
 */
import type { AccountTable, CategoryColumn, NumberColumn } from './account-table';
import { selectTextRows, TextColumnBuilder } from './text-column';
import { TextIndex } from './text-index';

export interface ColumnSpec {
  readonly key: string;
  readonly header: string;
}

export interface NumberSpec extends ColumnSpec {
  /** When rows are added up into one account: whether this number adds up, or the first one written stays. */
  readonly sums: boolean;
}

interface CategoryBuilder {
  readonly spec: ColumnSpec;
  readonly labels: string[];
  readonly codeOfLabel: Map<string, number>;
  codes: Uint32Array<ArrayBuffer>;
}

interface NumberBuilder {
  readonly spec: NumberSpec;
  values: Float64Array<ArrayBuffer>;
}

const FIRST_CAPACITY = 1 << 12;

export class AccountTableBuilder {
  readonly #ids = new TextColumnBuilder();
  readonly #names = new TextColumnBuilder();
  readonly #index = new TextIndex(this.#ids);
  readonly #numbers: NumberBuilder[];
  readonly #categories: CategoryBuilder[];
  #rowNumbers = new Uint32Array(FIRST_CAPACITY);
  #lat = new Float64Array(FIRST_CAPACITY);
  #lng = new Float64Array(FIRST_CAPACITY);
  #method = new Uint8Array(FIRST_CAPACITY);
  #dropped = new Uint8Array(FIRST_CAPACITY);
  #accountOfRow = new Int32Array(FIRST_CAPACITY);
  #accounts = 0;
  #droppedCount = 0;
  #rows = 0;

  constructor(numbers: readonly NumberSpec[], categories: readonly ColumnSpec[]) {
    this.#numbers = numbers.map(spec => ({ spec, values: new Float64Array(FIRST_CAPACITY) }));
    this.#categories = categories.map(spec => ({
      spec,
      labels: [''],
      codeOfLabel: new Map([['', 0]]),
      codes: new Uint32Array(FIRST_CAPACITY),
    }));
  }

  /** Accounts that stand so far, dropped ones not counted. */
  get count(): number {
    return this.#accounts - this.#droppedCount;
  }

  /** Account last added with this id, −1 when there is none. */
  find(id: string): number {
    return this.#index.find(id);
  }

  /** Row number of an account. */
  rowOf(account: number): number {
    return this.#rowNumbers[account];
  }

  /** The next row of the file becomes an account of its own. Arrays are in the order of the specs, NaN and '' are blank. */
  add(
    id: string,
    name: string,
    lat: number,
    lng: number,
    method: number,
    numbers: Float64Array,
    labels: readonly string[],
  ): number {
    if (this.#accounts === this.#lat.length) this.#growAccounts();
    const account = this.#accounts++;
    this.#ids.push(id);
    this.#names.push(name);
    if (id !== '') this.#index.set(account);
    this.#lat[account] = lat;
    this.#lng[account] = lng;
    this.#method[account] = method;
    for (let i = 0; i < this.#numbers.length; i++) this.#numbers[i].values[account] = numbers[i];
    for (let i = 0; i < this.#categories.length; i++) {
      this.#categories[i].codes[account] = codeOf(this.#categories[i], labels[i]);
    }
    this.#rowNumbers[account] = this.#rows + 1;
    this.#pushRow(account);
    return account;
  }

  /** The next row of the file joins an account: numbers add up, blanks of the account are filled. */
  join(account: number, numbers: Float64Array, labels: readonly string[]): void {
    for (let i = 0; i < this.#numbers.length; i++) {
      const { spec, values } = this.#numbers[i];
      if (Number.isNaN(values[account])) values[account] = numbers[i];
      else if (spec.sums && !Number.isNaN(numbers[i])) values[account] += numbers[i];
    }
    for (let i = 0; i < this.#categories.length; i++) {
      const column = this.#categories[i];
      if (column.codes[account] === 0) column.codes[account] = codeOf(column, labels[i]);
    }
    this.#pushRow(account);
  }

  /** The next row of the file becomes no account. */
  reject(): void {
    this.#pushRow(-1);
  }

  /** Takes an account out again; its row counts as rejected. */
  drop(account: number): void {
    this.#dropped[account] = 1;
    this.#droppedCount++;
    this.#accountOfRow[this.#rowNumbers[account] - 1] = -1;
  }

  finish(): AccountTable {
    const all = this.#accounts;
    const table: AccountTable = {
      count: all,
      rowNumbers: this.#rowNumbers.slice(0, all),
      accountOfRow: this.#accountOfRow.slice(0, this.#rows),
      ids: this.#ids.finish(),
      names: this.#names.finish(),
      lat: this.#lat.slice(0, all),
      lng: this.#lng.slice(0, all),
      locationMethod: this.#method.slice(0, all),
      cellResolution: null,
      customers: null,
      numbers: this.#numbers.map(({ spec, values }) => ({
        key: spec.key,
        header: spec.header,
        values: values.slice(0, all),
      })),
      categories: this.#categories.map(({ spec, labels, codes }) => ({
        key: spec.key,
        header: spec.header,
        labels,
        codes: codes.slice(0, all),
      })),
    };
    return this.#droppedCount === 0 ? table : withoutDropped(table, this.#dropped, this.count);
  }

  #pushRow(account: number): void {
    if (this.#rows === this.#accountOfRow.length) {
      const grown = new Int32Array(this.#rows * 2);
      grown.set(this.#accountOfRow);
      this.#accountOfRow = grown;
    }
    this.#accountOfRow[this.#rows++] = account;
  }

  #growAccounts(): void {
    const capacity = this.#lat.length * 2;
    this.#rowNumbers = grown(this.#rowNumbers, new Uint32Array(capacity));
    this.#lat = grown(this.#lat, new Float64Array(capacity));
    this.#lng = grown(this.#lng, new Float64Array(capacity));
    this.#method = grown(this.#method, new Uint8Array(capacity));
    this.#dropped = grown(this.#dropped, new Uint8Array(capacity));
    for (const column of this.#numbers) column.values = grown(column.values, new Float64Array(capacity));
    for (const column of this.#categories) column.codes = grown(column.codes, new Uint32Array(capacity));
  }
}

function grown<T extends Uint8Array | Uint32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

function codeOf(column: CategoryBuilder, label: string): number {
  const known = column.codeOfLabel.get(label);
  if (known !== undefined) return known;
  // A label cut from a file chunk would keep the whole chunk alive; a round trip through bytes makes it a text of its own.
  const own = new TextDecoder().decode(new TextEncoder().encode(label));
  const code = column.labels.length;
  column.labels.push(own);
  column.codeOfLabel.set(own, code);
  return code;
}

function withoutDropped(table: AccountTable, dropped: Uint8Array, count: number): AccountTable {
  const kept = new Int32Array(count);
  const moved = new Int32Array(table.count).fill(-1);
  for (let account = 0, next = 0; account < table.count; account++) {
    if (dropped[account]) continue;
    moved[account] = next;
    kept[next++] = account;
  }
  const numbers: NumberColumn[] = table.numbers.map(column => ({
    ...column,
    values: Float64Array.from(kept, account => column.values[account]),
  }));
  const categories: CategoryColumn[] = table.categories.map(column => ({
    ...column,
    codes: Uint32Array.from(kept, account => column.codes[account]),
  }));
  return {
    count,
    rowNumbers: Uint32Array.from(kept, account => table.rowNumbers[account]),
    accountOfRow: table.accountOfRow.map(account => (account < 0 ? -1 : moved[account])),
    ids: selectTextRows(table.ids, kept),
    names: selectTextRows(table.names, kept),
    lat: Float64Array.from(kept, account => table.lat[account]),
    lng: Float64Array.from(kept, account => table.lng[account]),
    locationMethod: Uint8Array.from(kept, account => table.locationMethod[account]),
    cellResolution: null,
    customers: null,
    numbers,
    categories,
  };
}
