/**
 * Rows → accounts, rejections and doubts, in one pass. Every row is counted once, as placed or as rejected.
 *
 * The surprise: with `repeatedIds: 'last'` an earlier row is rejected when its id comes again, so rejections are not
 * found in row order.
 */
import {
  type AccountTable,
  LOCATION_METHODS,
  type LocationMethod,
  numberColumn,
} from '../../core/accounts/account-table';
import { AccountTableBuilder } from '../../core/accounts/account-table-builder';
import { countSharedPoints } from '../../core/accounts/shared-points';
import type { PostcodeTable } from '../../core/geo/postcodes';
import type { ColumnMapping } from './column-mapping';
import type { RecordBatch } from './delimited-reader';
import { noRowsError, nothingPlacedError } from './import-failures';
import type { ImportReport, RejectReason } from './import-report';
import { ImportWarnings } from './import-warnings';
import type { MappedColumns } from './mapped-columns';
import { isBlank } from './parse-number';
import type { Rejections } from './rejections';
import { ReportedRejections } from './reported-rejections';
import { RowLocation } from './row-location';
import { RowNumbers } from './row-numbers';
import { TrailingLines } from './trailing-lines';

export class RowReader {
  readonly #mapping: ColumnMapping;
  readonly #columns: MappedColumns;
  readonly #location: RowLocation;
  readonly #builder: AccountTableBuilder;
  readonly #rejections: ReportedRejections;
  readonly #warnings = new ImportWarnings();
  readonly #trailing: TrailingLines;
  readonly #numbers: RowNumbers;
  readonly #labels: string[];
  #rows = 0;
  #joined = 0;
  #repeated = 0;

  constructor(mapping: ColumnMapping, columns: MappedColumns, postcodes: PostcodeTable | null) {
    this.#mapping = mapping;
    this.#columns = columns;
    this.#location = new RowLocation(columns, postcodes);
    this.#builder = new AccountTableBuilder(
      columns.numbers.map(({ spec }) => spec),
      columns.categories.map(({ spec }) => spec),
    );
    this.#rejections = new ReportedRejections(mapping, columns);
    this.#trailing = new TrailingLines(mapping.columns.length);
    this.#numbers = new RowNumbers(columns.numbers, this.#warnings);
    this.#labels = columns.categories.map(() => '');
  }

  readBatch(batch: RecordBatch, from: number, firstRow: number): void {
    for (let record = from; record < batch.count; record++) {
      this.#rows = firstRow + record - from;
      this.#readRow(batch, record, this.#rows);
    }
    for (const record of batch.brokenQuotes) {
      if (record < from) continue;
      this.#warnings.note(
        'quotes',
        firstRow + record - from,
        rows => `${rows} with a quote that is never closed, read as plain text`,
      );
    }
    if (batch.text.includes('\ufffd')) this.#noteUndecoded(batch, from, firstRow);
  }

  finish(
    fileName: string,
    seconds: () => number,
  ): { table: AccountTable; report: ImportReport; rejections: Rejections } {
    for (const { row, column, text } of this.#trailing.footers()) this.#rejections.setFooter(row, column, text);
    const table = this.#numbers.withCurrencies(this.#builder.finish());
    const rejections = this.#rejections.all;
    const accounts = table.count;
    if (accounts > 0) this.#noteDoubts(table);
    const report: ImportReport = {
      fileName,
      read: this.#rows,
      placedRows: this.#rows - rejections.count,
      accounts,
      placedBy: countMethods(table),
      rejected: rejections.count,
      rejectedBy: rejections.counts(),
      rejectedRows: this.#rejections.inWords(),
      warnings: this.#warnings.list(),
      sharedPoint: countSharedPoints(table),
      seconds: seconds(),
    };
    if (this.#rows === 0) throw noRowsError(fileName);
    if (accounts === 0) throw nothingPlacedError(report, this.#mapping, this.#columns);
    return { table, report, rejections };
  }

  #readRow(batch: RecordBatch, record: number, row: number): void {
    const columns = this.#columns;
    const cells = batch.cellCount(record);
    if (cells !== this.#mapping.columns.length && this.#refuseExtraCells(batch, record, row, cells)) return;
    const located = this.#location.find(batch, record);
    const id = columns.id < 0 ? '' : idText(batch.cell(record, columns.id));
    const known = id === '' || this.#mapping.repeatedIds === 'separate' ? -1 : this.#builder.find(id);
    const joins = known >= 0 && this.#mapping.repeatedIds === 'sum';
    // A further line of an account that is placed already needs no place of its own.
    if (!located && !(joins && this.#location.reason === 'no-location')) {
      this.#rejectUnlocated(batch, record, row);
      return;
    }
    const negative = this.#numbers.read(batch, record, row);
    this.#trailing.clear();
    if (negative >= 0) {
      this.#reject(batch, record, row, 'negative-potential', negative);
      return;
    }
    this.#readLabels(batch, record);
    if (columns.id >= 0 && id === '') this.#warnings.note('no id', row, rows => `${rows} without an id`);
    if (joins) {
      this.#builder.join(known, this.#numbers.values, this.#labels);
      this.#joined++;
      return;
    }
    if (this.#location.passedOver) this.#notePassedOver(batch, record, row);
    if (known >= 0) {
      const earlier = this.#builder.rowOf(known);
      this.#builder.drop(known);
      this.#rejections.add(batch, record, earlier, 'repeated-id', columns.id, row);
    } else if (id !== '' && this.#mapping.repeatedIds === 'separate' && this.#builder.find(id) >= 0) {
      this.#repeated++;
    }
    const name = columns.name < 0 ? '' : batch.cell(record, columns.name).trim();
    const { lat, lng, method } = this.#location;
    this.#builder.add(id, name, lat, lng, method, this.#numbers.values, this.#labels);
  }

  /** Cells beyond the table are harmless while they are empty. */
  #refuseExtraCells(batch: RecordBatch, record: number, row: number, cells: number): boolean {
    const expected = this.#mapping.columns.length;
    if (cells < expected) {
      // A line of a single text is a title or a footer and judged by its missing place.
      if (cells > 1) {
        this.#warnings.note('short', row, rows => `${rows} shorter than the header: the missing cells count as blank`);
      }
      return false;
    }
    for (let column = expected; column < cells; column++) {
      if (batch.cell(record, column).trim() === '') continue;
      this.#reject(batch, record, row, 'column-count', -1);
      return true;
    }
    return false;
  }

  #rejectUnlocated(batch: RecordBatch, record: number, row: number): void {
    const filled = batch.filledCells(record);
    if (filled === 0) {
      this.#reject(batch, record, row, 'blank', -1);
      return;
    }
    this.#reject(batch, record, row, this.#location.reason ?? 'no-location', this.#location.column);
    this.#trailing.judge(batch, record, row, filled);
  }

  /** The row that is being read becomes no account. */
  #reject(batch: RecordBatch, record: number, row: number, reason: RejectReason, column: number): void {
    this.#builder.reject();
    this.#rejections.add(batch, record, row, reason, column);
  }

  #readLabels(batch: RecordBatch, record: number): void {
    const { categories } = this.#columns;
    for (let i = 0; i < categories.length; i++) {
      const text = batch.cell(record, categories[i].column);
      this.#labels[i] = isBlank(text) ? '' : text.trim();
    }
  }

  #notePassedOver(batch: RecordBatch, record: number, row: number): void {
    if (this.#location.passedOver === 'coordinates-zero') {
      this.#warnings.note('zero', row, rows => `${rows} with coordinates 0 / 0, placed by post code instead`);
      return;
    }
    const text = batch.cell(record, this.#location.column);
    const sentence = (rows: string, example: string) =>
      `${rows} with coordinates that are no numbers, such as “${example}”, placed by post code instead`;
    this.#warnings.note('not numbers', row, sentence, text);
  }

  #noteUndecoded(batch: RecordBatch, from: number, firstRow: number): void {
    for (let record = from; record < batch.count; record++) {
      if (!batch.recordText(record).includes('\ufffd')) continue;
      const sentence = (rows: string) =>
        `${rows} with characters that are not ${this.#mapping.encoding.toUpperCase()}, shown as “\ufffd”: check the encoding`;
      this.#warnings.note('undecoded', firstRow + record - from, sentence);
    }
  }

  #noteDoubts(table: AccountTable): void {
    this.#warnings.add(this.#joined, rows => `${rows} added to an earlier row with the same id`);
    this.#warnings.add(
      this.#repeated,
      rows => `${rows} with an id that another row has too, kept as an account of their own`,
    );
    const potential = numberColumn(table, 'potential')?.values;
    const sales = numberColumn(table, 'sales')?.values;
    if (!potential || !sales) return;
    let below = 0;
    for (let account = 0; account < table.count; account++) if (sales[account] > potential[account]) below++;
    this.#warnings.add(below, rows => `${rows} with more sales than potential`);
  }
}

function countMethods(table: AccountTable): Record<LocationMethod, number> {
  const counts = LOCATION_METHODS.map(() => 0);
  for (let account = 0; account < table.count; account++) counts[table.locationMethod[account]]++;
  return Object.fromEntries(LOCATION_METHODS.map((method, i) => [method, counts[i]])) as Record<LocationMethod, number>;
}

/** Ids are texts: `007` and `1e5` stay as they are. */
function idText(cell: string): string {
  return isBlank(cell) ? '' : cell.trim();
}
