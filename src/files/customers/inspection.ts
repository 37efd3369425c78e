import type { ColumnMapping } from './column-mapping';

export type ColumnCheck = 'ok' | 'confirm' | 'none';

/** One row of the mapping screen. */
export interface InspectedColumn {
  readonly header: string;
  /** First non-blank cells, at most three, verbatim. */
  readonly examples: readonly string[];
  /** Share of non-blank cells in the sample, 0 … 1. */
  readonly filled: number;
  readonly distinct: number;
  /** `confirm`: used, but a person should look (a guess from values, "Annual Revenue", an ambiguous number). */
  readonly check: ColumnCheck;
  /** A few words for the Check column: "94 % filled", "24 territories", "their own turnover", "219 padded to 5 digits". */
  readonly note: string;
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
}
