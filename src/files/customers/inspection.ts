import type { ColumnMapping, DateStyle, NumberStyle } from './column-mapping';

export type ColumnCheck = 'ok' | 'confirm' | 'none';

/** One of the ways the cells of a column can be read. */
export interface QuestionReading<Style> {
  readonly style: Style;
  /** A few words: "the point parts thousands", "the day comes first". */
  readonly meaning: string;
  /** Cells of the column, at most three, verbatim, and what they are in this style, written out. */
  readonly examples: readonly { readonly text: string; readonly read: string }[];
}

/**
 * What nothing in the column and nothing else in the file says: whether `1.234` is a thousand or one and a bit, whether
 * `03/04/2026` is in March or in April. It concerns the column only while it is used as numbers, or as dates.
 */
export type ColumnQuestion =
  | { readonly kind: 'decimal'; readonly readings: readonly QuestionReading<NumberStyle>[] }
  | { readonly kind: 'date-order'; readonly readings: readonly QuestionReading<DateStyle>[] };

/** One row of the mapping screen. */
export interface InspectedColumn {
  readonly header: string;
  /** First non-blank cells, at most three, verbatim. */
  readonly examples: readonly string[];
  /** Share of non-blank cells in the sample, 0 … 1. */
  readonly filled: number;
  readonly distinct: number;
  /** Most of its cells are numbers, whatever they count. */
  readonly isNumeric: boolean;
  /** `confirm`: used, but a person should look (a guess from values, "Annual Revenue", an ambiguous number). */
  readonly check: ColumnCheck;
  /** A few words for the Check column: "94 % filled", "24 territories", "their own turnover", "219 padded to 5 digits". */
  readonly note: string;
  /** To be answered once before the column is used as what the question is about; null when the file answers it. */
  readonly question: ColumnQuestion | null;
}

/** What could be told from the head of a file, before it is read as a whole. */
export interface FileInspection {
  readonly fileName: string;
  readonly bytes: number;
  /** Exact when the whole file was within the sample, else estimated from its length. */
  readonly records: number;
  readonly recordsExact: boolean;
  readonly proposed: ColumnMapping;
  readonly columns: readonly InspectedColumn[];
  /** Things to know before going on: "no header row was found", "latitude and longitude seem swapped". */
  readonly notes: readonly string[];
  /** These are no customers but GeoNames' post codes: the file is better kept as a list of them. */
  readonly isPostcodeList?: boolean;
}
