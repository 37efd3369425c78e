/**
 * Rows → accounts, rejections and doubts, in one pass. Every row is counted once, as placed or as rejected.
 *
 * The surprise: with `repeatedIds: 'last'` an earlier row is rejected when its id comes again, so rejections are not
 * found in row order.
 */
import type { AccountField } from '../../core/accounts/account-field';
import {
  type AccountTable,
  customersOf,
  LOCATION_METHODS,
  type LocationMethod,
  numberColumn,
} from '../../core/accounts/account-table';
import { AccountTableBuilder } from '../../core/accounts/account-table-builder';
import { countSharedPoints } from '../../core/accounts/shared-points';
import type { PostcodeTable } from '../../core/geo/postcodes';
import type { ColumnMapping } from './column-mapping';
import type { RecordBatch } from './delimited-reader';
import { HexRows } from './hex-rows';
import { noRowsError, nothingPlacedError } from './import-failures';
import type { ImportReport, RejectedRow, RejectReason } from './import-report';
import { ImportWarnings } from './import-warnings';
import type { MappedColumns, MappedNumber } from './mapped-columns';
import { unitInHeader } from './number-words';
import { currencyOf, isBlank, parseNumber, parsePlain } from './parse-number';
import { describeRejection, Rejections, shortened } from './rejections';
import { RowLocation } from './row-location';

const MAX_REPORTED = 1_000;
/** More lines in a row without a place are a fault of the file, not lines below a table. */
const MAX_FOOTERS = 50;
/** First words of lines that reports put below their table. */
const FOOTER =
  /^(?:©|\(c\)|copyright|confidential|generated (?:by|on)|report|grand total|totals?\b|sum\b|summe\b|gesamt|page \d|printed|exported|as of|filtered|end of)/iu;
/** Numbers of which a negative one makes no sense and counts as blank. */
const NEVER_NEGATIVE: readonly AccountField[] = ['customers', 'workloadHours', 'callFrequency', 'callMinutes'];

export class RowReader {
  readonly #mapping: ColumnMapping;
  readonly #columns: MappedColumns;
  readonly #location: RowLocation;
  readonly #builder: AccountTableBuilder;
  readonly #rejections = new Rejections();
  readonly #warnings = new ImportWarnings();
  readonly #hexes = new HexRows(this.#warnings);
  readonly #reported: (RejectedRow & { readonly index: number })[] = [];
  /** Rejections since the last placed row that may turn out to be lines below the table. */
  #trailing: { readonly index: number; readonly column: number; readonly text: string }[] = [];
  readonly #numbers: Float64Array;
  readonly #labels: string[];
  readonly #currencies: Map<string, number>[];
  readonly #placedBy: number[] = LOCATION_METHODS.map(() => 0);
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
    this.#numbers = new Float64Array(columns.numbers.length);
    this.#labels = columns.categories.map(() => '');
    this.#currencies = columns.numbers.map(() => new Map());
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
    this.#findFooters();
    const table = this.#hexes.onto(this.#withCurrencies(this.#builder.finish()));
    const rejected = this.#rejections.count;
    const accounts = table.count;
    if (accounts > 0) this.#noteDoubts(table);
    const report: ImportReport = {
      fileName,
      read: this.#rows,
      placedRows: this.#rows - rejected,
      accounts,
      customers: table.customers && customersOf(table),
      placedBy: this.#countMethods(table),
      rejected,
      rejectedBy: this.#rejections.counts(),
      rejectedRows: this.#reported.sort((a, b) => a.row - b.row).map(({ index: _, ...row }) => row),
      warnings: this.#warnings.list(),
      sharedPoint: countSharedPoints(table),
      seconds: seconds(),
    };
    if (this.#rows === 0) throw noRowsError(fileName);
    if (accounts === 0) throw nothingPlacedError(report, this.#mapping, this.#columns);
    return { table, report, rejections: this.#rejections };
  }

  #readRow(batch: RecordBatch, record: number, row: number): void {
    const columns = this.#columns;
    const cells = batch.cellCount(record);
    if (cells !== this.#mapping.columns.length && this.#refuseExtraCells(batch, record, row, cells)) return;
    const located = this.#location.find(batch, record);
    // The cells of a table of hexes are what its rows are known by, unless it has ids of its own.
    const id = columns.id < 0 ? this.#location.hex.cell : idText(batch.cell(record, columns.id));
    const known = id === '' || this.#mapping.repeatedIds === 'separate' ? -1 : this.#builder.find(id);
    const joins = known >= 0 && this.#mapping.repeatedIds === 'sum';
    // A further line of an account that is placed already needs no place of its own.
    if (!located && !(joins && this.#location.reason === 'no-location')) {
      this.#rejectUnlocated(batch, record, row);
      return;
    }
    if (!this.#readNumbers(batch, record, row)) return;
    this.#readLabels(batch, record);
    this.#trailing.length = 0;
    if (columns.id >= 0 && id === '') this.#warnings.note('no id', row, rows => `${rows} without an id`);
    if (joins) {
      this.#builder.join(known, this.#numbers, this.#labels);
      this.#joined++;
      return;
    }
    if (this.#location.passedOver) this.#notePassedOver(batch, record, row);
    if (known >= 0) {
      const earlier = this.#builder.rowOf(known);
      this.#builder.drop(known);
      this.#reject(batch, record, earlier, 'repeated-id', columns.id < 0 ? columns.h3 : columns.id, row);
    } else if (id !== '' && this.#mapping.repeatedIds === 'separate' && this.#builder.find(id) >= 0) {
      this.#repeated++;
    }
    const name = columns.name < 0 ? '' : batch.cell(record, columns.name).trim();
    const { lat, lng, method } = this.#location;
    this.#builder.add(id, name, lat, lng, method, this.#numbers, this.#labels);
    const { hex } = this.#location;
    if (hex.cell !== '') this.#hexes.add(row, hex, batch.cell(record, columns.h3));
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
      this.#builder.reject();
      this.#reject(batch, record, row, 'column-count', -1);
      return true;
    }
    return false;
  }

  #rejectUnlocated(batch: RecordBatch, record: number, row: number): void {
    this.#builder.reject();
    const filled = batch.filledCells(record);
    if (filled === 0) {
      this.#reject(batch, record, row, 'blank', -1);
      return;
    }
    const reason = this.#location.reason ?? 'no-location';
    const index = this.#reject(batch, record, row, reason, this.#location.column);
    let column = 0;
    while (batch.cell(record, column).trim() === '') column++;
    const text = shortened(batch.cell(record, column));
    if ((filled === 1 && this.#mapping.columns.length > 2) || FOOTER.test(text)) {
      if (this.#trailing.length <= MAX_FOOTERS) this.#trailing.push({ index, column, text });
    } else {
      this.#trailing.length = 0;
    }
  }

  #reject(batch: RecordBatch, record: number, row: number, reason: RejectReason, column: number, otherRow = 0): number {
    const index = this.#rejections.add(row, reason, column, otherRow);
    if (this.#reported.length < MAX_REPORTED) {
      const rejection = this.#rejections.at(index);
      const text = describeRejection(rejection, batch, record, this.#mapping, this.#columns);
      this.#reported.push({ index, row, reason, column: this.#mapping.columns[column]?.header ?? '', text });
    }
    return index;
  }

  /** Reads the numbers into #numbers; false when the row was rejected for one of them. */
  #readNumbers(batch: RecordBatch, record: number, row: number): boolean {
    const { numbers } = this.#columns;
    for (let i = 0; i < numbers.length; i++) {
      const text = batch.cell(record, numbers[i].column);
      let value = parsePlain(text, numbers[i].style);
      if (Number.isNaN(value)) value = this.#readWritten(text, numbers[i], i, row);
      if (value < 0) {
        if (numbers[i].field === 'potential') {
          this.#builder.reject();
          this.#reject(batch, record, row, 'negative-potential', numbers[i].column);
          this.#trailing.length = 0;
          return false;
        }
        value = this.#judgeNegative(value, numbers[i], row);
      }
      this.#numbers[i] = value;
    }
    return true;
  }

  #readWritten(text: string, number: MappedNumber, index: number, row: number): number {
    if (isBlank(text)) return Number.NaN;
    const value = parseNumber(text, number.style);
    if (Number.isNaN(value)) {
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

  #judgeNegative(value: number, number: MappedNumber, row: number): number {
    const { header } = number.spec;
    if (NEVER_NEGATIVE.includes(number.field)) {
      this.#warnings.note(
        `negative ${number.column}`,
        row,
        rows => `${rows} where ${header} is negative and counts as blank`,
      );
      return Number.NaN;
    }
    this.#warnings.note(
      `negative ${number.column}`,
      row,
      rows => `${rows} where ${header} is negative: counted as it is`,
    );
    return value;
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

  #findFooters(): void {
    if (this.#trailing.length > MAX_FOOTERS) return;
    for (const { index, column, text } of this.#trailing) {
      this.#rejections.setFooter(index, column);
      const at = this.#reported.findIndex(reported => reported.index === index);
      if (at < 0) continue;
      this.#reported[at] = {
        ...this.#reported[at],
        reason: 'footer',
        column: this.#mapping.columns[column]?.header ?? '',
        text: `line below the table: “${text}”`,
      };
    }
  }

  #withCurrencies(table: AccountTable): AccountTable {
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

  #countMethods(table: AccountTable): Record<LocationMethod, number> {
    const counts = this.#placedBy;
    for (let account = 0; account < table.count; account++) counts[table.locationMethod[account]]++;
    return Object.fromEntries(LOCATION_METHODS.map((method, i) => [method, counts[i]])) as Record<
      LocationMethod,
      number
    >;
  }

  #noteDoubts(table: AccountTable): void {
    this.#warnings.add(
      this.#joined,
      rows => `${rows} added to an earlier row with the same ${this.#columns.id < 0 ? 'H3 cell' : 'id'}`,
    );
    this.#warnings.add(this.#repeated, rows =>
      this.#columns.id < 0
        ? `${rows} with an H3 cell that another row has too, added up in the hex`
        : `${rows} with an id that another row has too, kept as an account of their own`,
    );
    const potential = numberColumn(table, 'potential')?.values;
    const sales = numberColumn(table, 'sales')?.values;
    if (!potential || !sales) return;
    let below = 0;
    for (let account = 0; account < table.count; account++) if (sales[account] > potential[account]) below++;
    this.#warnings.add(below, rows => `${rows} with more sales than potential`);
  }
}

/** Ids are texts: `007` and `1e5` stay as they are. */
function idText(cell: string): string {
  return isBlank(cell) ? '' : cell.trim();
}
