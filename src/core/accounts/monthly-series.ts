/**
 * Amounts per account and month, sparse. Order lines are appended as they come; equal pairs of account and month are
 * added up when the buffer is full and at the end, so memory follows the number of pairs, not of lines.
 */
import { asDecimal, CompensatedSums } from './compensated-sums';

/** Entries of account a are `offsets[a] .. offsets[a + 1]`, by month, each month at most once. */
export interface MonthlySeries {
  /** 0 = January 1970. */
  readonly firstMonth: number;
  /** From the first month with an amount to the last. */
  readonly months: number;
  readonly offsets: Uint32Array;
  /** Months after the first. */
  readonly month: Uint16Array;
  readonly amount: Float64Array;
}

/** January 1900 and January 2200: dates beyond are placeholders ("9999-12-31") and have no month. */
const EARLIEST_MONTH = -840;
const END_MONTH = 2760;
const FIRST_CAPACITY = 1 << 12;
/** From this many entries on, equal pairs are looked for before the buffer grows. */
const COMPACT_FROM = 1 << 20;

export function hasMonth(month: number): boolean {
  return month >= EARLIEST_MONTH && month < END_MONTH;
}

export class MonthlyEntries {
  #account = new Uint32Array(FIRST_CAPACITY);
  #month = new Uint16Array(FIRST_CAPACITY);
  #amount = new Float64Array(FIRST_CAPACITY);
  #count = 0;

  /** @param month one that `hasMonth` */
  add(account: number, month: number, amount: number): void {
    if (this.#count === this.#account.length) this.#makeRoom();
    this.#account[this.#count] = account;
    this.#month[this.#count] = month - EARLIEST_MONTH;
    this.#amount[this.#count++] = amount;
  }

  /**
   * @param accounts number of accounts of the table
   * @param moved the account of the table for every account that was added, −1 = it has gone; null = as they were
   * @returns null when there is not a single amount
   */
  finish(accounts: number, moved: Int32Array | null): MonthlySeries | null {
    if (moved) this.#move(moved);
    this.#combine();
    const count = this.#count;
    if (count === 0) return null;
    let first = 0xffff;
    let last = 0;
    const offsets = new Uint32Array(accounts + 1);
    for (let at = 0; at < count; at++) {
      first = Math.min(first, this.#month[at]);
      last = Math.max(last, this.#month[at]);
      offsets[this.#account[at] + 1]++;
    }
    for (let account = 0; account < accounts; account++) offsets[account + 1] += offsets[account];
    return {
      firstMonth: first + EARLIEST_MONTH,
      months: last - first + 1,
      offsets,
      month: Uint16Array.from(this.#month.subarray(0, count), month => month - first),
      amount: this.#amount.slice(0, count),
    };
  }

  #makeRoom(): void {
    const before = this.#account.length;
    if (before >= COMPACT_FROM) this.#combine();
    if (this.#count <= before / 2) return;
    const account = new Uint32Array(before * 2);
    const month = new Uint16Array(before * 2);
    const amount = new Float64Array(before * 2);
    account.set(this.#account);
    month.set(this.#month);
    amount.set(this.#amount);
    this.#account = account;
    this.#month = month;
    this.#amount = amount;
  }

  #move(moved: Int32Array): void {
    let kept = 0;
    for (let at = 0; at < this.#count; at++) {
      const account = moved[this.#account[at]];
      if (account < 0) continue;
      this.#account[kept] = account;
      this.#month[kept] = this.#month[at];
      this.#amount[kept++] = this.#amount[at];
    }
    this.#count = kept;
  }

  /** Sorts by account and month, and adds up equal pairs. */
  #combine(): void {
    const count = this.#count;
    if (count === 0) return;
    let accounts = 0;
    for (let at = 0; at < count; at++) accounts = Math.max(accounts, this.#account[at] + 1);
    const byMonth = countingSort(null, this.#month, count, END_MONTH - EARLIEST_MONTH);
    const order = countingSort(byMonth, this.#account, count, accounts);
    const account = new Uint32Array(this.#account.length);
    const month = new Uint16Array(account.length);
    const amount = new Float64Array(account.length);
    const isSame = (a: number, b: number) => this.#account[a] === this.#account[b] && this.#month[a] === this.#month[b];
    let kept = 0;
    for (let i = 0; i < count; ) {
      const at = order[i];
      let sum = this.#amount[at];
      let error = 0;
      // Compensated as in CompensatedSums, without an object per pair.
      for (i++; i < count && isSame(order[i], at); i++) {
        const value = this.#amount[order[i]];
        const next = sum + value;
        error += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
      }
      account[kept] = this.#account[at];
      month[kept] = this.#month[at];
      amount[kept++] = asDecimal(sum + error);
    }
    this.#account = account;
    this.#month = month;
    this.#amount = amount;
    this.#count = kept;
  }
}

/** Numbers of the entries ordered by key, equal keys in the order they come in; all keys < `keys`. */
function countingSort(
  order: Uint32Array | null,
  keyOf: Uint32Array | Uint16Array,
  count: number,
  keys: number,
): Uint32Array {
  const next = new Uint32Array(keys + 1);
  for (let i = 0; i < count; i++) next[keyOf[i] + 1]++;
  for (let key = 0; key < keys; key++) next[key + 1] += next[key];
  const sorted = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const at = order ? order[i] : i;
    sorted[next[keyOf[at]]++] = at;
  }
  return sorted;
}

/** Entries of the whole series as they are: for another table made of the same accounts. */
export function entriesOf(series: MonthlySeries): MonthlyEntries {
  const entries = new MonthlyEntries();
  for (let account = 0; account + 1 < series.offsets.length; account++) {
    for (let at = series.offsets[account]; at < series.offsets[account + 1]; at++) {
      entries.add(account, series.firstMonth + series.month[at], series.amount[at]);
    }
  }
  return entries;
}

/** One sum per month from the first to the last. */
export function monthlyTotals(series: MonthlySeries): Float64Array {
  const sums = new CompensatedSums(series.months);
  for (let at = 0; at < series.month.length; at++) sums.add(series.month[at], series.amount[at]);
  return Float64Array.from({ length: series.months }, (_, month) => sums.total(month));
}
