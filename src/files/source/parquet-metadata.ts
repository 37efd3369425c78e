/** The directory at the end of a Parquet file, held against the file and against itself. */
import {
  type AsyncBuffer,
  type ColumnMetaData,
  type FileMetaData,
  parquetMetadataAsync,
  parquetSchema,
  type SchemaTree,
} from 'hyparquet';
import type { LeafLevels } from './parquet-pages';
import { ThriftReader, type ThriftValue } from './thrift-struct';

/** Digits behind the point: no writer has more than 76. */
const MOST_SCALE = 1000;
const MOST_TYPE_LENGTH = 1 << 24;
/** A list in every row is read as a whole. */
const MOST_NESTED_VALUES = 2 ** 26;

/** Its values lie together in each group of rows, in the order of the schema. */
interface Leaf extends LeafLevels {
  readonly path: readonly string[];
}

export interface ParquetDirectory {
  readonly metadata: FileMetaData;
  readonly leaves: readonly Leaf[];
}

/** @throws Error, of any kind, when it does not fit */
export async function parquetDirectory(
  buffer: AsyncBuffer,
  options: Parameters<typeof parquetMetadataAsync>[1],
): Promise<ParquetDirectory> {
  const tail = new DataView(await buffer.slice(buffer.byteLength - 8, buffer.byteLength));
  const from = buffer.byteLength - 8 - tail.getUint32(0, true);
  const footer = new ThriftReader(new Uint8Array(await buffer.slice(from, buffer.byteLength - 8))).struct();
  const elements = listOf(footer.get(2)).map(element => (element instanceof Map ? Number(element.get(5) ?? 0) : 0));
  must(itemsOf(elements, 0) === elements.length, 'The schema has elements of no column.');
  const metadata = await parquetMetadataAsync(buffer, options);
  const { schema } = metadata;
  for (const { num_children, scale, type_length, logical_type, type } of schema) {
    must(num_children === undefined || num_children > 0 === (type === undefined) || schema.length === 1, 'No type.');
    must(isWhole(scale ?? 0, MOST_SCALE) && isWhole(type_length ?? 0, MOST_TYPE_LENGTH), 'A type is not known.');
    must(logical_type?.type !== 'DECIMAL' || isWhole(logical_type.scale, MOST_SCALE), 'A type is not known.');
  }
  const leaves = leavesOf(parquetSchema(metadata), 0, 0);
  let rows = 0;
  for (const group of metadata.row_groups) {
    must(isWhole(Number(group.num_rows), Number.MAX_SAFE_INTEGER), 'A group has no number of rows.');
    must(group.columns.length === leaves.length, 'A group has other columns than the schema.');
    rows += Number(group.num_rows);
    group.columns.forEach(({ meta_data: chunk, file_path: path, crypto_metadata: crypto }, at) => {
      // Encrypted ones are refused by whoever asked; a group without rows has no pages.
      if (crypto !== undefined || Number(group.num_rows) === 0) return;
      if (path) throw new Error('Columns in other files are not supported');
      must(chunk !== undefined, 'A column has no place.');
      checkChunk(chunk as ColumnMetaData, leaves[at], Number(group.num_rows), buffer.byteLength);
    });
  }
  must(rows === Number(metadata.num_rows), 'The groups have other rows than the file.');
  return { metadata, leaves };
}

/** First byte of a column in a group, and the one behind it. */
export function chunkRange(chunk: ColumnMetaData): readonly [from: number, to: number] {
  const from = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
  return [from, from + Number(chunk.total_compressed_size)];
}

function checkChunk(chunk: ColumnMetaData, leaf: Leaf, rows: number, bytes: number): void {
  const { path_in_schema: path, type, num_values, data_page_offset } = chunk;
  must(path.length === leaf.path.length && path.every((name, at) => name === leaf.path[at]), 'A column is elsewhere.');
  must(type === leaf.type, 'A column has another type.');
  const values = Number(num_values);
  if (leaf.repetition === 0) must(values === rows, 'A column has other rows than its group.');
  else must(values >= rows && values <= MOST_NESTED_VALUES, 'A column has other rows than its group.');
  const [from, to] = chunkRange(chunk);
  must(isWhole(from, bytes) && isWhole(to, bytes) && from <= to, 'A column lies beyond the file.');
  must(Number(data_page_offset) >= from && Number(data_page_offset) <= to, 'A column lies beyond the file.');
}

/**
 * Elements of the schema that belong to one, itself included.
 * @param children of each element
 */
function itemsOf(children: readonly number[], at: number): number {
  must(at < children.length && children[at] >= 0, 'The schema ends too early.');
  let count = 1;
  for (let child = 0; child < children[at]; child++) count += itemsOf(children, at + count);
  return count;
}

function listOf(value: ThriftValue | undefined): readonly ThriftValue[] {
  return Array.isArray(value) ? value : [];
}

function leavesOf({ children, element, path }: SchemaTree, definition: number, repetition: number): Leaf[] {
  const repeats = repetition + (element.repetition_type === 'REPEATED' ? 1 : 0);
  const defines = definition + (path.length > 0 && element.repetition_type !== 'REQUIRED' ? 1 : 0);
  if (children.length > 0) return children.flatMap(child => leavesOf(child, defines, repeats));
  const { type, type_length: typeLength = 0 } = element;
  return [{ path, type, typeLength, definition: defines, repetition: repeats }];
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new RangeError(what);
}
