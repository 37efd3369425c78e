/**
 * What the data worker holds between jobs. Two states, each replaced as a whole: accounts that were imported but have
 * no hexes yet, and what is on screen. Jobs that read take the state once at their start, so that a job that waits in
 * between still answers for one state.
 */
import type { AccountTable } from '../core/accounts/account-table';
import type { DatasetValues } from '../core/dataset/dataset-values';
import type { HexGrid, HexSums } from '../core/grid/hex-grid';
import type { ColumnMapping } from '../files/customers/column-mapping';
import type { FoundAccounts } from '../files/customers/import-findings';
import type { ImportReport } from '../files/customers/import-report';
import type { Rejections } from '../files/customers/rejections';
import type { GeoFiles } from '../files/geo/geo-files';
import type { OpenedSource } from '../files/source/opened-source';
import { PostcodeLists } from './postcode-lists';

/** A file that was opened last, so that reading it does not unpack it once more. */
export interface OpenedFile {
  /** What tells one file from another. */
  readonly key: string;
  readonly source: OpenedSource;
}

/** One customer file and what was read from it. */
export interface LoadedAccounts {
  /** The delimited text of the accounts: the file itself, or what was made of it. */
  readonly text: Blob;
  /** The text's name, for messages. */
  readonly fileName: string;
  readonly mapping: ColumnMapping;
  readonly table: AccountTable;
  readonly report: ImportReport;
  /** All rejected rows, for their export. */
  readonly rejections: Rejections;
  /** Accounts worth a look, the lists that the report speaks of. */
  readonly found: readonly FoundAccounts[];
}

/** A customer file of which not one row was placed: nothing but the list of its rows. */
export type RefusedFile = Pick<LoadedAccounts, 'text' | 'fileName' | 'mapping' | 'report' | 'rejections'>;

/** Hexes on screen with the accounts in them. */
export interface LoadedHexes {
  readonly accounts: LoadedAccounts;
  readonly grid: HexGrid;
  readonly hexOfAccount: Int32Array;
  readonly values: DatasetValues;
  readonly sums: HexSums;
}

/** Hexes of a project that was saved without its accounts. */
export interface BareHexes {
  readonly accounts: null;
  readonly grid: HexGrid;
  readonly sums: HexSums;
}

/** A job needs accounts, and there are none. */
export class NoAccountsError extends Error {
  override readonly name = 'NoAccountsError';
  readonly advice: string;

  constructor(what: string, bare: boolean) {
    super(bare ? `${what}: this project was saved without its accounts.` : `${what}: no accounts are loaded.`);
    this.advice = bare
      ? 'Open the customer file, or a project file that was saved with account data.'
      : 'Open a customer file first, or reload the page to open the last project again.';
  }
}

export class DataSession {
  /** Imported last, still without hexes. */
  imported: LoadedAccounts | null = null;
  /** Read last, when nothing came of it. */
  refused: RefusedFile | null = null;
  shown: LoadedHexes | BareHexes | null = null;
  opened: OpenedFile | null = null;

  constructor(
    readonly geo: GeoFiles,
    /** Without a shelf, added lists last as long as the session. */
    readonly postcodeLists = new PostcodeLists(null),
  ) {}

  /** The accounts that the next hexes are built for. */
  accountsToBuild(what: string): LoadedAccounts {
    const accounts = this.imported ?? this.shown?.accounts;
    if (!accounts) throw new NoAccountsError(what, this.shown !== null);
    return accounts;
  }

  /** `what` begins the error's sentence: "Accounts cannot be listed". */
  shownWithAccounts(what: string): LoadedHexes {
    if (!this.shown?.accounts) throw new NoAccountsError(what, this.shown !== null);
    return this.shown;
  }

  /** @throws NoAccountsError when nothing at all is on screen */
  shownHexes(what: string): LoadedHexes | BareHexes {
    if (!this.shown) throw new NoAccountsError(what, false);
    return this.shown;
  }
}
