/**
 * Where the amounts of a file go, kept beside the table while rows are read: at the end the sum of what was read must be
 * the sum over the accounts plus everything that was left out. Both sides are added up on their own, with compensated
 * sums, so a difference is a fault and not a rounding error.
 */
import { type AccountTable, numberColumn } from '../../core/accounts/account-table';
import { CompensatedSums, columnTotal } from '../../core/accounts/compensated-sums';
import { amountText } from './amount-text';
import { REJECT_REASONS, type ReconciledSum, type RejectReason } from './import-report';
import type { MappedNumber } from './mapped-columns';
import { reasonWords } from './rejections';
import type { TrailingLine } from './trailing-lines';

/** Sums agree when they differ by less than half a cent, or by less than doubles of their size can tell apart. */
const HALF_A_CENT = 0.005;
const ROUNDING = 1e-14;
/** First words of a line that holds the sums of the table. */
const TOTAL =
  /^(?:grand |report )?(?:totals?|sum|summe|gesamt\p{L}*|insgesamt|totale|total g[eé]n[eé]ral|totaal|somme|suma|∑)(?:$|[^\p{L}])/iu;

export class SumLedger {
  readonly #numbers: readonly MappedNumber[];
  readonly #read: CompensatedSums;
  readonly #leftOut: CompensatedSums;
  readonly #repeated: CompensatedSums;
  readonly #negative: CompensatedSums;
  readonly #unreadable: Uint32Array;
  readonly #ownTotals: ({ row: number; total: number } | null)[];

  constructor(numbers: readonly MappedNumber[]) {
    this.#numbers = numbers;
    this.#read = new CompensatedSums(numbers.length);
    this.#leftOut = new CompensatedSums(numbers.length * REJECT_REASONS.length);
    this.#repeated = new CompensatedSums(numbers.length);
    this.#negative = new CompensatedSums(numbers.length);
    this.#unreadable = new Uint32Array(numbers.length);
    this.#ownTotals = numbers.map(() => null);
  }

  /** The numbers of a row that was read, whatever becomes of it. */
  read(values: Float64Array): void {
    for (let i = 0; i < values.length; i++) this.#read.add(i, values[i]);
  }

  /** Numbers that were read and belong to no account. */
  leaveOut(reason: RejectReason, values: ArrayLike<number>): void {
    const from = REJECT_REASONS.indexOf(reason) * this.#numbers.length;
    for (let i = 0; i < values.length; i++) this.#leftOut.add(from + i, values[i]);
  }

  /** A number that was read and is not added because the account has it already. */
  repeat(index: number, value: number): void {
    this.#repeated.add(index, value);
  }

  /** A number that counts as blank because it must not be negative. */
  blankNegative(index: number, value: number): void {
    this.#read.add(index, value);
    this.#negative.add(index, value);
  }

  noteUnreadable(index: number): void {
    this.#unreadable[index]++;
  }

  /** A row that was left out for a reason turned out to be a line below the table: it is none of its amounts. */
  takeBack(reason: RejectReason, { row, text, values }: TrailingLine): void {
    const negative = values.map(value => -value);
    this.read(negative);
    this.leaveOut(reason, negative);
    if (!TOTAL.test(text) && !/^[\d\s.,'’()+\p{Sc}-]+$/u.test(text)) return;
    values.forEach((total, index) => {
      // Of two columns that are multiplied it holds two sums: their product is no total of the products.
      if (!Number.isNaN(total) && this.#numbers[index].factor === null) this.#ownTotals[index] ??= { row, total };
    });
  }

  reconcile(table: AccountTable): ReconciledSum[] {
    const width = this.#numbers.length;
    return this.#numbers.flatMap(({ spec }, index) => {
      const column = numberColumn(table, spec.key);
      // The customers of a table of hexes are no number of its accounts any more: they were rounded and counted.
      if (!column) return [];
      const read = this.#read.total(index);
      const accounts = columnTotal(column.values);
      const leftOut = REJECT_REASONS.map((reason, at) => ({
        reason,
        words: reasonWords(reason),
        sum: this.#leftOut.total(at * width + index),
      }));
      const repeated = this.#repeated.total(index);
      const negative = this.#negative.total(index);
      const sides = new CompensatedSums(1);
      for (const part of [read, -accounts, -repeated, -negative, ...leftOut.map(({ sum }) => -sum)]) sides.add(0, part);
      const difference = sides.total(0);
      const own = this.#ownTotals[index];
      return {
        header: spec.header,
        currency: column.currency ?? '',
        read,
        accounts,
        leftOut: leftOut.filter(({ sum }) => Math.abs(sum) >= HALF_A_CENT),
        repeated,
        negative,
        unreadable: this.#unreadable[index],
        difference: isSame(read, read - difference) ? 0 : difference,
        ownTotal: own && { ...own, agrees: isSame(own.total, read), words: ownTotalWords(own.row, own.total, read) },
      };
    });
  }
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < Math.max(HALF_A_CENT, Math.abs(a) * ROUNDING);
}

function ownTotalWords(row: number, total: number, read: number): string {
  const where = `the file’s own total in row ${row.toLocaleString('en-US')}`;
  if (isSame(total, read)) return `Agrees with ${where}.`;
  const off = `${amountText(Math.abs(read - total))} ${read > total ? 'more' : 'less'}`;
  return `The rows come to ${off} than ${where}, ${amountText(total)}.`;
}
