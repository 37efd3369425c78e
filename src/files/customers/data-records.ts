/** The data rows of a customer file, numbered as reports and exports number them. */
import type { ColumnMapping } from './column-mapping';
import { type RecordBatch, readRecords } from './delimited-reader';

export interface DataRecords {
  readonly batch: RecordBatch;
  /** Records of the batch from here on are data. */
  readonly from: number;
  /** Row number (1-based, header not counted) of record `from`. */
  readonly firstRow: number;
  /** The header record, when this batch holds it: its index in the batch, else −1. */
  readonly header: number;
}

/** Records before it are titles, names of groups, the header and its units. */
export function firstDataRecord(mapping: Pick<ColumnMapping, 'skipRecords' | 'hasHeader' | 'hasUnits'>): number {
  return mapping.skipRecords + (mapping.hasHeader ? (mapping.hasUnits ? 2 : 1) : 0);
}

/** Titles and header are passed over; a batch without data is passed on only for its header. */
export async function* readDataRecords(
  blob: Blob,
  fileName: string,
  mapping: ColumnMapping,
): AsyncGenerator<DataRecords, void, undefined> {
  let recordsBefore = 0;
  const firstData = firstDataRecord(mapping);
  for await (const batch of readRecords(blob, mapping.encoding, mapping.delimiter, fileName)) {
    const from = Math.min(batch.count, Math.max(0, firstData - recordsBefore));
    const header = mapping.hasHeader ? mapping.skipRecords - recordsBefore : -1;
    yield {
      batch,
      from,
      firstRow: recordsBefore + from - firstData + 1,
      header: header >= 0 && header < batch.count ? header : -1,
    };
    recordsBefore += batch.count;
  }
}
