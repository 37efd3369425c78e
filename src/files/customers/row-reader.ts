/**
 * Rows → accounts, rejections and doubts, in one pass. Every row is counted once, as placed or as rejected.
 *
 * The surprises: with `repeatedIds: 'last'` an earlier row is rejected when its id comes again; with 'sum' a row without a
 * place waits for another row of its account that has one, wherever in the file, and is rejected at the end when none
 * came. So rejections are not found in row order.
 */
import { type AccountTable, LOCATION_METHODS } from '../../core/accounts/account-table';
import { AccountTableBuilder } from '../../core/accounts/account-table-builder';
import { TextBytes } from '../../core/accounts/text-bytes';
import type { PostcodeTable } from '../../core/geo/postcodes';
import type { TownTable } from '../../core/geo/towns';
import { readCellText, readTrimmed } from './cell-text';
import type { ColumnMapping } from './column-mapping';
import type { RecordBatch } from './delimited-reader';
import { HexRows } from './hex-rows';
import type { RejectReason } from './import-report';
import { ImportWarnings } from './import-warnings';
import type { MappedColumns } from './mapped-columns';
import { postcodeHash } from './postcode-hash';
import { ReportedRejections } from './reported-rejections';
import { RowCopies } from './row-copies';
import { RowDates } from './row-dates';
import { RowLocation } from './row-location';
import { RowNumbers } from './row-numbers';
import { RowPairs } from './row-pairs';
import { longSalesforceId } from './salesforce-id';
import { SumLedger } from './sum-ledger';
import { TrailingLines } from './trailing-lines';

/** Rows of one account that lie farther apart than this, in degrees of latitude (about 5 km), are a doubt. */
const ELSEWHERE = 0.05;

/** What the rows came to, before accounts are looked at as a whole. */
export interface RowsRead {
  readonly rows: number;
  readonly table: AccountTable;
  readonly rejections: ReportedRejections;
  readonly warnings: ImportWarnings;
  readonly ledger: SumLedger;
  /** Rows that are exact copies of an earlier row and accounts all the same. */
  readonly copies: RowPairs;
  /** Rows with the id of an earlier row that are accounts of their own. */
  readonly repeated: RowPairs;
  /** Rows without a readable order date. */
  readonly undated: number;
  /** Hash of the post code of an account's row, 0 = none. */
  readonly postcodeOf: (account: number) => number;
}

export class RowReader {
  readonly #mapping: ColumnMapping;
  readonly #columns: MappedColumns;
  readonly #location: RowLocation;
  readonly #builder: AccountTableBuilder;
  readonly #rejections: ReportedRejections;
  readonly #warnings = new ImportWarnings();
  readonly #hexes = new HexRows(this.#warnings);
  readonly #trailing: TrailingLines;
  readonly #ledger: SumLedger;
  readonly #numbers: RowNumbers;
  readonly #dates: RowDates;
  readonly #id = new TextBytes();
  readonly #name = new TextBytes();
  readonly #labels: readonly TextBytes[];
  readonly #sales: number;
  readonly #repeatedIds: ColumnMapping['repeatedIds'];
  /** null where ids tell rows apart. */
  readonly #seen: RowCopies | null;
  readonly #copies = new RowPairs();
  readonly #repeated = new RowPairs();
  /** By row, for rows that began an account; empty when names or post codes are not known. */
  #postcodes = new Uint32Array();
  #rows = 0;
  /** Rows of a table of hexes that were added to an earlier one. */
  #joined = 0;

  constructor(mapping: ColumnMapping, columns: MappedColumns, postcodes: PostcodeTable | null) {
    this.#mapping = mapping;
    this.#columns = columns;
    this.#location = new RowLocation(columns, postcodes);
    const byName = mapping.accountKey === 'name-place';
    this.#repeatedIds = byName ? 'separate' : mapping.repeatedIds;
    this.#sales = columns.numbers.findIndex(({ field }) => field === 'sales');
    this.#builder = new AccountTableBuilder(
      columns.numbers.map(({ spec }) => spec),
      columns.categories.map(({ spec }) => spec),
      columns.dates.flatMap(({ specs }) => specs),
      this.#sales >= 0 && columns.dates.some(({ field }) => field === 'date'),
    );
    this.#rejections = new ReportedRejections(mapping, columns);
    this.#trailing = new TrailingLines(mapping.columns.length);
    this.#ledger = new SumLedger(columns.numbers);
    this.#numbers = new RowNumbers(columns.numbers, this.#warnings, this.#ledger);
    this.#dates = new RowDates(columns.dates, this.#warnings);
    this.#labels = columns.categories.map(() => new TextBytes());
    const idsTellApart = (columns.id >= 0 || columns.h3 >= 0) && this.#repeatedIds !== 'separate';
    this.#seen = idsTellApart || byName ? null : new RowCopies();
    if (columns.name >= 0 && columns.postalCode >= 0) this.#postcodes = new Uint32Array(1 << 12);
  }

  /**
   * @param at where to go on in the batch, when it was left because a row needs the list of towns
   * @returns the batch's count, or the record that needs it: call `placeByTowns` and go on from there
   */
  readBatch(batch: RecordBatch, from: number, firstRow: number, at = from): number {
    for (let record = at; record < batch.count; record++) {
      const located = this.#location.find(batch, record);
      if (this.#location.waitsForTowns) return record;
      this.#rows = firstRow + record - from;
      this.#readRow(batch, record, this.#rows, located);
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
    return batch.count;
  }

  /** null = rows are not placed by their town. */
  placeByTowns(towns: TownTable | null): void {
    this.#location.placeByTowns(towns);
  }

  /** An estimate of all rows of the file, so that little has to be copied as the accounts grow. */
  expectRows(rows: number): void {
    this.#builder.reserve(rows);
  }

  finish(): RowsRead {
    this.#rejectUnplaced();
    for (const line of this.#trailing.footers()) {
      const before = this.#rejections.setFooter(line);
      if (before) this.#ledger.takeBack(before, line);
    }
    this.#noteHexes();
    const table = this.#hexes.onto(this.#numbers.withCurrencies(this.#builder.finish()));
    return {
      rows: this.#rows,
      table,
      rejections: this.#rejections,
      warnings: this.#warnings,
      ledger: this.#ledger,
      copies: this.#copies,
      repeated: this.#repeated,
      undated: this.#dates.undated,
      postcodeOf: account => this.#postcodes[table.rowNumbers[account] - 1] ?? 0,
    };
  }

  #readRow(batch: RecordBatch, record: number, row: number, located: boolean): void {
    const columns = this.#columns;
    const cells = batch.cellCount(record);
    if (cells !== this.#mapping.columns.length && this.#refuseExtraCells(batch, record, row, cells)) return;
    const id = this.#idOf(batch, record);
    const known = id.isBlank || this.#repeatedIds === 'separate' ? -1 : this.#builder.find(id);
    const sums = !id.isBlank && this.#repeatedIds === 'sum';
    if (!located && !(sums && this.#location.reason === 'no-location')) {
      this.#rejectUnlocated(batch, record, row);
      return;
    }
    const copyOf = this.#seen?.find(batch.recordText(record), row) ?? 0;
    if (copyOf > 0 && this.#mapping.exactCopies === 'leave-out') {
      this.#trailing.clear();
      this.#reject(batch, record, row, 'exact-copy', -1, copyOf);
      return;
    }
    const negative = this.#numbers.read(batch, record, row);
    if (negative >= 0) {
      this.#trailing.clear();
      this.#reject(batch, record, row, 'negative-potential', negative);
      return;
    }
    if (located || (known >= 0 && this.#builder.isPlaced(known))) this.#trailing.clear();
    else this.#trailing.judge(batch, record, row, batch.filledCells(record), this.#numbers.values);
    this.#readLabels(batch, record);
    this.#dates.read(batch, record, row);
    if (columns.id >= 0 && id.isBlank) this.#warnings.note('no id', row, rows => `${rows} without an id`);
    if (sums && known >= 0) {
      this.#join(batch, record, row, known, located);
      return;
    }
    if (this.#location.passedOver) this.#notePassedOver(batch, record, row);
    if (known >= 0) {
      const earlier = this.#builder.rowOf(known);
      this.#ledger.leaveOut(
        'repeated-id',
        this.#numbers.values.map((_, index) => this.#builder.numberOf(index, known)),
      );
      this.#builder.drop(known);
      this.#rejections.add(batch, record, earlier, 'repeated-id', columns.id < 0 ? columns.h3 : columns.id, row);
    } else if (!id.isBlank && this.#repeatedIds === 'separate') {
      const earlier = this.#builder.find(id);
      if (earlier >= 0) this.#repeated.add(row, this.#builder.rowOf(earlier));
    }
    if (copyOf > 0) this.#copies.add(row, copyOf);
    this.#add(batch, record, row, id, located);
  }

  #add(batch: RecordBatch, record: number, row: number, id: TextBytes, located: boolean): void {
    const { name: nameColumn, postalCode } = this.#columns;
    if (nameColumn < 0) this.#name.write('');
    else readTrimmed(batch, record, nameColumn, this.#name);
    const { lat, lng, method, precision } = this.#location;
    const place = located ? lat : Number.NaN;
    const { values } = this.#numbers;
    const account = this.#builder.add(id, this.#name, place, lng, method, values, this.#labels, precision);
    this.#dates.noteFor(this.#builder, account, this.#numbers.values[this.#sales]);
    if (located) this.#noteHex(batch, record, row);
    if (this.#postcodes.length > 0) this.#keepPostcode(row, postcodeHash(batch.cell(record, postalCode)));
  }

  /** A further row of an account, whose numbers are added up. */
  #join(batch: RecordBatch, record: number, row: number, account: number, located: boolean): void {
    const { values } = this.#numbers;
    const { numbers } = this.#columns;
    for (let i = 0; i < values.length; i++) {
      if (numbers[i].spec.sums || Number.isNaN(values[i])) continue;
      if (!Number.isNaN(this.#builder.numberOf(i, account))) this.#ledger.repeat(i, values[i]);
    }
    this.#builder.join(account, values, this.#labels);
    this.#dates.noteFor(this.#builder, account, values[this.#sales]);
    if (this.#columns.id < 0) this.#joined++;
    if (!located) return;
    const { lat, lng, method, precision } = this.#location;
    if (!this.#builder.isPlaced(account)) {
      this.#builder.place(account, lat, lng, method, precision);
      this.#noteHex(batch, record, this.#builder.rowOf(account));
    } else if (!this.#builder.isNear(account, lat, lng, ELSEWHERE)) {
      this.#warnings.note(
        'elsewhere',
        row,
        rows => `${rows} more than 5 km from the first row of the same account, whose place counts`,
      );
    }
  }

  /** @param row first row of the account that the cell places */
  #noteHex(batch: RecordBatch, record: number, row: number): void {
    const { hex } = this.#location;
    if (hex.cell !== '') this.#hexes.add(row, hex, batch.cell(record, this.#columns.h3));
  }

  /** Rows of a table of hexes that have no id but their cell. */
  #noteHexes(): void {
    this.#warnings.add(this.#joined, rows => `${rows} added to an earlier row with the same H3 cell`);
    if (this.#columns.id >= 0 || this.#columns.h3 < 0) return;
    this.#warnings.add(
      this.#repeated.count,
      rows => `${rows} with an H3 cell that another row has too, added up in the hex`,
    );
  }

  #idOf(batch: RecordBatch, record: number): TextBytes {
    const id = this.#id;
    // The cells of a table of hexes are what its rows are known by, unless it has ids of its own.
    if (this.#columns.id < 0) {
      id.write(this.#location.hex.cell);
      return id;
    }
    // Ids are texts: `007` and `1e5` stay as they are.
    readCellText(batch, record, this.#columns.id, id);
    if (this.#mapping.idForm === 'salesforce' && id.end - id.start === 15) {
      const text = id.toString();
      if (text.length === 15) id.write(longSalesforceId(text));
    }
    return id;
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
    this.#trailing.judge(batch, record, row, filled, this.#numbers.values);
  }

  /** The row that is being read becomes no account. */
  #reject(batch: RecordBatch, record: number, row: number, reason: RejectReason, column: number, otherRow = 0): void {
    this.#builder.reject();
    this.#rejections.add(batch, record, row, reason, column, otherRow);
    this.#numbers.readQuietly(batch, record);
    this.#ledger.leaveOut(reason, this.#numbers.values);
  }

  /** Accounts of which no row says where they are. */
  #rejectUnplaced(): void {
    for (const account of this.#builder.unplaced()) {
      this.#ledger.leaveOut(
        'no-location',
        this.#numbers.values.map((_, index) => this.#builder.numberOf(index, account)),
      );
    }
    this.#builder.dropUnplaced((row, account) =>
      this.#rejections.addUnplaced(row, this.#builder.linesOf(account) > 1 ? this.#builder.rowOf(account) : 0),
    );
  }

  #readLabels(batch: RecordBatch, record: number): void {
    const { categories } = this.#columns;
    for (let i = 0; i < categories.length; i++) readCellText(batch, record, categories[i].column, this.#labels[i]);
  }

  #keepPostcode(row: number, hash: number): void {
    if (row > this.#postcodes.length) {
      const grown = new Uint32Array(Math.max(row, this.#postcodes.length * 2));
      grown.set(this.#postcodes);
      this.#postcodes = grown;
    }
    this.#postcodes[row - 1] = hash;
  }

  #notePassedOver(batch: RecordBatch, record: number, row: number): void {
    const { passedOver, method, column } = this.#location;
    const instead = `placed by ${LOCATION_METHODS[method] === 'city' ? 'town' : 'post code'} instead`;
    const text = batch.cell(record, column);
    if (passedOver === 'coordinates-zero') {
      this.#warnings.note(`zero ${method}`, row, rows => `${rows} with coordinates 0 / 0, ${instead}`);
    } else if (passedOver === 'coordinates-not-numbers') {
      const sentence = (rows: string, example: string) =>
        `${rows} with coordinates that are no numbers, such as “${example}”, ${instead}`;
      this.#warnings.note(`not numbers ${method}`, row, sentence, text);
    } else {
      const sentence = (rows: string, example: string) =>
        `${rows} with a post code that is not known, such as “${example}”, ${instead}`;
      this.#warnings.note('post code', row, sentence, text);
    }
  }

  #noteUndecoded(batch: RecordBatch, from: number, firstRow: number): void {
    for (let record = from; record < batch.count; record++) {
      if (!batch.recordText(record).includes('\ufffd')) continue;
      const sentence = (rows: string) =>
        `${rows} with characters that are not ${this.#mapping.encoding.toUpperCase()}, shown as “\ufffd”: check the encoding`;
      this.#warnings.note('undecoded', firstRow + record - from, sentence);
    }
  }
}
