import type { LocationMethod } from '../../core/accounts/account-table';

export type RejectReason =
  | 'no-location'
  | 'coordinates-out-of-range'
  | 'coordinates-not-numbers'
  | 'coordinates-zero'
  | 'postcode-unknown'
  | 'h3-invalid'
  | 'negative-potential'
  | 'repeated-id'
  | 'blank'
  | 'footer'
  | 'column-count';

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

/** What became of every record. `read = placed rows + rejected`; with summed ids several rows make one account. */
export interface ImportReport {
  readonly fileName: string;
  readonly read: number;
  readonly placedRows: number;
  readonly accounts: number;
  /** How many customers the accounts stand for, where the file says it; else null. */
  readonly customers: number | null;
  readonly placedBy: Readonly<Record<LocationMethod, number>>;
  readonly rejected: number;
  readonly rejectedBy: readonly { readonly reason: RejectReason; readonly count: number }[];
  /** The first 1,000; the export streams all of them. */
  readonly rejectedRows: readonly RejectedRow[];
  readonly warnings: readonly ImportWarning[];
  /** Accounts that share their exact point with five or more others. */
  readonly sharedPoint: number;
  readonly seconds: number;
}
