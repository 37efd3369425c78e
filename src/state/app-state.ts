import type { BalanceEffort, BalanceRemark } from '../core/autobalance/balance-problem';
import type { DisruptionBy } from '../core/autobalance/problem-from-plan';
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
import type { Assignment, BalanceGoal, Plan, Rep, Territory } from '../core/plan/plan';
import type { ColumnMapping } from '../files/customers/column-mapping';
import type { ImportReport } from '../files/customers/import-report';
import type { FileInspection } from '../files/customers/inspection';
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

export type BalanceStart = 'today' | 'scratch';

/** One measure of the sheet. */
export interface WishedEven {
  readonly measureId: string;
  readonly on: boolean;
  /** Fraction of the target. */
  readonly band: number;
  readonly hardness: 'must' | 'try';
  /** −1 = short travel counts more … 0 … 1 = being even counts more, for this measure alone. */
  readonly priority: number;
}

/** A measure of which no territory may hold more than so much. */
export interface WishedMaximum {
  /** A measure's id, or `accounts`. */
  readonly measureId: string;
  /** Most that one full-time equivalent may hold, > 0. */
  readonly perFte: number;
  readonly hardness: 'must' | 'try';
}

/** The wishes of the auto-balance sheet. */
export interface BalanceForm {
  readonly territories: number;
  readonly start: BalanceStart;
  readonly criteria: readonly WishedEven[];
  /** null = none. */
  readonly maximum: WishedMaximum | null;
  readonly keepLocks: boolean;
  /** `near`: homes pull softly. `inside`: the hex of a rep's home belongs to the rep's territory. */
  readonly homes: 'free' | 'near' | 'inside';
  /** What counts as disturbed when it changes territory. */
  readonly disruptionBy: DisruptionBy;
  /** Share of it that may change territory at most, 0 … 1; null = no limit. */
  readonly mostMoved: number | null;
  /** −1 = change little … 0 = balance … 1 = short travel. */
  readonly lean: number;
  readonly seed: number;
  readonly effort: BalanceEffort;
}

/** A remark with hexes and territories put in words, and ways out that a click takes. */
export interface BalanceAdvice {
  readonly remark: BalanceRemark;
  readonly title: string;
  readonly text: string;
  readonly waysOut: readonly { readonly label: string; readonly action: WayOut }[];
}

export type WayOut =
  | { readonly kind: 'finer-hexes'; readonly resolution: number }
  | { readonly kind: 'wider-band'; readonly measureId: string; readonly band: number }
  | { readonly kind: 'territories'; readonly count: number }
  | { readonly kind: 'unlock' }
  /** The measure gives way where not everything can be had. */
  | { readonly kind: 'if-possible'; readonly measureId: string }
  | { readonly kind: 'leave-out'; readonly measureId: string }
  | { readonly kind: 'higher-maximum'; readonly perFte: number }
  | { readonly kind: 'maximum-if-possible' }
  | { readonly kind: 'homes-near' }
  /** null = no limit. */
  | { readonly kind: 'most-moved'; readonly share: number | null }
  | { readonly kind: 'show-hexes'; readonly hexes: readonly number[] };

/** A plan that a run made, not applied yet. */
export interface RunPlan {
  readonly assignment: Assignment;
  readonly territories: readonly Territory[];
}

/** One solved plan among those to choose from: what is gained in balance and what it costs. */
export interface FrontierPoint extends RunPlan {
  /** Largest absolute deviation per goal, fraction. */
  readonly worst: readonly number[];
  /** Territories inside every band. */
  readonly insideAll: number;
  /** Workload-weighted mean distance to the territory's centre, km. */
  readonly meanKm: number;
  /** Share of the accounts of the plan the run began from that change territory, 0 … 1; 0 from scratch. */
  readonly moved: number;
}

/**
 * Plans along one trade-off: `disruption` (from today's plan: how little changes) or `travel` (from scratch: how short
 * the ways are). Points are ordered from least to most of it.
 */
export interface Frontier {
  readonly kind: 'disruption' | 'travel';
  readonly status: 'running' | 'finished' | 'stopped';
  /** 0 … 1 of the plans that are to be solved; some of them may turn out to be no choice. */
  readonly done: number;
  readonly points: readonly FrontierPoint[];
  /** Point that is shown as the run's best plan; −1 = the plan of the run itself. */
  readonly chosen: number;
}

/** How near a plan is to the least travel possible with its own centres. */
export interface RunCertificate {
  /** No plan with these centres and bands travels less than (1 − gap) of this one; 0 … 1. */
  readonly gap: number;
}

/** A run of the optimiser, kept after it ends until it is applied or discarded. */
export interface BalanceRun {
  readonly status: 'running' | 'finished' | 'stopped' | 'failed';
  /** For people: "refining borders". */
  readonly phase: string;
  readonly step: number;
  readonly steps: number;
  readonly done: number;
  readonly seconds: number;
  /** Best plan so far; null before the first. */
  readonly best: RunPlan | null;
  /** Of `best`. Known some time after the run has ended, null until then; `none` = it could not be worked out. */
  readonly certificate: RunCertificate | 'none' | null;
  /** null until asked for. */
  readonly frontier: Frontier | null;
  /** The plan that the run began from, for before/after figures. */
  readonly before: Plan;
  /** What was wished of it. */
  readonly form: BalanceForm;
  readonly advice: readonly BalanceAdvice[];
  /** What went wrong, when failed. */
  readonly error: string;
}

export interface BalanceState {
  readonly open: boolean;
  readonly form: BalanceForm;
  /** What cannot work, known before the run. */
  readonly advice: readonly BalanceAdvice[];
  readonly run: BalanceRun | null;
}

/** The import flow, a full screen of its own beside the map preview. */
export interface ImportState {
  readonly step: 'reading' | 'columns' | 'importing' | 'check' | 'building';
  readonly file: File;
  readonly inspection: FileInspection | null;
  readonly mapping: ColumnMapping | null;
  /** Columns the user has confirmed, by index. */
  readonly confirmed: readonly number[];
  readonly remember: boolean;
  readonly progress: { readonly phase: string; readonly done: number };
  readonly report: ImportReport | null;
  readonly summary: DatasetSummary | null;
  /** lng, lat pairs of some accounts, evenly taken, for the small map of the check step. */
  readonly preview: Float32Array | null;
  readonly potential: PotentialSource;
  readonly workload: WorkloadSource;
  readonly classLabels: readonly string[];
  readonly todayLabels: readonly { readonly label: string; readonly accounts: number }[];
  /** Start with today's territories of the file, or with this many empty-handed. */
  readonly startFrom: 'today' | 'none';
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
  | 'rejected'
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
