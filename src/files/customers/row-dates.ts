/** The date cells of one row after another, and what they say about an account. */
import type { AccountTableBuilder } from '../../core/accounts/account-table-builder';
import { monthOfDay, NO_DAY } from '../../core/accounts/calendar';
import { hasMonth } from '../../core/accounts/monthly-series';
import type { RecordBatch } from './delimited-reader';
import type { ImportWarnings } from './import-warnings';
import type { MappedDate } from './mapped-columns';
import { parseDay } from './parse-date';
import { isBlank } from './parse-number';

export class RowDates {
  /** Rows without a readable order date. */
  undated = 0;
  readonly #dates: readonly MappedDate[];
  readonly #warnings: ImportWarnings;
  readonly #days: Int32Array;
  readonly #order: number;

  constructor(dates: readonly MappedDate[], warnings: ImportWarnings) {
    this.#dates = dates;
    this.#warnings = warnings;
    this.#days = new Int32Array(dates.length);
    this.#order = dates.findIndex(({ field }) => field === 'date');
  }

  read(batch: RecordBatch, record: number, row: number): void {
    for (let i = 0; i < this.#dates.length; i++) {
      const { column, style, header } = this.#dates[i];
      const text = batch.cell(record, column);
      this.#days[i] = parseDay(text, style);
      if (this.#days[i] !== NO_DAY) continue;
      if (i === this.#order) this.undated++;
      if (isBlank(text)) continue;
      this.#warnings.note(
        `no date ${column}`,
        row,
        (rows, example) => `${rows} where ${header} is no date and counts as blank, such as “${example}”`,
        text,
      );
    }
  }

  /** @param sales of the row, NaN = blank */
  noteFor(builder: AccountTableBuilder, account: number, sales: number): void {
    let spec = 0;
    for (let i = 0; i < this.#dates.length; i++) {
      const day = this.#days[i];
      for (let end = spec + this.#dates[i].specs.length; spec < end; spec++) {
        if (day !== NO_DAY) builder.noteDay(spec, account, day);
      }
    }
    const day = this.#order < 0 ? NO_DAY : this.#days[this.#order];
    if (day === NO_DAY || Number.isNaN(sales)) return;
    const month = monthOfDay(day);
    if (hasMonth(month)) builder.noteMonth(account, month, sales);
  }
}
