/** What must hold for any file whatever: it is refused with a reason, or every record of it is accounted for. */
import Papa from 'papaparse';
import { accountsCsv } from '../../src/files/accounts-csv';
import { isFormula } from '../../src/files/csv-write';
import type { ColumnMapping } from '../../src/files/customers/column-mapping';
import { readDataRecords } from '../../src/files/customers/data-records';
import { ImportError } from '../../src/files/customers/import-error';
import type { ImportOutcome } from '../../src/files/customers/import-outcome';
import { inspectFile } from '../../src/files/customers/inspect-file';
import { readAccounts } from '../../src/files/customers/read-accounts';
import { rejectedCsv } from '../../src/files/rejected-csv';
import { openSource } from '../../src/files/source/open-source';

export interface Checked {
  /** Code of the refusal; '' = the file was read. */
  readonly refused: string;
  readonly records: number;
  readonly placed: number;
}

const IDLE = { onProgress: () => undefined, isCancelled: () => false };
const PLACEMENT = { territory: () => 'T', territoryId: () => 1, rep: () => '', h3: () => '' };

/** The check that failed; anything else that is thrown is a fault as well. */
export class FuzzFinding extends Error {
  override readonly name = 'FuzzFinding';
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new FuzzFinding(what);
}

/** @throws FuzzFinding, and whatever the importer throws that is no ImportError */
export async function checkImport(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<Checked> {
  try {
    const opened = await openSource(new Blob([bytes]), fileName, undefined, IDLE);
    const blob = opened.table;
    const { proposed } = await inspectFile(blob, fileName, {}, opened.made);
    const read = await readAccounts(blob, fileName, proposed, {
      ...IDLE,
      postcodes: null,
    });
    checkCounts(read);
    await checkExports(blob, fileName, proposed, read);
    return { refused: '', records: read.report.read, placed: read.report.placedRows };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    must(error.what !== '' && error.next !== '', `no reason is given for ${error.code}`);
    return { refused: error.code, records: 0, placed: 0 };
  }
}

function checkCounts({ table, report, rejections }: ImportOutcome): void {
  const { read, placedRows, rejected, accounts } = report;
  must(read === placedRows + rejected, `${read} rows read, ${placedRows} placed, ${rejected} rejected`);
  must(rejections.count === rejected, `${rejections.count} rejections for ${rejected} rejected rows`);
  must(table.accountOfRow.length === read, `${table.accountOfRow.length} rows are known of ${read}`);
  must(table.count === accounts, `${table.count} accounts are reported as ${accounts}`);
  const isRejected = new Uint8Array(read + 1);
  for (const index of rejections.byRow()) {
    const { row } = rejections.at(index);
    must(row >= 1 && row <= read, `row ${row} of ${read} is rejected`);
    must(isRejected[row] === 0, `row ${row} is rejected twice`);
    isRejected[row] = 1;
  }
  const rows = new Uint32Array(table.count);
  table.accountOfRow.forEach((account, index) => {
    must(account < 0 === (isRejected[index + 1] === 1), `row ${index + 1} is neither placed nor rejected, or both`);
    must(account < table.count, `row ${index + 1} belongs to account ${account} of ${table.count}`);
    if (account >= 0) rows[account]++;
  });
  for (let account = 0; account < table.count; account++) {
    must(rows[account] > 0, `account ${account} has no row`);
    must(table.accountOfRow[table.rowNumbers[account] - 1] === account, `account ${account} is of another row`);
    const lat = table.lat[account];
    const lng = table.lng[account];
    must(Math.abs(lat) <= 90 && Math.abs(lng) <= 180, `account ${account} is at ${lat} / ${lng}`);
  }
  for (const { values, key } of table.numbers) {
    for (const value of values) must(!(Math.abs(value) === Number.POSITIVE_INFINITY), `${key} is infinite`);
  }
  for (const { codes, labels, key } of table.categories) {
    for (const code of codes) must(code < labels.length, `${key} has no label ${code}`);
  }
}

/** Accounts and rejected rows as exported together hold every record, cell by cell. */
async function checkExports(
  blob: Blob,
  fileName: string,
  mapping: ColumnMapping,
  { table, rejections }: ImportOutcome,
): Promise<void> {
  const file = { blob, fileName, mapping };
  const accounts = await textOf(accountsCsv(file, table, PLACEMENT));
  const rejected = Papa.parse<string[]>(await textOf(rejectedCsv(file, rejections)), { newline: '\n', delimiter: ',' });
  const exported = readDataRecords(new Blob([accounts]), fileName, {
    ...mapping,
    encoding: 'utf-8',
    hasHeader: true,
    skipRecords: 0,
    hasUnits: false,
  });
  const placed = cellsOfRecords(exported);
  let nextRejected = 1;
  for await (const { cells, line, row } of recordsOf(file)) {
    if (table.accountOfRow[row - 1] < 0) {
      const [number, , original] = rejected.data[nextRejected++] ?? [];
      must(Number(number) === row, `row ${row} is missing among the rejected rows`);
      must(
        original !== undefined && isAsWritten(original, line),
        `row ${row} is exported as ${JSON.stringify([original, line])}`,
      );
      continue;
    }
    const { value: there } = await placed.next();
    must(there !== undefined, `row ${row} is missing among the accounts`);
    for (let column = 0; column < mapping.columns.length; column++) {
      const wanted = cells[column] ?? '';
      const found = there?.[column] ?? '';
      must(
        isAsWritten(found, wanted),
        `row ${row} column ${column + 1} is exported as ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`,
      );
    }
  }
  must((await placed.next()).done === true, 'the accounts file has more records than there are accounts');
}

/** Texts that a spreadsheet would run have an apostrophe before them. */
function isAsWritten(exported: string, original: string): boolean {
  return exported === original || (isFormula(original) && exported === `'${original}`);
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

async function* recordsOf({ blob, fileName, mapping }: { blob: Blob; fileName: string; mapping: ColumnMapping }) {
  for await (const { batch, from, firstRow } of readDataRecords(blob, fileName, mapping)) {
    for (let record = from; record < batch.count; record++) {
      const cells = Array.from({ length: batch.cellCount(record) }, (_, column) => batch.cell(record, column));
      yield { cells, line: batch.recordText(record), row: firstRow + record - from };
    }
  }
}

async function* cellsOfRecords(records: ReturnType<typeof readDataRecords>): AsyncGenerator<string[], undefined> {
  for await (const { batch, from } of records) {
    for (let record = from; record < batch.count; record++) {
      yield Array.from({ length: batch.cellCount(record) }, (_, column) => batch.cell(record, column));
    }
  }
}
