/**
 * Every account with its territory: the customer file again, record by record as it stands in the file, with new
 * columns behind. Same delimiter and line ends as the file; always UTF-8, with a byte order mark when the file had one
 * or was in another encoding, so that whatever opened the file opens this.
 *
 * Left as they are: all cells that are no formulas, their quotes included. Changed: a text that a spreadsheet would run
 * gets an apostrophe before it; a record with missing or surplus empty cells is brought to the width of the table; a
 * quote that was never closed is closed. Titles above and lines below the table are left out, and so are rejected rows,
 * which are in rejected.csv. A file without header gets one.
 */
import { type AccountTable, LOCATION_METHODS, LOCATION_PRECISIONS } from '../core/accounts/account-table';
import { lockReasonOf } from '../core/accounts/lock-column';
import { guarded, isFormula, mayBeFormula, quoted } from './csv-write';
import type { ColumnMapping } from './customers/column-mapping';
import { readDataRecords } from './customers/data-records';
import { readBytes } from './customers/decode';
import type { RecordBatch } from './customers/delimited-reader';
import { ImportCancelledError } from './customers/import-error';
import { eventLoopTurn } from './event-loop-turn';

/** What the plan says about an account. Called once per row of the file that became, or joined, the account. */
export interface AccountPlacement {
  /** Name of the territory, '' = unassigned. */
  readonly territory: (account: number) => string;
  /** Id of the territory, 0 = unassigned. */
  readonly territoryId: (account: number) => number;
  /** Name of the rep, '' = none. */
  readonly rep: (account: number) => string;
  /** H3 index of the account's hex, '' = outside the grid. */
  readonly h3: (account: number) => string;
  /** Why the account is locked, '' = not said, null = it is not; absent when none is. */
  readonly lockReason?: (account: number) => string | null;
}

export interface CustomerFile {
  readonly blob: Blob;
  readonly fileName: string;
  readonly mapping: ColumnMapping;
}

/** Columns behind those of the file; a name the file has already, letter for letter, gets `new_` before it. */
const APPENDED_COLUMNS = ['territory', 'territory_id', 'rep', 'h3', 'location_method', 'location_precision'];
/** Behind them when an account is locked: what the plan says now, whatever a column of the file said. */
const LOCK_COLUMN = 'locked';

/**
 * @throws ImportCancelledError when `isCancelled` says so
 * @throws ImportError `unreadable` when the file is gone
 */
export async function* accountsCsv(
  file: CustomerFile,
  table: AccountTable,
  placement: AccountPlacement,
  isCancelled: () => boolean = () => false,
): AsyncGenerator<string, void, undefined> {
  const { mapping } = file;
  const { delimiter } = mapping;
  const width = mapping.columns.length;
  const { lockReason } = placement;
  const appended = lockReason ? [...APPENDED_COLUMNS, LOCK_COLUMN] : APPENDED_COLUMNS;
  if (await wantsMark(file)) yield '\ufeff';
  let lineEnd = '';
  for await (const { batch, from, firstRow, header } of readDataRecords(file.blob, file.fileName, mapping)) {
    let piece = '';
    const broken = new Set(batch.brokenQuotes);
    if (lineEnd === '' && (header >= 0 || from < batch.count)) {
      lineEnd = batch.lineEnd(header >= 0 ? header : from) || '\r\n';
      const own = header < 0 ? null : recordOf(batch, header, width, delimiter, broken.has(header));
      piece += headerRecord(mapping, appended, own) + lineEnd;
    }
    for (let record = from; record < batch.count; record++) {
      const account = table.accountOfRow[firstRow + record - from - 1];
      if (account < 0) continue;
      piece += recordOf(batch, record, width, delimiter, broken.has(record));
      piece += delimiter + quoted(guarded(placement.territory(account)), delimiter);
      const id = placement.territoryId(account);
      piece += delimiter + (id === 0 ? '' : id);
      piece += delimiter + quoted(guarded(placement.rep(account)), delimiter);
      piece += delimiter + placement.h3(account);
      piece += delimiter + LOCATION_METHODS[table.locationMethod[account]];
      piece += delimiter + LOCATION_PRECISIONS[table.locationPrecision[account]];
      if (lockReason) piece += delimiter + quoted(guarded(lockCell(lockReason(account))), delimiter);
      piece += lineEnd;
    }
    if (piece !== '') yield piece;
    await eventLoopTurn();
    if (isCancelled()) throw new ImportCancelledError();
  }
}

/** What is read as the same lock again: the reason, or a plain yes. */
export function lockCell(reason: string | null): string {
  if (reason === null) return '';
  return lockReasonOf(reason) === reason && reason !== '' ? reason : 'yes';
}

async function wantsMark({ blob, fileName, mapping }: CustomerFile): Promise<boolean> {
  if (mapping.encoding.toLowerCase() !== 'utf-8') return true;
  const [a, b, c] = await readBytes(blob, 0, 3, fileName);
  return a === 0xef && b === 0xbb && c === 0xbf;
}

/** @param own the file's header record, null when it has none */
function headerRecord(mapping: ColumnMapping, columns: readonly string[], own: string | null): string {
  const { delimiter } = mapping;
  const taken = new Set(mapping.columns.map(column => column.header));
  const appended = columns.map(column => {
    let name = column;
    while (taken.has(name)) name = `new_${name}`;
    taken.add(name);
    return name;
  });
  const before = own ?? mapping.columns.map(column => quoted(guarded(column.header), delimiter)).join(delimiter);
  return [before, ...appended].join(delimiter);
}

/** The record as it stands in the file, unless one of its cells must be changed. */
function recordOf(batch: RecordBatch, record: number, width: number, delimiter: string, broken = false): string {
  const cells = batch.cellCount(record);
  let verbatim = cells === width && !broken;
  for (let column = 0; verbatim && column < cells; column++) {
    if (mayBeFormula(batch.firstCode(record, column))) verbatim = !isFormula(batch.cell(record, column));
  }
  if (verbatim) return batch.recordText(record);
  const written: string[] = [];
  for (let column = 0; column < width; column++) {
    const cell = batch.cell(record, column);
    const asItIs = !isFormula(cell) && !(broken && cell.includes('"'));
    written.push(asItIs ? batch.cellSource(record, column) : quoted(guarded(cell), delimiter));
  }
  return written.join(delimiter);
}
