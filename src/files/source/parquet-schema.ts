/** Which columns a Parquet file gives, and how the values of each are written. */
import type { FileMetaData, SchemaElement } from 'hyparquet';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export interface ParquetLeaf {
  /** Dotted name of the column. */
  readonly name: string;
  /** Keys from the value of the outermost column down to this one. */
  readonly path: readonly string[];
  readonly isNumber: boolean;
  /** null = as the value is. */
  readonly write: ((value: unknown) => string) | null;
  /** Longitude and latitude are taken from it. */
  readonly isPoint: boolean;
}

export interface ParquetColumn {
  readonly name: string;
  /** A list, a map or a record of several values. */
  readonly isNested: boolean;
  readonly leaves: readonly ParquetLeaf[];
}

/**
 * The schema with its decimals and times left as whole numbers, which the reader would turn into fractions of ten that
 * are not exact; `write` of the columns puts the point in.
 */
export interface ParquetTable {
  readonly metadata: FileMetaData;
  readonly columns: readonly ParquetColumn[];
}

export function parquetTable(metadata: FileMetaData): ParquetTable {
  const { schema } = metadata;
  const columns: ParquetColumn[] = [];
  const plain = schema.map(element => ({ ...element }));
  let at = 1;
  for (let child = 0; child < (schema[0]?.num_children ?? 0); child++) {
    const leaves: ParquetLeaf[] = [];
    const start = at;
    at = readElement(plain, at, [], '', false, leaves);
    columns.push({ name: plain[start].name, isNested: (plain[start].num_children ?? 0) > 0, leaves });
  }
  return { metadata: { ...metadata, schema: plain }, columns };
}

/** @returns behind the element and what is in it */
function readElement(
  schema: SchemaElement[],
  at: number,
  path: readonly string[],
  prefix: string,
  inList: boolean,
  leaves: ParquetLeaf[],
): number {
  const element = schema[at];
  if (!element) return at + 1;
  const name = prefix + element.name;
  const children = element.num_children ?? 0;
  const repeats = element.repetition_type === 'REPEATED';
  if (children === 0) {
    if (inList || repeats) {
      simplify(element);
      if (!inList) leaves.push({ name, path, isNumber: false, write: null, isPoint: false });
      return at + 1;
    }
    const isPoint = element.logical_type?.type === 'GEOMETRY' || element.logical_type?.type === 'GEOGRAPHY';
    const isNumber = isNumeric(element);
    leaves.push({ name, path, isNumber, write: writerOf(element), isPoint });
    return at + 1;
  }
  const isList = repeats || /^(?:LIST|MAP)/.test(element.converted_type ?? element.logical_type?.type ?? '');
  if (isList && !inList) leaves.push({ name, path, isNumber: false, write: null, isPoint: false });
  let next = at + 1;
  for (let child = 0; child < children; child++) {
    const inner = schema[next]?.name ?? '';
    next = readElement(schema, next, [...path, inner], `${name}.`, inList || isList, leaves);
  }
  return next;
}

function isNumeric(element: SchemaElement): boolean {
  const { type, converted_type, logical_type } = element;
  if (logical_type && !/^(?:INTEGER|FLOAT16|DECIMAL)$/.test(logical_type.type)) return false;
  if (converted_type && !/^(?:U?INT_|DECIMAL)/.test(converted_type)) return false;
  if (converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL' || logical_type?.type === 'FLOAT16') return true;
  return type === 'INT32' || type === 'INT64' || type === 'FLOAT' || type === 'DOUBLE';
}

/** Changes the element to what is easier to write exactly. */
function writerOf(element: SchemaElement): ParquetLeaf['write'] {
  const { converted_type: converted, logical_type: logical, type } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const scale = (logical?.type === 'DECIMAL' ? logical.scale : element.scale) ?? 0;
    bare(element);
    return value => decimalText(value, scale);
  }
  if (converted === 'TIME_MILLIS' || converted === 'TIME_MICROS' || logical?.type === 'TIME') {
    const unit = logical?.type === 'TIME' ? logical.unit : converted === 'TIME_MICROS' ? 'MICROS' : 'MILLIS';
    const perSecond = unit === 'NANOS' ? 1e9 : unit === 'MICROS' ? 1e6 : 1e3;
    bare(element);
    return value => new Date((Number(value) / perSecond) * 1000).toISOString().slice(11, 19);
  }
  simplify(element);
  if (type === 'FLOAT') return value => shortFloat(value as number);
  return null;
}

/** What the reader does not know stays bytes. */
function simplify(element: SchemaElement): void {
  if (element.converted_type === 'BSON' || element.converted_type === 'INTERVAL') bare(element);
}

function bare(element: SchemaElement): void {
  delete element.converted_type;
  delete element.logical_type;
}

/** Two's complement, most significant byte first, or a whole number; with the point `scale` digits from the right. */
export function decimalText(value: unknown, scale: number): string {
  const unscaled = value instanceof Uint8Array ? signedOf(value) : BigInt(value as number | bigint);
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const text = scale > 0 ? `${whole}.${digits.slice(digits.length - scale)}` : whole;
  return unscaled < 0n ? `-${text}` : text;
}

function signedOf(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(8 * bytes.length, value);
}

/** Bytes without a meaning are text, as older writers leave texts unmarked, unless they cannot be. */
export function bytesText(value: Uint8Array): string {
  try {
    return strict.decode(value);
  } catch {
    return hexText(value);
  }
}

function hexText(value: Uint8Array): string {
  let text = '';
  for (const byte of value) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** The shortest decimal that is the same 32-bit number. */
export function shortFloat(value: number): string {
  if (!Number.isFinite(value)) return '';
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}
