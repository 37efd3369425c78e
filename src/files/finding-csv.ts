/**
 * One list of accounts worth a look, by reading the file once more: `row,reason,id,name,lat,lng,original_line` in the
 * order of the file. `row` is the number of the record, 1-based, the header not counted; of an account that several rows
 * make it is the first, and so is the original line. A row stands once for every reason.
 */
import type { AccountTable } from '../core/accounts/account-table';
import { textAt } from '../core/accounts/text-column';
import type { CustomerFile } from './accounts-csv';
import { csvRecord } from './csv-write';
import { readDataRecords } from './customers/data-records';
import { ImportCancelledError } from './customers/import-error';
import { type FoundAccounts, foundReason } from './customers/import-findings';
import { eventLoopTurn } from './event-loop-turn';

/**
 * @throws ImportCancelledError when `isCancelled` says so
 * @throws ImportError `unreadable` when the file is gone
 */
export async function* findingCsv(
  file: CustomerFile,
  table: AccountTable,
  found: FoundAccounts,
  isCancelled: () => boolean = () => false,
): AsyncGenerator<string, void, undefined> {
  yield 'row,reason,id,name,lat,lng,original_line\n';
  const { accounts } = found;
  const rowOf = (index: number) => table.rowNumbers[accounts[index]];
  const order = Uint32Array.from(accounts.keys()).sort((a, b) => rowOf(a) - rowOf(b) || a - b);
  let next = 0;
  for await (const { batch, from, firstRow } of readDataRecords(file.blob, file.fileName, file.mapping)) {
    const rowAfter = firstRow + batch.count - from;
    let piece = '';
    for (; next < order.length && rowOf(order[next]) < rowAfter; next++) {
      const account = accounts[order[next]];
      const row = table.rowNumbers[account];
      const reason = foundReason(found, order[next], table, account);
      const [id, name] = [textAt(table.ids, account), textAt(table.names, account)];
      const line = batch.recordText(from + row - firstRow);
      piece += `${csvRecord([row, reason, id, name, table.lat[account], table.lng[account], line])}\n`;
    }
    if (piece !== '') yield piece;
    if (next === order.length) return;
    await eventLoopTurn();
    if (isCancelled()) throw new ImportCancelledError();
  }
}
