/**
 * Whether the pages of a column hold what they say, before they are read: sizes against the bytes that are there,
 * counts against each other and against the rows of the group.
 */
import type { ColumnMetaData } from 'hyparquet';
import { crc32 } from './crc32';
import { checkDeltas, checkRuns } from './parquet-runs';
import { unpackPage } from './parquet-unpack';
import { ThriftReader, type ThriftStruct } from './thrift-struct';

/** Values of one page: a writer ends a page long before, unless nearly all are the same. */
const MOST_PAGE_VALUES = 1 << 25;

const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;
const DATA_PAGE_V2 = 3;

const RLE = 3;
const DELTA_BINARY_PACKED = 5;
const DELTA_LENGTH_BYTE_ARRAY = 6;
const DELTA_BYTE_ARRAY = 7;
const BYTE_STREAM_SPLIT = 9;
const DICTIONARY = [2, 8];

/** What the schema says of a column with values. */
export interface LeafLevels {
  readonly type: string | undefined;
  /** Bytes of a value of fixed length. */
  readonly typeLength: number;
  /** Of a value that is there. */
  readonly definition: number;
  readonly repetition: number;
}

interface PageHeader {
  readonly values: number;
  readonly encoding: number;
  readonly isV2: boolean;
  readonly nulls: number;
  readonly definitionBytes: number;
  readonly repetitionBytes: number;
  readonly isPacked: boolean;
}

/**
 * @param bytes those of the column in one group of rows
 * @throws RangeError, and what unpacking throws
 */
export function checkPages(bytes: Uint8Array, chunk: ColumnMetaData, leaf: LeafLevels): void {
  const input = new ThriftReader(bytes);
  let values = 0;
  let hasDictionary = false;
  // As the reader has it: a single byte behind the pages is none.
  while (input.at < bytes.length - 1) {
    const header = input.struct();
    const size = whole(header.get(3), bytes.length - input.at);
    const unpacked = whole(header.get(2), 2 ** 31);
    const packed = bytes.subarray(input.at, input.at + size);
    input.at += size;
    const crc = header.get(4);
    if (typeof crc === 'number' && crc >>> 0 !== crc32(packed)) throw new RangeError('The sum of a page differs.');
    const type = header.get(1);
    if (type === DICTIONARY_PAGE) {
      if (hasDictionary) throw new RangeError('Two dictionaries.');
      hasDictionary = true;
      whole(structOf(header.get(7)).get(1), 8 * unpacked);
      unpackPage(packed, unpacked, chunk.codec);
    } else {
      const page = pageHeader(type, header);
      values += page.values;
      if (values > Number(chunk.num_values)) throw new RangeError('More values than the column has.');
      if (page.values > 0) checkPage(packed, unpacked, page, chunk, leaf);
    }
  }
  if (values !== Number(chunk.num_values)) throw new RangeError('Fewer values than the column has.');
}

function pageHeader(type: unknown, header: ThriftStruct): PageHeader {
  if (type === DATA_PAGE) {
    const data = structOf(header.get(5));
    return {
      values: whole(data.get(1), MOST_PAGE_VALUES),
      encoding: whole(data.get(2), 9),
      isV2: false,
      nulls: 0,
      definitionBytes: 0,
      repetitionBytes: 0,
      isPacked: true,
    };
  }
  if (type !== DATA_PAGE_V2) throw new RangeError(`A page of type ${type}.`);
  const data = structOf(header.get(8));
  const values = whole(data.get(1), MOST_PAGE_VALUES);
  whole(data.get(3), values);
  return {
    values,
    encoding: whole(data.get(4), 9),
    isV2: true,
    nulls: whole(data.get(2), values),
    definitionBytes: whole(data.get(5), 2 ** 31),
    repetitionBytes: whole(data.get(6), 2 ** 31),
    isPacked: data.get(7) !== false,
  };
}

function checkPage(
  packed: Uint8Array,
  unpacked: number,
  header: PageHeader,
  { codec }: ColumnMetaData,
  leaf: LeafLevels,
): void {
  const { values, isV2 } = header;
  const repetitionWidth = 32 - Math.clz32(leaf.repetition);
  const definitionWidth = 32 - Math.clz32(leaf.definition);
  let present = values;
  let bytes: Uint8Array;
  let at = 0;
  if (isV2) {
    const { repetitionBytes, definitionBytes, isPacked } = header;
    const levels = repetitionBytes + definitionBytes;
    if (levels > packed.length || levels > unpacked) throw new RangeError('Levels go on beyond the page.');
    if (leaf.repetition > 0) checkRuns(packed, 0, repetitionBytes, repetitionWidth, values);
    if (leaf.definition > 0) {
      present = checkRuns(packed, repetitionBytes, levels, definitionWidth, values, leaf.definition);
    }
    if (present !== values - header.nulls) throw new RangeError('Blanks are counted wrongly.');
    const rest = packed.subarray(levels);
    bytes = isPacked ? unpackPage(rest, unpacked - levels, codec) : rest;
  } else {
    bytes = unpackPage(packed, unpacked, codec);
    if (leaf.repetition > 0) {
      const end = endOfRuns(bytes, at);
      checkRuns(bytes, at + 4, end, repetitionWidth, values);
      at = end;
    }
    if (leaf.definition > 0) {
      const end = endOfRuns(bytes, at);
      present = checkRuns(bytes, at + 4, end, definitionWidth, values, leaf.definition);
      at = end;
    }
  }
  if (present > 0) checkValues(bytes, at, present, header, leaf);
}

/** The length stands before the runs. */
function endOfRuns(bytes: Uint8Array, at: number): number {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
  return at + 4 + whole(length, bytes.length - at - 4);
}

function checkValues(
  bytes: Uint8Array,
  at: number,
  count: number,
  { encoding, isV2 }: PageHeader,
  leaf: LeafLevels,
): void {
  if (DICTIONARY.includes(encoding)) {
    if (leaf.type === 'BOOLEAN' || at >= bytes.length) throw new RangeError('The page ends too early.');
    // Without bits there is one value; pages of the second kind have a run of it nevertheless.
    if (bytes[at] > 0 || isV2) checkRuns(bytes, at + 1, bytes.length, bytes[at], count);
  } else if (encoding === RLE) {
    if (leaf.type !== 'BOOLEAN') throw new RangeError('Runs of what is neither true nor false.');
    checkRuns(bytes, at + 4, bytes.length, 1, count);
  } else if (encoding === DELTA_BINARY_PACKED || encoding === DELTA_LENGTH_BYTE_ARRAY) {
    checkDeltas(bytes, at, count, null);
  } else if (encoding === DELTA_BYTE_ARRAY) {
    checkPrefixes(bytes, at, count);
  } else if (encoding === BYTE_STREAM_SPLIT) {
    const width = leaf.typeLength || (leaf.type === 'INT64' || leaf.type === 'DOUBLE' ? 8 : 4);
    if (count * width > bytes.length - at) throw new RangeError('The page ends too early.');
  }
}

/** Texts of which the beginning is that of the text before. */
function checkPrefixes(bytes: Uint8Array, at: number, count: number): void {
  const prefixes = new Int32Array(count);
  const suffixes = new Int32Array(count);
  let end = checkDeltas(bytes, checkDeltas(bytes, at, count, prefixes), count, suffixes);
  let before = 0;
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (prefixes[index] < 0 || prefixes[index] > before) throw new RangeError('A beginning is longer than its text.');
    if (suffixes[index] < 0) throw new RangeError('A text of negative length.');
    before = prefixes[index] + suffixes[index];
    total += before;
    end += suffixes[index];
  }
  if (end > bytes.length) throw new RangeError('Texts go on beyond the page.');
  if (total > 2 ** 30) throw new RangeError('A page of more than a gigabyte of text.');
}

function structOf(value: unknown): ThriftStruct {
  if (!(value instanceof Map)) throw new RangeError('A header is missing.');
  return value;
}

function whole(value: unknown, most: number): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= most) || !Number.isInteger(value)) {
    throw new RangeError(`${value} is not between 0 and ${most}.`);
  }
  return value;
}
