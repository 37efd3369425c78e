/** The number cells of one row after another, the doubts about them, and the currencies that were seen. */
import type { AccountField } from '../../core/accounts/account-field';
import type { AccountTable } from '../../core/accounts/account-table';
import type { RecordBatch } from './delimited-reader';
import type { ImportWarnings } from './import-warnings';
import type { MappedNumber } from './mapped-columns';
import { unitInHeader } from './number-words';
import { currencyOf, isBlank, parseNumber } from './parse-number';
import type { SumLedger } from './sum-ledger';

/** Numbers of which a negative one makes no sense and counts as blank. */
const NEVER_NEGATIVE: readonly AccountField[] = ['customers', 'workloadHours', 'callFrequency', 'callMinutes'];

export class RowNumbers {
  /** Of the row read last, in the order of the mapped numbers; NaN = blank. */
  readonly values: Float64Array;
  readonly #numbers: readonly MappedNumber[];
  readonly #warnings: ImportWarnings;
  readonly #ledger: SumLedger;
  /** The potential first: when it rejects the row, nothing was said of the others. */
  readonly #order: readonly number[];
  readonly #currencies: Map<string, number>[];

  constructor(numbers: readonly MappedNumber[], warnings: ImportWarnings, ledger: SumLedger) {
    this.#numbers = numbers;
    this.#warnings = warnings;
    this.#ledger = ledger;
    const isPotential = (index: number) => Number(numbers[index].field === 'potential');
    this.#order = numbers.map((_, index) => index).sort((a, b) => isPotential(b) - isPotential(a));
    this.values = new Float64Array(numbers.length);
    this.#currencies = numbers.map(() => new Map());
  }

  /** @returns column of a negative potential, which rejects the row; −1 when all is well */
  read(batch: RecordBatch, record: number, row: number): number {
    const numbers = this.#numbers;
    for (let at = 0; at < numbers.length; at++) {
      const i = this.#order[at];
      let value = batch.plainNumber(record, numbers[i].column, numbers[i].style);
      if (Number.isNaN(value)) value = this.#readWritten(batch.cell(record, numbers[i].column), numbers[i], i, row);
      if (value < 0) {
        if (numbers[i].field === 'potential') return numbers[i].column;
        value = this.#judgeNegative(value, numbers[i], i, row);
      }
      this.values[i] = value;
    }
    this.#ledger.read(this.values);
    return -1;
  }

  /** The numbers of a row that becomes no account: nothing is said of them, but they are counted as read. */
  readQuietly(batch: RecordBatch, record: number): void {
    for (let i = 0; i < this.#numbers.length; i++) this.values[i] = this.#parse(batch, record, i);
    this.#ledger.read(this.values);
  }

  /** The table with the commonest currency of each number; several in one column are a doubt. */
  withCurrencies(table: AccountTable): AccountTable {
    const numbers = table.numbers.map((column, i) => {
      const seen = [...this.#currencies[i]].sort((a, b) => b[1] - a[1]);
      if (seen.length > 1) {
        const list = seen.map(([code, cells]) => `${code} (${cells.toLocaleString('en-US')})`).join(', ');
        this.#warnings.add(
          seen.reduce((sum, [, cells]) => sum + cells, 0),
          rows => `${rows} of ${column.header} in different currencies, added up as if they were one: ${list}`,
        );
      }
      const unit = unitInHeader(column.header);
      // "Umsatz in TEUR" holds thousands: written with the sign of the currency they would look like single ones.
      const currency = seen[0]?.[0] ?? (unit.scale === 1 ? unit.currency : '');
      return currency ? { ...column, currency } : column;
    });
    return { ...table, numbers };
  }

  #parse(batch: RecordBatch, record: number, index: number): number {
    const { column, style } = this.#numbers[index];
    const plain = batch.plainNumber(record, column, style);
    if (!Number.isNaN(plain)) return plain;
    const text = batch.cell(record, column);
    return isBlank(text) ? Number.NaN : parseNumber(text, style);
  }

  #readWritten(text: string, number: MappedNumber, index: number, row: number): number {
    if (isBlank(text)) return Number.NaN;
    const value = parseNumber(text, number.style);
    if (Number.isNaN(value)) {
      this.#ledger.noteUnreadable(index);
      this.#warnings.note(
        `no number ${number.column}`,
        row,
        (rows, example) => `${rows} where ${number.spec.header} is no number and counts as blank, such as “${example}”`,
        text,
      );
      return value;
    }
    const currency = currencyOf(text);
    if (currency) this.#currencies[index].set(currency, (this.#currencies[index].get(currency) ?? 0) + 1);
    return value;
  }

  #judgeNegative(value: number, number: MappedNumber, index: number, row: number): number {
    const { header } = number.spec;
    if (NEVER_NEGATIVE.includes(number.field)) {
      this.#ledger.blankNegative(index, value);
      this.#warnings.note(
        `negative ${number.column}`,
        row,
        rows => `${rows} where ${header} is negative and counts as blank`,
      );
      return Number.NaN;
    }
    // Credit notes are among order lines as a matter of course; accounts whose sales stay negative are listed.
    if (number.field !== 'sales') {
      this.#warnings.note(
        `negative ${number.column}`,
        row,
        rows => `${rows} where ${header} is negative: counted as it is`,
      );
    }
    return value;
  }
}
