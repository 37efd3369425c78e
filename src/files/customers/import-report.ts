import type { LocationMethod } from '../../core/accounts/account-table';
import { SUSPICIONS } from '../../core/accounts/suspicious-accounts';

export const REJECT_REASONS = [
  'no-location',
  'coordinates-out-of-range',
  'coordinates-not-numbers',
  'coordinates-zero',
  'postcode-unknown',
  'postcode-country-missing',
  'city-unknown',
  'city-ambiguous',
  'h3-invalid',
  'negative-potential',
  'repeated-id',
  'exact-copy',
  'blank',
  'footer',
  'column-count',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** A record that did not become an account. */
export interface RejectedRow {
  /** Record number, 1-based, the header not counted. */
  readonly row: number;
  readonly reason: RejectReason;
  /** Header of the column at fault, '' when it is the whole record. */
  readonly column: string;
  /** For people: "412.5 is outside −90 to 90". */
  readonly text: string;
}

/** A doubt about an account that was placed all the same, counted per kind. */
export interface ImportWarning {
  /** For people: "9 cells in Wallet__c are no numbers and count as blank". */
  readonly text: string;
  readonly count: number;
  /** First rows it happened in, at most 20. */
  readonly rows: readonly number[];
}

/** Lists of accounts that were placed and are worth a look; `FINDINGS` says in which order they are shown. */
export const FINDINGS = [...SUSPICIONS, 'same-name-place', 'repeated-id', 'exact-copy'] as const;
export type FindingKind = (typeof FINDINGS)[number];

export interface ImportFinding {
  readonly kind: FindingKind;
  readonly accounts: number;
  /** For people: "3 accounts lie in the sea or in a lake". */
  readonly text: string;
}

/** Rows that became fewer accounts. */
export interface OrderLines {
  readonly rows: number;
  readonly accounts: number;
  /** Rows of the account with the most. */
  readonly mostRows: number;
  /** `2026-11-23`, '' without an order date. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Rows without a readable order date. */
  readonly undated: number;
  /** Sales per month, the first month 0 = January 1970; null without an order date and sales. */
  readonly monthly: { readonly header: string; readonly firstMonth: number; readonly totals: readonly number[] } | null;
  /** Sales of rows without a usable order date. */
  readonly undatedSales: number;
}

/** Where a column of numbers went: `read = accounts + everything left out`. */
export interface ReconciledSum {
  readonly header: string;
  /** ISO 4217, '' = none known. */
  readonly currency: string;
  /** Sum of all rows as read, lines below the table not counted. */
  readonly read: number;
  /** Sum over the accounts as they are now. */
  readonly accounts: number;
  readonly leftOut: readonly { readonly reason: RejectReason; readonly words: string; readonly sum: number }[];
  /** Not added because the number describes the account, not a sale. */
  readonly repeated: number;
  /** Negative numbers that make no sense and count as blank. */
  readonly negative: number;
  /** Cells that are no numbers and count as blank. */
  readonly unreadable: number;
  /** What is missing between both sides; 0 when they agree to half a cent. */
  readonly difference: number;
  /** The file's own total, below its table, and in words whether the rows come to it. */
  readonly ownTotal: {
    readonly row: number;
    readonly total: number;
    readonly agrees: boolean;
    readonly words: string;
  } | null;
}

/** What became of every record. `read = placed rows + rejected`; with summed ids several rows make one account. */
export interface ImportReport {
  readonly fileName: string;
  readonly read: number;
  readonly placedRows: number;
  readonly accounts: number;
  /** How many customers the accounts stand for, where the file says it; else null. */
  readonly customers: number | null;
  readonly placedBy: Readonly<Record<LocationMethod, number>>;
  /** Accounts that are only somewhere near their point: placed by post code, town, or coarse coordinates. */
  readonly approximate: number;
  readonly rejected: number;
  readonly rejectedBy: readonly { readonly reason: RejectReason; readonly count: number }[];
  /** The first 1,000; the export streams all of them. */
  readonly rejectedRows: readonly RejectedRow[];
  readonly warnings: readonly ImportWarning[];
  /** Accounts that share their exact point with five or more others. */
  readonly sharedPoint: number;
  /** null when every row is an account. */
  readonly lines: OrderLines | null;
  /** Accounts that went into others of the same name and place. */
  readonly merged: number;
  readonly findings: readonly ImportFinding[];
  /** One per column of numbers. */
  readonly sums: readonly ReconciledSum[];
  readonly seconds: number;
}
