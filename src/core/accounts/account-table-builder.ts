/**
 * Rows → AccountTable, one row at a time into typed arrays. The builder knows nothing of files: the reader decides which
 * rows become accounts, which join one and which replace one.
 */
import type { AccountTable, CategoryColumn, DateColumn, NumberColumn } from './account-table';
import { NO_DAY } from './calendar';
import { asDecimal } from './compensated-sums';
import { LabelCodes } from './label-codes';
import { MonthlyEntries } from './monthly-series';
import { type CellText, isEmptyText } from './text-bytes';
import { selectTextRows, shortened, TextColumnBuilder } from './text-column';
import { TextIndex } from './text-index';

export interface ColumnSpec {
  readonly key: string;
  readonly header: string;
}

export interface NumberSpec extends ColumnSpec {
  /** When rows are added up into one account: whether this number adds up, or the first one written stays. */
  readonly sums: boolean;
}

export interface DateSpec extends ColumnSpec {
  /** Which day of an account's rows stays. */
  readonly keeps: 'first' | 'last';
}

interface CategoryBuilder {
  readonly spec: ColumnSpec;
  readonly labels: LabelCodes;
  codes: Uint32Array<ArrayBuffer>;
}

interface NumberBuilder {
  readonly spec: NumberSpec;
  values: Float64Array<ArrayBuffer>;
  /** Rounding errors of the sums, kept apart as in CompensatedSums; null until rows are added up. */
  errors: Float64Array<ArrayBuffer> | null;
}

interface DateBuilder {
  readonly spec: DateSpec;
  days: Int32Array<ArrayBuffer>;
}

const FIRST_CAPACITY = 1 << 12;

export class AccountTableBuilder {
  readonly #ids = new TextColumnBuilder();
  readonly #names = new TextColumnBuilder();
  readonly #index = new TextIndex(this.#ids);
  readonly #numbers: NumberBuilder[];
  readonly #categories: CategoryBuilder[];
  readonly #dates: DateBuilder[];
  readonly #monthly: MonthlyEntries | null;
  #rowNumbers = new Uint32Array(FIRST_CAPACITY);
  #lat = new Float64Array(FIRST_CAPACITY);
  #lng = new Float64Array(FIRST_CAPACITY);
  #method = new Uint8Array(FIRST_CAPACITY);
  #precision = new Uint8Array(FIRST_CAPACITY);
  #dropped = new Uint8Array(FIRST_CAPACITY);
  #lines = new Uint32Array(FIRST_CAPACITY);
  #accountOfRow = new Int32Array(FIRST_CAPACITY);
  #accounts = 0;
  #droppedCount = 0;
  #rows = 0;

  /** @param monthly amounts per month are noted */
  constructor(
    numbers: readonly NumberSpec[],
    categories: readonly ColumnSpec[],
    dates: readonly DateSpec[] = [],
    monthly = false,
  ) {
    this.#numbers = numbers.map(spec => ({ spec, values: new Float64Array(FIRST_CAPACITY), errors: null }));
    this.#dates = dates.map(spec => ({ spec, days: new Int32Array(FIRST_CAPACITY).fill(NO_DAY) }));
    this.#monthly = monthly ? new MonthlyEntries() : null;
    this.#categories = categories.map(spec => ({
      spec,
      labels: new LabelCodes(),
      codes: new Uint32Array(FIRST_CAPACITY),
    }));
  }

  /**
   * Makes room at once for so many rows of the file, of which as many become accounts as did so far: columns that grow by
   * doubling leave as much behind as they hold. An estimate that is too small costs no more than that.
   */
  reserve(rows: number): void {
    if (this.#rows === 0 || rows <= this.#accountOfRow.length) return;
    const accounts = Math.ceil((this.#accounts / this.#rows) * rows);
    this.#accountOfRow = grown(this.#accountOfRow, new Int32Array(rows));
    if (accounts <= this.#lat.length) return;
    this.#growAccounts(accounts);
    this.#ids.reserve(accounts);
    this.#names.reserve(accounts);
    this.#index.reserve(accounts);
  }

  /** Accounts that stand so far, dropped ones not counted. */
  get count(): number {
    return this.#accounts - this.#droppedCount;
  }

  /** Account last added with this id, −1 when there is none. */
  find(id: CellText): number {
    return this.#index.find(id);
  }

  /** Row number of an account. */
  rowOf(account: number): number {
    return this.#rowNumbers[account];
  }

  /** Whether an account has its place: those that were added with a NaN wait for one. */
  isPlaced(account: number): boolean {
    return !Number.isNaN(this.#lat[account]);
  }

  /** Rows that make an account so far. */
  linesOf(account: number): number {
    return this.#lines[account];
  }

  /** Whether a point is within so many degrees of latitude of an account's place, about. */
  isNear(account: number, lat: number, lng: number, degrees: number): boolean {
    const wide = Math.abs(this.#lng[account] - lng);
    const across = Math.min(wide, 360 - wide) * Math.cos((lat * Math.PI) / 180);
    return Math.abs(this.#lat[account] - lat) <= degrees && across <= degrees;
  }

  /** A number of an account as it stands, NaN = blank. */
  numberOf(index: number, account: number): number {
    const { values, errors } = this.#numbers[index];
    return errors ? asDecimal(values[account] + errors[account]) : values[account];
  }

  /** The next row of the file becomes an account of its own. Arrays are in the order of the specs, NaN and '' are blank. */
  add(
    id: CellText,
    name: CellText,
    lat: number,
    lng: number,
    method: number,
    numbers: Float64Array,
    labels: readonly CellText[],
    precision = 0,
  ): number {
    if (this.#accounts === this.#lat.length) this.#growAccounts(this.#lat.length * 2);
    const account = this.#accounts++;
    this.#ids.push(id);
    this.#names.push(name);
    if (!isEmptyText(id)) this.#index.set(account);
    this.#lat[account] = lat;
    this.#lng[account] = lng;
    this.#method[account] = method;
    this.#precision[account] = precision;
    for (let i = 0; i < this.#numbers.length; i++) this.#numbers[i].values[account] = numbers[i];
    for (let i = 0; i < this.#categories.length; i++) {
      this.#categories[i].codes[account] = this.#categories[i].labels.codeOf(labels[i]);
    }
    this.#rowNumbers[account] = this.#rows + 1;
    this.#lines[account] = 1;
    this.#pushRow(account);
    return account;
  }

  /** An account that waited for its place has it. */
  place(account: number, lat: number, lng: number, method: number, precision = 0): void {
    this.#lat[account] = lat;
    this.#lng[account] = lng;
    this.#method[account] = method;
    this.#precision[account] = precision;
  }

  /** A day of one of the account's rows, by the position of its spec. */
  noteDay(index: number, account: number, day: number): void {
    const { spec, days } = this.#dates[index];
    const known = days[account];
    if (known === NO_DAY || (spec.keeps === 'first' ? day < known : day > known)) days[account] = day;
  }

  /** An amount of one of the account's rows; only months that `hasMonth`. */
  noteMonth(account: number, month: number, amount: number): void {
    this.#monthly?.add(account, month, amount);
  }

  /** The next row of the file joins an account: numbers add up, blanks of the account are filled. */
  join(account: number, numbers: Float64Array, labels: readonly CellText[]): void {
    for (let i = 0; i < this.#numbers.length; i++) {
      const { spec, values } = this.#numbers[i];
      if (Number.isNaN(values[account])) values[account] = numbers[i];
      else if (spec.sums && !Number.isNaN(numbers[i])) addTo(this.#numbers[i], account, numbers[i]);
    }
    for (let i = 0; i < this.#categories.length; i++) {
      const column = this.#categories[i];
      if (column.codes[account] === 0) column.codes[account] = column.labels.codeOf(labels[i]);
    }
    this.#lines[account]++;
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

  /** Accounts that wait for their place, in the order they were added. */
  unplaced(): number[] {
    const waiting: number[] = [];
    for (let account = 0; account < this.#accounts; account++) {
      if (!this.isPlaced(account) && this.#dropped[account] === 0) waiting.push(account);
    }
    return waiting;
  }

  /**
   * Takes all accounts out again that still wait for their place.
   * @param onRow told every row of theirs, ascending
   */
  dropUnplaced(onRow: (row: number, account: number) => void): void {
    const waiting = this.unplaced();
    if (waiting.length === 0) return;
    const waits = new Uint8Array(this.#accounts);
    for (const account of waiting) waits[account] = 1;
    for (let row = 0; row < this.#rows; row++) {
      const account = this.#accountOfRow[row];
      if (account < 0 || waits[account] === 0) continue;
      this.#accountOfRow[row] = -1;
      onRow(row + 1, account);
    }
    for (const account of waiting) this.#dropped[account] = 1;
    this.#droppedCount += waiting.length;
  }

  /** The builder is not to be used any more. */
  finish(): AccountTable {
    const all = this.#accounts;
    this.#index.drop();
    const table: AccountTable = {
      count: all,
      rowNumbers: shortened(this.#rowNumbers, all),
      accountOfRow: shortened(this.#accountOfRow, this.#rows),
      ids: this.#ids.finish(),
      names: this.#names.finish(),
      lat: shortened(this.#lat, all),
      lng: shortened(this.#lng, all),
      locationMethod: shortened(this.#method, all),
      locationPrecision: shortened(this.#precision, all),
      cellResolution: null,
      customers: null,
      lines: shortened(this.#lines, all),
      numbers: this.#numbers.map(({ spec, values, errors }) => ({
        key: spec.key,
        header: spec.header,
        values: errors ? withErrors(values, errors, all) : shortened(values, all),
      })),
      categories: this.#categories.map(({ spec, labels, codes }) => ({
        key: spec.key,
        header: spec.header,
        labels: labels.finish(),
        codes: shortened(codes, all),
      })),
      dates: this.#dates.map(({ spec, days }) => ({ key: spec.key, header: spec.header, days: shortened(days, all) })),
      monthly: null,
    };
    if (this.#droppedCount === 0) return { ...table, monthly: this.#monthly?.finish(all, null) ?? null };
    const { kept, moved } = this.#standing();
    return { ...keptAccounts(table, kept, moved), monthly: this.#monthly?.finish(kept.length, moved) ?? null };
  }

  /** The accounts that were not dropped, and for every account its number among them, −1 = dropped. */
  #standing(): { kept: Int32Array; moved: Int32Array } {
    const kept = new Int32Array(this.count);
    const moved = new Int32Array(this.#accounts).fill(-1);
    for (let account = 0, next = 0; account < this.#accounts; account++) {
      if (this.#dropped[account]) continue;
      moved[account] = next;
      kept[next++] = account;
    }
    return { kept, moved };
  }

  #pushRow(account: number): void {
    if (this.#rows === this.#accountOfRow.length) {
      const grown = new Int32Array(this.#rows * 2);
      grown.set(this.#accountOfRow);
      this.#accountOfRow = grown;
    }
    this.#accountOfRow[this.#rows++] = account;
  }

  #growAccounts(capacity: number): void {
    this.#rowNumbers = grown(this.#rowNumbers, new Uint32Array(capacity));
    this.#lat = grown(this.#lat, new Float64Array(capacity));
    this.#lng = grown(this.#lng, new Float64Array(capacity));
    this.#method = grown(this.#method, new Uint8Array(capacity));
    this.#precision = grown(this.#precision, new Uint8Array(capacity));
    this.#dropped = grown(this.#dropped, new Uint8Array(capacity));
    this.#lines = grown(this.#lines, new Uint32Array(capacity));
    for (const column of this.#numbers) {
      column.values = grown(column.values, new Float64Array(capacity));
      if (column.errors) column.errors = grown(column.errors, new Float64Array(capacity));
    }
    for (const column of this.#dates) column.days = grown(column.days, new Int32Array(capacity).fill(NO_DAY));
    for (const column of this.#categories) column.codes = grown(column.codes, new Uint32Array(capacity));
  }
}

function grown<T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

function withErrors(values: Float64Array, errors: Float64Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let at = 0; at < count; at++) sums[at] = asDecimal(values[at] + errors[at]);
  return sums;
}

function addTo(column: NumberBuilder, account: number, value: number): void {
  column.errors ??= new Float64Array(column.values.length);
  const sum = column.values[account];
  const next = sum + value;
  column.errors[account] += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
  column.values[account] = next;
}

/**
 * The table with some of its accounts, its monthly amounts left out.
 * @param kept accounts that stay, ascending
 * @param moved for every account of the table the one it becomes, −1 = its rows are rejected
 */
export function keptAccounts(table: AccountTable, kept: Int32Array, moved: Int32Array): AccountTable {
  const numbers: NumberColumn[] = table.numbers.map(column => ({
    ...column,
    values: Float64Array.from(kept, account => column.values[account]),
  }));
  const categories: CategoryColumn[] = table.categories.map(column => ({
    ...column,
    codes: Uint32Array.from(kept, account => column.codes[account]),
  }));
  const dates: DateColumn[] = table.dates.map(column => ({
    ...column,
    days: Int32Array.from(kept, account => column.days[account]),
  }));
  return {
    count: kept.length,
    rowNumbers: Uint32Array.from(kept, account => table.rowNumbers[account]),
    accountOfRow: table.accountOfRow.map(account => (account < 0 ? -1 : moved[account])),
    ids: selectTextRows(table.ids, kept),
    names: selectTextRows(table.names, kept),
    lat: Float64Array.from(kept, account => table.lat[account]),
    lng: Float64Array.from(kept, account => table.lng[account]),
    locationMethod: Uint8Array.from(kept, account => table.locationMethod[account]),
    lines: Uint32Array.from(kept, account => table.lines[account]),
    cellResolution: table.cellResolution && Uint8Array.from(kept, account => table.cellResolution![account]),
    customers: table.customers && Float64Array.from(kept, account => table.customers![account]),
    locationPrecision: Uint8Array.from(kept, account => table.locationPrecision[account]),
    numbers,
    categories,
    dates,
    monthly: null,
  };
}
