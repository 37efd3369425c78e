import type { AccountFilter, DatasetSummary, GridOptions, PotentialSource, WorkloadSource } from '../dataset/dataset';
import type { LinkChoices } from '../grid/link-choices';
import type { BalanceGoal, LockedAccount, Rep, Territory } from '../plan/plan';

/** Raised when the shape changes; every older version must still open. */
export const PROJECT_SCHEMA_VERSION = 2;

/** One plan of a project file. */
export interface PlanDocument {
  readonly id: string;
  readonly name: string;
  readonly territories: readonly Territory[];
  /** Territory id of each hex, in the order of `hexes.cells`; 0 = unassigned. */
  readonly hexTerritory: readonly number[];
  /** Positions of locked hexes in `hexes.cells`, ascending. */
  readonly lockedHexes: readonly number[];
  /** Since version 2. `hex` is the position in `hexes.cells`. */
  readonly lockedAccounts: readonly LockedAccount[];
}

/** The hexes with their sums, so that a project opens without its accounts. */
export interface HexDocument {
  /** H3 indexes, ascending, as hexadecimal text. */
  readonly cells: readonly string[];
  readonly coarsest: number;
  readonly finest: number;
  /** Pairs of positions that were found to be joined over water or a gap, whether on or off, flat. */
  readonly links: readonly number[];
  /** The width up to which gaps were bridged, km; missing in files written when only islands were linked. */
  readonly gapKm?: number;
  /** Accounts per hex. */
  readonly accounts: readonly number[];
  /** One column per measure of `summary.measures`. */
  readonly sums: readonly (readonly number[])[];
  readonly totals: readonly number[];
  /** Accounts by today's territory, sparse; null when the file had no such column. */
  readonly today: {
    readonly labels: readonly string[];
    /** Entries: position of the hex, position of the label, accounts, then one sum per measure. */
    readonly entries: readonly (readonly number[])[];
    /** The labels were said of whole hexes; missing = of accounts. */
    readonly statedByHex?: boolean;
  } | null;
  readonly summary: DatasetSummary;
  readonly resolutionReason: string;
}

/** A project as a file that people can read and diff. */
export interface ProjectDocument {
  readonly app: 'evenland';
  readonly schemaVersion: number;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly savedAt: string;
  readonly goals: readonly BalanceGoal[];
  readonly reps: readonly Rep[];
  readonly gridOptions: GridOptions;
  readonly potential: PotentialSource;
  readonly workload: WorkloadSource;
  readonly filter: AccountFilter;
  /** Links that are off or were added; missing in files written before links could be switched. */
  readonly linkChoices?: LinkChoices;
  readonly plans: readonly PlanDocument[];
  readonly activePlanId: string;
  readonly hexes: HexDocument;
  /** The customer file and how it is read; null when the project is saved without accounts. */
  readonly source: {
    readonly fileName: string;
    /** ColumnMapping of the import, checked by the reader of the file. */
    readonly mapping: unknown;
    /** The file, gzip, base64. */
    readonly packed: string;
  } | null;
}
