/** Lines that reports put below their table: rows without a place, after the last row with one, that look like it. */
import type { RecordBatch } from './delimited-reader';
import { shortened } from './rejections';

/** More lines in a row without a place are a fault of the file, not lines below a table. */
const MAX_FOOTERS = 50;
/** First words of lines that reports put below their table. */
const FOOTER =
  /^(?:©|\(c\)|copyright|confidential|generated (?:by|on)|report|grand total|totals?\b|sum\b|summe\b|gesamt|insgesamt|totale\b|totaal\b|somme\b|suma\b|page \d|printed|exported|as of|filtered|end of)/iu;

export interface TrailingLine {
  readonly row: number;
  /** First column with a text, and that text. */
  readonly column: number;
  readonly text: string;
  /** Its numbers, in the order of the mapped ones: a line below the table may hold their sums. */
  readonly values: Float64Array;
}

export class TrailingLines {
  readonly #columns: number;
  #lines: TrailingLine[] = [];

  /** @param columns number of columns of the table */
  constructor(columns: number) {
    this.#columns = columns;
  }

  /** A row that belongs to the table: what came before it was not below the table. */
  clear(): void {
    this.#lines.length = 0;
  }

  /** A row without a place that has this many filled cells, at least one, and these numbers. */
  judge(batch: RecordBatch, record: number, row: number, filled: number, values: Float64Array): void {
    let column = 0;
    while (batch.cell(record, column).trim() === '') column++;
    const text = shortened(batch.cell(record, column));
    if ((filled === 1 && this.#columns > 2) || FOOTER.test(text)) {
      if (this.#lines.length <= MAX_FOOTERS) this.#lines.push({ row, column, text, values: values.slice() });
    } else {
      this.clear();
    }
  }

  /** At the end of the file. */
  footers(): readonly TrailingLine[] {
    return this.#lines.length > MAX_FOOTERS ? [] : this.#lines;
  }
}
