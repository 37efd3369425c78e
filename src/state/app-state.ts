import type {
  AccountFilter,
  DatasetSummary,
  GridOptions,
  PotentialSource,
  WorkloadSource,
} from '../core/dataset/dataset';
import type { AccountPoints, BorderMesh, HexMesh } from '../core/grid/hex-bundle';
import type { GridCells, HexGrid, HexSums } from '../core/grid/hex-grid';
import type { LinkChoices } from '../core/grid/link-choices';
import type { Edit } from '../core/plan/edit';
import type { BalanceGoal, Plan, Rep } from '../core/plan/plan';
import type { ColumnMapping } from '../files/customers/column-mapping';
import type { ImportReport } from '../files/customers/import-report';
import type { SourceInspection } from '../files/source/inspect-source';
import type { PolygonTerritories } from '../worker/protocol';
import type { BalanceState } from './balance-state';
import type { LinkState } from './link-state';
import type { TeamSizeState } from './team-size';

/** The customer data on screen. Replaced as a whole when a file is imported or hexes are rebuilt. */
export interface Dataset {
  /** null when the project was opened without accounts. */
  readonly source: { readonly fileName: string; readonly mapping: ColumnMapping } | null;
  /** The customer file itself, kept for exports and project files; null without accounts. */
  readonly file: Blob | null;
  /** The project document that the hexes came from when there are no accounts, else ''. */
  readonly hexDocument: string;
  readonly isSample: boolean;
  readonly report: ImportReport | null;
  readonly potential: PotentialSource;
  readonly workload: WorkloadSource;
  readonly filter: AccountFilter;
  readonly gridOptions: GridOptions;
  /** Which links are off and which were added by hand; `grid` has them applied. */
  readonly linkChoices: LinkChoices;
  readonly resolutionReason: string;
  readonly summary: DatasetSummary;
  readonly grid: HexGrid;
  readonly mesh: HexMesh;
  readonly borderMesh: BorderMesh;
  readonly sums: HexSums;
  readonly points: AccountPoints;
}

export type ToolId = 'hand' | 'pick' | 'brush' | 'lasso' | 'polygon' | 'rectangle';

/** Where a drawn hex goes: an existing territory, a new one made at release, or nowhere. */
export type PaintTarget =
  | { readonly kind: 'territory'; readonly id: number }
  | { readonly kind: 'new' }
  | { readonly kind: 'unassign' };

/** What the hexes are coloured by. */
export type MapLayer =
  | { readonly kind: 'territory' }
  | { readonly kind: 'measure'; readonly measureId: string }
  | { readonly kind: 'deviation'; readonly measureId: string }
  | { readonly kind: 'density' };

export interface MapShow {
  readonly labels: boolean;
  readonly outlines: boolean;
  readonly homes: boolean;
  readonly accounts: boolean;
  readonly places: boolean;
  readonly links: boolean;
}

/** Figures of one side of a gesture: a territory before and now, one entry per goal. */
export interface DraftSide {
  readonly territoryId: number;
  readonly name: string;
  readonly accountsChange: number;
  readonly hexesChange: number;
  readonly before: readonly number[];
  /** Deviations (fractions) under way, one per goal. */
  readonly now: readonly number[];
}

/** A gesture under way: nothing is committed. */
export interface GestureDraft {
  readonly target: PaintTarget;
  /** Hexes that would change territory. */
  readonly hexes: Int32Array;
  /** Hexes the gesture touched that are locked, with the words to say so. */
  readonly refused: number;
  readonly refusal: string;
  /** Territories concerned, the target first. */
  readonly sides: readonly DraftSide[];
  /** Accounts that would be held by another territory than now. */
  readonly accountsMoved: number;
}

/** A file of territories as polygons, until it is used or put away. */
export interface PolygonState {
  readonly file: File;
  /** null while it is being read, and when it could not be. */
  readonly territories: PolygonTerritories | null;
  readonly error: { readonly message: string; readonly advice: string } | null;
}

/** The import flow, a full screen of its own beside the map preview. */
export interface ImportState {
  readonly step: 'reading' | 'columns' | 'importing' | 'check' | 'building';
  readonly file: File;
  readonly inspection: SourceInspection | null;
  readonly mapping: ColumnMapping | null;
  /** Columns the user has confirmed, by index. */
  readonly confirmed: readonly number[];
  /** Columns whose question about numbers or dates has been answered, by index. */
  readonly answered: readonly number[];
  readonly remember: boolean;
  readonly progress: { readonly phase: string; readonly done: number };
  readonly report: ImportReport | null;
  /** What became of every row, when not one was placed: listed in the step that it leads back to. */
  readonly refused: ImportReport | null;
  readonly summary: DatasetSummary | null;
  /** lng, lat pairs of some accounts, evenly taken, for the small map of the check step. */
  readonly preview: Float32Array | null;
  readonly potential: PotentialSource;
  readonly workload: WorkloadSource;
  readonly classLabels: readonly string[];
  readonly todayLabels: readonly { readonly label: string; readonly accounts: number }[];
  /** Start with today's territories of the file, those of the polygons that wait, or this many empty-handed. */
  readonly startFrom: 'today' | 'polygons' | 'none';
  readonly territories: number;
  readonly error: { readonly message: string; readonly advice: string } | null;
}

export type SaveStatus =
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'saving' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'failed'; readonly message: string; readonly advice: string }
  /** Another tab has the project; this one shows it but does not write. */
  | { readonly kind: 'read-only' };

export interface Notice {
  readonly id: number;
  /** `done` is the ink toast with an optional Undo; `refusal` names a lock; `error` says what, where and what next. */
  readonly kind: 'done' | 'refusal' | 'error' | 'info';
  readonly title: string;
  readonly text: string;
  readonly canUndo: boolean;
}

export type DrawerTab = 'balance' | 'changes' | 'problems';
export type LeftSection = 'data' | 'filters' | 'layers' | 'links' | 'reps';
export type DialogId =
  | 'help'
  | 'commands'
  | 'goals'
  | 'reps'
  | 'locked-accounts'
  | 'team-size'
  | 'workload'
  | 'versions'
  | 'postcode-lists'
  | 'rejected'
  | 'import-report'
  | 'polygons'
  | null;

export interface ViewState {
  readonly theme: 'system' | 'light' | 'dark';
  readonly tool: ToolId;
  /** Rings of hexes around the pointer's hex: 0 = one hex. */
  readonly brushRings: number;
  readonly target: PaintTarget;
  readonly selectedTerritories: readonly number[];
  /** Hexes picked one by one or by drawing with the pick tool. */
  readonly selectedHexes: Int32Array;
  readonly hoveredTerritory: number;
  readonly hoveredHex: number;
  /** The list of links is open: those that are off are drawn, too. */
  readonly linksListed: boolean;
  /** Links pointed at in the list. */
  readonly hoveredLinks: readonly number[];
  readonly layer: MapLayer;
  readonly show: MapShow;
  readonly drawerOpen: boolean;
  readonly drawerTab: DrawerTab;
  readonly leftOpen: LeftSection | null;
  readonly dialog: DialogId;
  /** Bumped to ask the map to frame something; what is to be framed. */
  readonly frame: {
    readonly nonce: number;
    readonly target: 'all' | { readonly territoryId: number } | { readonly hexes: readonly number[] };
  };
  /** Territory whose name is being edited in the table. */
  readonly renaming: number;
}

/** A scenario was copied, renamed or deleted: the list of plans before and after. */
export interface PlansEdit {
  readonly label: string;
  readonly plansBefore: readonly Plan[];
  readonly plansAfter: readonly Plan[];
  readonly activeBefore: string;
  readonly activeAfter: string;
}

/** Links were switched, added, removed, or found anew up to another width. */
export interface LinksEdit {
  readonly label: string;
  readonly linksBefore: LinkState;
  readonly linksAfter: LinkState;
}

/** What the whole project is judged by and worked by, apart from its plans. */
export type ProjectSettings = Pick<AppState, 'goals' | 'reps'>;

/** Goals or reps before and after, whichever changed, and what changed in the plans along with them. */
export interface SettingsEdit {
  readonly label: string;
  readonly settingsBefore: Partial<ProjectSettings>;
  readonly settingsAfter: Partial<ProjectSettings>;
  readonly change: Edit | PlansEdit | null;
}

/** Hexes that were on screen, kept to be made again. */
export interface GridKept {
  readonly grid: GridCells;
  readonly gridOptions: GridOptions;
  readonly linkChoices: LinkChoices;
  readonly resolutionReason: string;
}

/**
 * The hexes were made anew. Entries before it speak of the hexes before, entries after it of those after, so the hexes
 * have to change with the plans: the worker makes them again from their cells.
 */
export interface RegridEdit {
  readonly label: string;
  readonly kept: { readonly before: GridKept; readonly after: GridKept };
  readonly plans: { readonly before: readonly Plan[]; readonly after: readonly Plan[] };
}

export type HistoryEntry = Edit | PlansEdit | LinksEdit | SettingsEdit | RegridEdit;

export interface HistoryState {
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
}

export interface AppState {
  /** `starting` until the first project is on screen; `failed` when not even the sample could be shown. */
  readonly phase: 'starting' | 'ready' | 'failed';
  readonly phaseText: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly dataset: Dataset | null;
  readonly plans: readonly Plan[];
  readonly activePlanId: string;
  readonly nextTerritoryId: number;
  readonly reps: readonly Rep[];
  readonly goals: readonly BalanceGoal[];
  readonly history: HistoryState;
  readonly draft: GestureDraft | null;
  readonly view: ViewState;
  readonly balance: BalanceState;
  readonly teamSize: TeamSizeState;
  readonly importing: ImportState | null;
  /** Territories as polygons that a person has opened and not yet used. */
  readonly polygons: PolygonState | null;
  readonly save: SaveStatus;
  readonly notices: readonly Notice[];
  /** A job that the person waits for outside import and balance (export, regrid), with progress; null when none. */
  readonly busy: {
    readonly label: string;
    readonly done: number;
    readonly cancel: (() => void) | null;
    /** Plans may not change before it is done. */
    readonly holdsEdits?: boolean;
  } | null;
}
