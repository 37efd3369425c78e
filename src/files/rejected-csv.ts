/**
 * Every rejected row with its reason and its original line, by reading the file once more. `row` is the number of the
 * record, 1-based, the header not counted; `original_line` is the record as it stands in the file, in one cell.
 */
import type { CustomerFile } from './accounts-csv';
import { csvRecord } from './csv-write';
import { readDataRecords } from './customers/data-records';
import { ImportCancelledError } from './customers/import-error';
import { mappedColumns } from './customers/mapped-columns';
import { describeRejection, type Rejections } from './customers/rejections';
import { eventLoopTurn } from './event-loop-turn';

/**
 * @throws ImportCancelledError when `isCancelled` says so
 * @throws ImportError `unreadable` when the file is gone
 */
export async function* rejectedCsv(
  file: CustomerFile,
  rejections: Rejections,
  isCancelled: () => boolean = () => false,
): AsyncGenerator<string, void, undefined> {
  yield 'row,reason,original_line\n';
  const { mapping } = file;
  const columns = mappedColumns(mapping);
  const order = rejections.byRow();
  let next = 0;
  for await (const { batch, from, firstRow } of readDataRecords(file.blob, file.fileName, mapping)) {
    const rowAfter = firstRow + batch.count - from;
    let piece = '';
    for (; next < order.length; next++) {
      const rejection = rejections.at(order[next]);
      if (rejection.row >= rowAfter) break;
      const record = from + rejection.row - firstRow;
      const text = describeRejection(rejection, batch, record, mapping, columns);
      const header = mapping.columns[rejection.column]?.header;
      piece += `${csvRecord([rejection.row, header ? `${header}: ${text}` : text, batch.recordText(record)])}\n`;
    }
    if (piece !== '') yield piece;
    if (next === order.length) return;
    await eventLoopTurn();
    if (isCancelled()) throw new ImportCancelledError();
  }
}
