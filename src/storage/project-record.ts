import type { AccountFilter, GridOptions, PotentialSource, WorkloadSource } from '../core/dataset/dataset';
import type { LinkChoices } from '../core/grid/link-choices';
import type { BalanceGoal, Plan, Rep } from '../core/plan/plan';
import type { ColumnMapping } from '../files/customers/column-mapping';

/** The project as IndexedDB keeps it: typed arrays and the source file stay binary. */
export interface ProjectRecord {
  readonly id: string;
  readonly version: 1;
  readonly name: string;
  readonly isSample: boolean;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly goals: readonly BalanceGoal[];
  readonly gridOptions: GridOptions;
  readonly potential: PotentialSource;
  readonly workload: WorkloadSource;
  readonly filter: AccountFilter;
  /** Missing in what was stored before links could be switched. */
  readonly linkChoices?: LinkChoices;
  readonly reps: readonly Rep[];
  /** H3 indexes the plans' assignments are aligned with. */
  readonly cells: BigUint64Array;
  readonly plans: readonly Plan[];
  readonly activePlanId: string;
  readonly nextTerritoryId: number;
  /** The customer file is kept beside (see ProjectStore.source); null for a project opened without accounts. */
  readonly source: { readonly fileName: string; readonly mapping: ColumnMapping } | null;
  /** The project document text when the project has hexes but no accounts, else ''. */
  readonly hexDocument: string;
}
