import type { MadeText } from '../customers/made-text';
import type { SourcePart, SourceTable } from './source-table';

export type SourceFormat = 'text' | 'xlsx' | 'ods' | 'json' | 'geojson' | 'parquet';

export interface OpenedSource {
  readonly format: SourceFormat;
  /** Around it: '' = nothing. */
  readonly packing: '' | 'zip' | 'gzip';
  /** Delimited text: the file itself when it is that already, else what was made of it. */
  readonly table: Blob;
  /** For messages: "customers.csv in export.zip", "Sheet Accounts of book.xlsx". */
  readonly tableName: string;
  /** What could be read instead, [] when there is no choice. */
  readonly parts: readonly SourcePart[];
  /** The one read, '' when there is no choice. Goes to `ColumnMapping.part`. */
  readonly part: string;
  readonly made: MadeText | null;
  /** What a person should know: "Unpacked from export.zip", "3 cells hold formula errors (#REF!) and count as blank". */
  readonly notes: readonly string[];
}

export function madeSource(format: SourceFormat, table: SourceTable): OpenedSource {
  const { blob, name, parts, part, hasHeader, typedNumbers, notes } = table;
  return { format, packing: '', table: blob, tableName: name, parts, part, made: { hasHeader, typedNumbers }, notes };
}
