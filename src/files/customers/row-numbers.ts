/** The number cells of one row after another, the doubts about them, and the currencies that were seen. */
import type { AccountField } from '../../core/accounts/account-field';
import type { AccountTable } from '../../core/accounts/account-table';
import { asDecimal } from '../../core/accounts/compensated-sums';
import type { NumberStyle } from './column-mapping';
import type { RecordBatch } from './delimited-reader';
import type { ImportWarnings } from './import-warnings';
import type { Factor, MappedNumber } from './mapped-columns';
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
      if (Number.isNaN(value)) value = this.#readWritten(batch, record, numbers[i], i, row);
      const { factor } = numbers[i];
      const own = value;
      if (factor !== null) value = this.#multiply(batch, record, own, numbers[i], factor, i, row);
      if (value < 0) {
        if (numbers[i].field === 'potential') return factor === null || own < 0 ? numbers[i].column : factor.column;
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
    const { column, style, factor } = this.#numbers[index];
    const own = parseCell(batch, record, column, style);
    return factor === null ? own : product(own, parseCell(batch, record, factor.column, factor.style));
  }

  /** A cell of a number or of its factor. */
  #readWritten(
    batch: RecordBatch,
    record: number,
    { column, style, header }: Factor,
    index: number,
    row: number,
  ): number {
    const text = batch.cell(record, column);
    if (isBlank(text)) return Number.NaN;
    const value = parseNumber(text, style);
    if (Number.isNaN(value)) {
      this.#ledger.noteUnreadable(index);
      this.#warnings.note(
        `no number ${column}`,
        row,
        (rows, example) => `${rows} where ${header} is no number and counts as blank, such as “${example}”`,
        text,
      );
      return value;
    }
    const currency = currencyOf(text);
    if (currency) this.#currencies[index].set(currency, (this.#currencies[index].get(currency) ?? 0) + 1);
    return value;
  }

  #multiply(
    batch: RecordBatch,
    record: number,
    own: number,
    { column, header }: MappedNumber,
    factor: Factor,
    index: number,
    row: number,
  ): number {
    let other = batch.plainNumber(record, factor.column, factor.style);
    if (Number.isNaN(other)) other = this.#readWritten(batch, record, factor, index, row);
    if (Number.isNaN(own) !== Number.isNaN(other)) {
      const [there, missing] = Number.isNaN(own) ? [factor.header, header] : [header, factor.header];
      this.#warnings.note(
        `half ${column} ${there}`,
        row,
        rows => `${rows} with a number in ${there} and none in ${missing}: their product counts as blank`,
      );
    } else if (own < 0 && other < 0) {
      this.#warnings.note(
        `both negative ${column}`,
        row,
        rows => `${rows} where ${header} and ${factor.header} are both negative: their product counts as positive`,
      );
    }
    const value = product(own, other);
    if (Number.isNaN(value) && !Number.isNaN(own + other)) {
      this.#ledger.noteUnreadable(index);
      this.#warnings.note(
        `endless ${column}`,
        row,
        rows => `${rows} where ${header} × ${factor.header} is beyond any number and counts as blank`,
      );
    }
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

function parseCell(batch: RecordBatch, record: number, column: number, style: NumberStyle): number {
  const plain = batch.plainNumber(record, column, style);
  if (!Number.isNaN(plain)) return plain;
  const text = batch.cell(record, column);
  return isBlank(text) ? Number.NaN : parseNumber(text, style);
}

/** 3 × 0.1 is 0.3, not 0.30000000000000004. NaN when one is blank, or when it is beyond the largest double. */
function product(a: number, b: number): number {
  const value = a * b;
  return Number.isInteger(value) ? value : Number.isFinite(value) ? asDecimal(value) : Number.NaN;
}
