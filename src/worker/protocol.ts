import type { LocationMethod, LocationPrecision } from '../core/accounts/account-table';
import type { DatasetSummary, GridOptions, PotentialSource, WorkloadSource } from '../core/dataset/dataset';
import type { ValueOptions } from '../core/dataset/dataset-values';
import type { PolygonAssignment } from '../core/geo/polygon-assignment';
import type { GridLinks } from '../core/grid/grid-links';
import type { AccountPoints, HexBundle } from '../core/grid/hex-bundle';
import type { GridCells, HexSums } from '../core/grid/hex-grid';
import type { Measure } from '../core/measure/measure';
import type { LockedAccount, Rep, Territory } from '../core/plan/plan';
import type { ProjectDocument } from '../core/project/project-document';
import type { CountryCheck } from '../files/customers/check-places';
import type { ColumnMapping } from '../files/customers/column-mapping';
import type { FindingKind, ImportReport } from '../files/customers/import-report';
import type { WishedDialect } from '../files/customers/inspect-file';
import type { NameProperty } from '../files/geo/polygon-territories';
import type { KeptPostcodes } from '../files/geo/postcode-shelf';
import type { SourceInspection } from '../files/source/inspect-source';

export type { ValueOptions };

/** A plan as the worker needs it to name territories in exports and lists. */
export interface PlanView {
  readonly name: string;
  readonly assignment: Uint16Array;
  readonly territories: readonly Territory[];
  readonly reps: readonly Rep[];
  readonly lockedAccounts: readonly LockedAccount[];
}

/** One account as a list on the page shows it. */
export interface AccountRow {
  readonly account: number;
  /** What it is locked by, see `LockedAccount`. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly lat: number;
  readonly lng: number;
  readonly hex: number;
  /** Today's territory label, '' = none. */
  readonly today: string;
  readonly owner: string;
  /** Territory id in the plan asked about. */
  readonly territoryId: number;
  /** One value per measure of the dataset; NaN = blank. */
  readonly values: readonly number[];
  /** Rows of the file that make it. */
  readonly lines: number;
  /** `2026-11-23`, of its last order or else of the last contact; '' = not known. */
  readonly lastDay: string;
  readonly locationMethod: LocationMethod;
  readonly locationPrecision: LocationPrecision;
}

/** What became of a list of post codes that a person added. */
export type AddedPostcodes =
  | {
      readonly kind: 'added';
      readonly added: readonly KeptPostcodes[];
      /** Rows without a code or without a place. */
      readonly skipped: number;
      /** Why the list lasts only until the page is closed; '' when it is kept. */
      readonly problem: string;
    }
  | { readonly kind: 'which-country'; readonly guess: string };

/** Which accounts a list asks for. */
export type AccountQuery =
  | { readonly kind: 'territory'; readonly territoryId: number }
  | { readonly kind: 'hex'; readonly hex: number }
  /** Accounts whose territory in the plan differs from today's. */
  | { readonly kind: 'changes'; readonly territoryId: number | null }
  | { readonly kind: 'search'; readonly text: string };

export type ExportKind =
  | 'territories-geojson'
  | 'hexes-geojson'
  | 'hexes-csv'
  | 'accounts-csv'
  | 'assignments-csv'
  | 'territory-summary-csv'
  | 'change-list-csv'
  | 'rejected-csv'
  /** Accounts worth a look, of the kind that goes with it. */
  | 'finding-csv'
  | 'territory-months-csv'
  | 'import-report-txt';

/** One account of a list of the import report. */
export interface FoundRow {
  /** Record number of its first row, 1-based, the header not counted. */
  readonly row: number;
  /** Its id when it has no name. */
  readonly name: string;
  readonly reason: string;
}

/** The first accounts of a list of the import report, and where all of them lie. */
export interface FoundList {
  readonly rows: readonly FoundRow[];
  /** lng, lat pairs of at most 4,000 of them, evenly taken. */
  readonly points: Float32Array;
  /** Hexes that hold them; empty while there are none. */
  readonly hexes: Int32Array;
}

export interface ExportResult {
  readonly fileName: string;
  readonly blob: Blob;
}

/** Territories of a polygon file, in the order of the file, and how they lie on the hexes on screen. */
export interface PolygonTerritories {
  readonly features: number;
  /** Features that are no polygons. */
  readonly leftOut: number;
  readonly properties: readonly NameProperty[];
  /** The one that names the territories, '' = they are numbered. */
  readonly property: string;
  readonly names: readonly string[];
  /** null = there are no hexes. */
  readonly onHexes: PolygonAssignment | null;
}

/** Every job of the data worker: what it is given and what it returns. Binary results are transferred, not cloned. */
export interface DataJobs {
  /** Unpacks a file as far as it has to be, reads the head of its table and proposes what the columns are. */
  inspect: {
    /** `wished` is what a person set by hand, `part` the sheet or file of an archive; the rest is found out. */
    params: { file: Blob; fileName: string; wished?: WishedDialect; part?: string };
    result: SourceInspection;
  };
  /**
   * Reads the whole file; the accounts stay in the worker, beside those on screen: lists and exports go on answering
   * for the old ones until `buildGrid` succeeds for the new ones.
   */
  import: {
    params: { file: Blob; fileName: string; mapping: ColumnMapping };
    result: {
      report: ImportReport;
      proposed: { potential: PotentialSource; workload: WorkloadSource };
      /** Labels of the classes found, for the call-plan table; [] when no class column is mapped. */
      classLabels: readonly string[];
      /** Today's territories by accounts, most first; [] when no such column is mapped. */
      todayLabels: readonly { label: string; accounts: number }[];
      /** lng, lat pairs of at most 4,000 accounts, evenly taken, for a first picture of where they lie. */
      preview: Float32Array;
    };
  };
  /** Lists of post codes that a person added, by country. */
  postcodeLists: { params: null; result: readonly KeptPostcodes[] };
  /** Reads a list and keeps it on the device; `country` '' = as the list says. */
  addPostcodeList: {
    params: { file: Blob; fileName: string; country: string; addedAt: number };
    result: AddedPostcodes;
  };
  removePostcodeList: { params: { country: string }; result: null };
  /** Which post codes of the first rows can be placed under a mapping, by country. */
  checkPostcodes: {
    params: { file: Blob; fileName: string; mapping: ColumnMapping };
    result: readonly CountryCheck[];
  };
  /** Forgets an import for which no hexes were built: lists, filters and `buildGrid` mean the accounts on screen again. */
  dropImport: { params: null; result: null };
  /** What became of every row of the file that was read last, when not one was placed; else null. */
  refusedImport: { params: null; result: ImportReport | null };
  /** A list of the report on the accounts imported last, or else on those on screen. */
  finding: { params: { kind: FindingKind; limit: number }; result: FoundList };
  /** Sums of the accounts under other sources, without hexes: for the check screen. */
  summarise: { params: ValueOptions; result: DatasetSummary };
  /** Builds hexes for the accounts imported last, or else for those on screen. */
  buildGrid: { params: { grid: GridOptions; values: ValueOptions }; result: HexBundle };
  /** Makes hexes that were on screen before again, for the accounts on screen, and puts them there. */
  restoreGrid: { params: { grid: GridCells; values: ValueOptions; resolutionReason: string }; result: HexBundle };
  /** The same hexes with other sums (filter, sources). */
  aggregate: { params: ValueOptions; result: { sums: HexSums; summary: DatasetSummary; points: AccountPoints } };
  /** Takes a project saved without accounts: hexes and sums come from the document. */
  openHexes: {
    /** `gapKm` as wished now: links are found anew when the document was saved with another. */
    params: { document: ProjectDocument; gapKm: GridOptions['gapKm'] };
    result: HexBundle;
  };
  /** Links of the hexes on screen over gaps up to this width, all on; what the worker holds stays as it is. */
  findLinks: { params: { gapKm: number | 'auto' }; result: GridLinks };
  /** Towns at the ends of links, flat pairs of hexes; '' where none is known. */
  nameLinks: { params: { ends: readonly number[] }; result: readonly string[] };
  accounts: {
    params: {
      query: AccountQuery;
      plan: PlanView;
      /** Measure by its position in the dataset, blanks last; −1 = the order of the file. */
      sort: { measure: number; descending: boolean };
      offset: number;
      limit: number;
    };
    result: { total: number; rows: readonly AccountRow[] };
  };
  /** The account nearest to a point within `radiusKm`, or null. */
  accountNear: {
    params: { lat: number; lng: number; radiusKm: number; plan: PlanView };
    result: AccountRow | null;
  };
  /** Accounts that the file's column says are locked, on the hexes on screen. */
  fileLocks: { params: null; result: readonly LockedAccount[] };
  /** Hexes of accounts by their keys, −1 = no account has this key. */
  accountHexes: { params: { keys: readonly string[] }; result: readonly number[] };
  /** Names for new territories: the largest town near the middle of the heaviest hexes; unique. */
  nameTerritories: {
    params: { assignment: Uint16Array; ids: readonly number[]; taken: readonly string[] };
    result: readonly { id: number; name: string }[];
  };
  /** "New York" for the hex's nearest large town, '' when none is near. */
  nameHexes: { params: { hexes: readonly number[] }; result: readonly string[] };
  /** `property` null = the one that suits best. */
  polygons: {
    params: { file: Blob; fileName: string; property: string | null };
    result: PolygonTerritories;
  };
  export: {
    params: {
      kind: ExportKind;
      /** For `finding-csv`. */
      finding?: FindingKind;
      plan: PlanView;
      goals: readonly { measureId: string; band: number }[];
      measures: readonly Measure[];
      /** Links of the hexes on screen: pieces are counted over those that are on. */
      links: GridLinks;
      projectName: string;
    };
    result: ExportResult;
  };
}

export type DataJobName = keyof DataJobs;

/** Progress of a job: a phase in words and how much of it is done (0 … 1; NaN = unknown). */
export interface JobProgress {
  readonly phase: string;
  readonly done: number;
}

/** Page → worker. */
export type ToWorker =
  /** First message to the data worker: the address that the app's own files are found under. */
  | { readonly type: 'init'; readonly appUrl: string }
  | { readonly type: 'start'; readonly id: number; readonly job: string; readonly params: unknown }
  | { readonly type: 'cancel'; readonly id: number };

/** An error as it crosses the boundary: `name` is the class, so that the page can tell kinds apart. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  /** What to do next, when the error knows. */
  readonly advice: string;
  /** Which of the errors of that name, where there are several. */
  readonly code?: string;
}

/** Worker → page. */
export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly type: 'done'; readonly id: number; readonly result: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly error: PlainError };
