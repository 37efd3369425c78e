/**
 * A customer file and its mapping → the account table, and what became of every row. Streams: memory holds one chunk of
 * text and the columns that are used.
 */
import type { LandMask } from '../../core/geo/land-mask';
import type { PostcodeTable } from '../../core/geo/postcodes';
import type { TownTable } from '../../core/geo/towns';
import { eventLoopTurn } from '../event-loop-turn';
import type { ColumnMapping } from './column-mapping';
import { readDataRecords } from './data-records';
import { ImportCancelledError } from './import-error';
import { refuseMissingFactor, refuseMissingLocation } from './import-failures';
import { type ImportOutcome, importOutcome } from './import-outcome';
import { mappedColumns } from './mapped-columns';
import { RowReader } from './row-reader';

export interface ReadContext {
  /** null = rows without coordinates are not looked up. */
  readonly postcodes: PostcodeTable | null;
  /** Tells points in the water; null = not looked at. */
  readonly land?: LandMask | null;
  /** Asked when the first row can only be placed by its town; absent or null = none is. */
  readonly towns?: () => Promise<TownTable | null>;
  /** Bytes read and bytes in all. */
  readonly onProgress: (done: number, total: number) => void;
  /** Asked between chunks. */
  readonly isCancelled: () => boolean;
}

/**
 * @throws ImportCancelledError when `isCancelled` says so
 * @throws ImportError when nothing can be imported: no rows, no location column, not one row placed, unreadable file
 */
export async function readAccounts(
  blob: Blob,
  fileName: string,
  mapping: ColumnMapping,
  context: ReadContext,
): Promise<ImportOutcome> {
  const started = performance.now();
  const columns = mappedColumns(mapping);
  refuseMissingLocation(columns, fileName);
  refuseMissingFactor(mapping, fileName);
  const rows = new RowReader(mapping, columns, context.postcodes);
  if (context.isCancelled()) throw new ImportCancelledError();
  let isFirst = true;
  for await (const { batch, from, firstRow } of readDataRecords(blob, fileName, mapping)) {
    let at = rows.readBatch(batch, from, firstRow);
    while (at < batch.count) {
      rows.placeByTowns((await context.towns?.()) ?? null);
      at = rows.readBatch(batch, from, firstRow, at);
    }
    // Blank lines and long last records make the first piece no exact measure: a little more is asked for.
    if (isFirst) rows.expectRows(Math.ceil(1.03 * (batch.count - from) * (blob.size / batch.bytesRead)));
    isFirst = false;
    context.onProgress(batch.bytesRead, blob.size);
    await eventLoopTurn();
    if (context.isCancelled()) throw new ImportCancelledError();
  }
  const seconds = () => (performance.now() - started) / 1000;
  return importOutcome(rows.finish(), fileName, mapping, columns, context.land ?? null, seconds);
}
