/** Something that can be read instead: a sheet of the workbook, a file of the archive. */
export interface SourcePart {
  readonly kind: 'sheet' | 'member';
  /** What chooses it; unique. */
  readonly name: string;
  /** How a list shows it. */
  readonly label: string;
  readonly hidden: boolean;
  /** Rows with a value, header included, as far as they were counted; NaN = not known. */
  readonly rows: number;
  /** Unpacked. */
  readonly bytes: number;
}

/** A delimited text that was made from something else: comma, UTF-8 with byte order mark, CRLF. */
export interface SourceTable {
  readonly blob: Blob;
  /** For messages: "Sheet Accounts of book.xlsx". */
  readonly name: string;
  /** [] when there is only one. */
  readonly parts: readonly SourcePart[];
  /** The one read, '' when there is no choice. */
  readonly part: string;
  /** Whether the first record is the header; null = to be found out. */
  readonly hasHeader: boolean | null;
  /** By column: its numbers were numbers in the file, so their decimal point is no question. */
  readonly typedNumbers: readonly boolean[];
  readonly notes: readonly string[];
}
