/** A Parquet file → a table, a range of rows at a time. Dates become ISO text, decimals and large integers stay exact. */
import { type AsyncBuffer, type FileMetaData, parquetScan } from 'hyparquet';
import { readBytes } from '../customers/decode';
import { ImportCancelledError, ImportError } from '../customers/import-error';
import { placedFeature } from './geojson-feature';
import { valueText } from './json-columns';
import { ParquetColumns, type RowRange } from './parquet-columns';
import { parquetDirectory } from './parquet-metadata';
import { bytesText, type ParquetColumn, type ParquetLeaf, parquetTable } from './parquet-schema';
import { COMPRESSORS } from './parquet-unpack';
import { breathe, type SourceContext } from './source-context';
import { damagedError, MOST_TABLE_COLUMNS, tooManyColumnsError } from './source-errors';
import type { SourceTable } from './source-table';
import { TableText } from './table-text';
import { cellNotes } from './workbook-notes';

/** Rows that are held as values at a time. */
const ROWS_AT_ONCE = 1 << 16;
const decoder = new TextDecoder();

const PARSERS = {
  timestampFromMilliseconds: (millis: bigint) => timestampText(Number(millis)),
  timestampFromMicroseconds: (micros: bigint) => timestampText(Number(micros / 1000n)),
  timestampFromNanoseconds: (nanos: bigint) => timestampText(Number(nanos / 1_000_000n)),
  dateFromDays: (days: number) => isoDay(days * 86_400_000, 10),
  jsonFromBytes: (bytes: Uint8Array) => bytes && decoder.decode(bytes),
};

/** @throws ImportError `damaged`, `unsupported`, `encrypted`, `too-many-columns`, `no-rows`; ImportCancelledError */
export async function readParquet(file: Blob, fileName: string, context: SourceContext): Promise<SourceTable> {
  try {
    return await readTable(file, fileName, context);
  } catch (error) {
    if (error instanceof ImportError || error instanceof ImportCancelledError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    if (/unsupported compression|not supported/u.test(detail)) {
      throw new ImportError(
        'unsupported',
        `The Parquet file uses something that is not read here (${detail}).`,
        fileName,
        'Write it with Snappy or Zstandard compression, or as CSV.',
      );
    }
    throw damagedError(fileName);
  }
}

async function readTable(file: Blob, fileName: string, context: SourceContext): Promise<SourceTable> {
  const buffer: AsyncBuffer = {
    byteLength: file.size,
    slice: async (start, end = file.size) => {
      // Offsets come from the file itself.
      if (!(start >= 0 && start <= end && end <= file.size)) throw new RangeError(`No bytes ${start} to ${end}.`);
      return (await readBytes(file, start, end, fileName)).buffer as ArrayBuffer;
    },
  };
  const directory = await parquetDirectory(buffer, { parsers: PARSERS });
  const { metadata, columns } = parquetTable(directory.metadata);
  if (metadata.row_groups.some(group => group.columns.some(chunk => chunk.crypto_metadata !== undefined))) {
    throw new ImportError('encrypted', 'The Parquet file is encrypted.', fileName, 'Write it without encryption.');
  }
  if (metadata.num_rows === 0n) {
    throw new ImportError('no-rows', 'There is not a single row in the file.', fileName, 'Check the export.');
  }
  const scan = await parquetScan({
    file: buffer,
    metadata,
    compressors: COMPRESSORS,
    parsers: PARSERS,
    utf8: false,
    // Nothing but the pages themselves says where they are: they have been checked.
    useOffsetIndex: false,
  });
  const reader = new ParquetColumns(buffer, directory, scan);
  try {
    return await readColumns(reader, columns, fileName, context);
  } catch (error) {
    if (error instanceof ImportError || error instanceof ImportCancelledError) throw error;
    const unreadable = await unreadableColumns(reader, columns);
    if (unreadable.length === 0 || unreadable.length === columns.length) throw error;
    const rest = columns.filter(column => !unreadable.includes(column));
    const table = await readColumns(reader, rest, fileName, context);
    const names = unreadable.map(({ name }) => name).join(', ');
    return { ...table, notes: [`Lists that could not be read are left out: ${names}.`, ...table.notes] };
  }
}

/** Lists and records can be packed in ways that the reader does not know; no account needs them. */
async function unreadableColumns(reader: ParquetColumns, columns: readonly ParquetColumn[]): Promise<ParquetColumn[]> {
  const unreadable: ParquetColumn[] = [];
  for (const column of columns.filter(({ isNested }) => isNested)) {
    const reading = (async () => {
      for (const range of ranges(reader.scan.metadata)) await reader.read([column], range);
    })();
    if (
      await reading.then(
        () => false,
        () => true,
      )
    )
      unreadable.push(column);
  }
  return unreadable;
}

async function readColumns(
  reader: ParquetColumns,
  columns: readonly ParquetColumn[],
  fileName: string,
  context: SourceContext,
): Promise<SourceTable> {
  const leaves = columns.flatMap(column => column.leaves);
  const width = leaves.length + leaves.filter(leaf => leaf.isPoint).length;
  if (width > MOST_TABLE_COLUMNS) throw tooManyColumnsError(fileName);
  const table = new TableText(fileName, 0, width);
  const points = new PointColumns();
  let column = 0;
  for (const leaf of leaves) {
    for (const name of leaf.isPoint ? points.namesOf(leaf.name) : [leaf.name])
      table.addText(column++, name || 'column');
  }
  table.endRow();
  const { metadata } = reader.scan;
  for (const range of ranges(metadata)) {
    const values = await reader.read(columns, range);
    for (let row = 0; row < range.end - range.start; row++) addRow(table, columns, values, row, points);
    context.onProgress(range.end, Number(metadata.num_rows));
    await breathe(context);
  }
  return {
    blob: table.finish(),
    name: fileName,
    parts: [],
    part: '',
    hasHeader: true,
    typedNumbers: table.typedNumbers(),
    notes: [...points.notes(), ...cellNotes(table.counts.cut, table.counts.withNul)],
  };
}

/** Row groups, the large ones in pieces. */
function* ranges({ row_groups: groups }: FileMetaData): Generator<RowRange, void, undefined> {
  let start = 0;
  for (const [group, { num_rows: rows }] of groups.entries()) {
    for (const last = start + Number(rows); start < last; ) {
      const end = Math.min(last, start + ROWS_AT_ONCE);
      yield { start, end, group };
      start = end;
    }
  }
}

function addRow(
  table: TableText,
  columns: readonly ParquetColumn[],
  values: readonly ArrayLike<unknown>[],
  row: number,
  points: PointColumns,
): void {
  let column = 0;
  for (let at = 0; at < columns.length; at++) {
    for (const leaf of columns[at].leaves) {
      let value = values[at][row];
      for (const key of leaf.path) value = (value as Record<string, unknown> | null | undefined)?.[key];
      if (leaf.isPoint) {
        if (value !== null && value !== undefined) points.add(table, column, value as Record<string, unknown>);
        column += 2;
      } else {
        if (value !== null && value !== undefined) addValue(table, column, leaf, value);
        column++;
      }
    }
  }
  table.endRow();
}

function addValue(table: TableText, column: number, leaf: ParquetLeaf, value: unknown): void {
  const isBytes = value instanceof Uint8Array && leaf.write === null;
  const text = isBytes ? bytesText(value) : leaf.write ? leaf.write(value) : valueText(value);
  if (leaf.isNumber) {
    if (text !== 'NaN' && !text.endsWith('Infinity')) table.addNumberText(column, text);
  } else if (text !== '') {
    table.addText(column, text);
  }
}

/** Geometries: a point gives two columns, everything else leaves them blank. */
class PointColumns {
  #columns = 0;
  #others = 0;

  namesOf(name: string): readonly [string, string] {
    this.#columns++;
    return this.#columns === 1 ? ['longitude', 'latitude'] : [`${name} longitude`, `${name} latitude`];
  }

  add(table: TableText, column: number, geometry: Record<string, unknown>): void {
    const { lng, lat } = placedFeature(geometry);
    if (Number.isNaN(lng)) {
      this.#others++;
      return;
    }
    table.addNumberText(column, String(lng));
    table.addNumberText(column + 1, String(lat));
  }

  notes(): string[] {
    if (this.#others === 0) return [];
    const shapes = this.#others === 1 ? 'One shape is' : `${this.#others.toLocaleString('en-US')} shapes are`;
    return [`${shapes} no point: rows without coordinates.`];
  }
}

/** `2024-03-01`, with the time behind it unless it is midnight. */
function timestampText(millis: number): string {
  const text = isoDay(millis, 19);
  if (text.endsWith('T00:00:00')) return text.slice(0, 10);
  return text.replace('T', ' ').replace(/(:\d\d):00$/, '$1');
}

function isoDay(millis: number, length: number): string {
  const date = new Date(millis);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, length);
}
