/** What is known of a text that was made from a workbook, JSON or Parquet: UTF-8 with a byte order mark, and this: */
export interface MadeText {
  /** Whether the first record is the header; null = to be found out. */
  readonly hasHeader: boolean | null;
  /** By column: its numbers were numbers in the file, so how decimals are written is no question. */
  readonly typedNumbers: readonly boolean[];
}

export const MADE_DELIMITER = ',';
