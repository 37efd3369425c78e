/** Rejections in full as columns, and the first of them in words for the report. */
import type { ColumnMapping } from './column-mapping';
import type { RecordBatch } from './delimited-reader';
import type { RejectedRow, RejectReason } from './import-report';
import type { MappedColumns } from './mapped-columns';
import { describeRejection, noPlace, Rejections } from './rejections';
import type { TrailingLine } from './trailing-lines';

const MAX_REPORTED = 1_000;

export class ReportedRejections {
  readonly all = new Rejections();
  readonly #mapping: ColumnMapping;
  readonly #columns: MappedColumns;
  readonly #reported: RejectedRow[] = [];

  constructor(mapping: ColumnMapping, columns: MappedColumns) {
    this.#mapping = mapping;
    this.#columns = columns;
  }

  /** @param record the row in `batch`, or, for a repeated id, the row that is kept instead */
  add(batch: RecordBatch, record: number, row: number, reason: RejectReason, column: number, otherRow = 0): void {
    const index = this.all.add(row, reason, column, otherRow);
    if (this.#reported.length >= MAX_REPORTED) return;
    const text = describeRejection(this.all.at(index), batch, record, this.#mapping, this.#columns);
    this.#reported.push({ row, reason, column: this.#mapping.columns[column]?.header ?? '', text });
  }

  /**
   * A row that was read before, and found to be without a place only now.
   * @param otherRow first row of its account, 0 when it is the only one
   */
  addUnplaced(row: number, otherRow: number): void {
    this.all.add(row, 'no-location', -1, otherRow);
    if (this.#reported.length >= MAX_REPORTED) return;
    const text = noPlace(this.#mapping, this.#columns, otherRow > 0);
    this.#reported.push({ row, reason: 'no-location', column: '', text });
  }

  /**
   * A row that was rejected for its missing place turned out to be a line below the table.
   * @returns the reason it had, null when it was not rejected
   */
  setFooter({ row, column, text }: TrailingLine): RejectReason | null {
    const before = this.all.setFooter(row, column);
    const at = this.#reported.findIndex(reported => reported.row === row);
    if (at >= 0) {
      const header = this.#mapping.columns[column]?.header ?? '';
      this.#reported[at] = { row, reason: 'footer', column: header, text: `line below the table: “${text}”` };
    }
    return before;
  }

  /** The first 1,000 by row. */
  inWords(): RejectedRow[] {
    return this.#reported.sort((a, b) => a.row - b.row);
  }
}
