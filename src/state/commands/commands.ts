import type { AccountField } from '../../core/accounts/account-field';
import type { AccountFilter, GridOptions, PotentialSource, WorkloadSource } from '../../core/dataset/dataset';
import type { BalanceGoal, LockedAccount, Rep } from '../../core/plan/plan';
import type { CountryCheck } from '../../files/customers/check-places';
import type { ColumnMapping, DateStyle, NumberStyle } from '../../files/customers/column-mapping';
import type { FindingKind } from '../../files/customers/import-report';
import type { KeptPostcodes } from '../../files/geo/postcode-shelf';
import type {
  AccountQuery,
  AccountRow,
  AddedPostcodes,
  ExportKind,
  FoundList,
  JobProgress,
} from '../../worker/protocol';
import type {
  DialogId,
  DrawerTab,
  ImportState,
  LeftSection,
  MapLayer,
  MapShow,
  PaintTarget,
  ToolId,
  ViewState,
} from '../app-state';
import type { BalanceForm, WayOut } from '../balance-state';
import type { TeamSizeState } from '../team-size';

/**
 * Everything a person can do. These are the only writers of the state; the interface is what map, ui and keyboard see.
 * Each plan command returns false when it was refused (a notice then says why).
 */
export interface Commands {
  // --- gestures (map tools): begin → extend … → commit or drop. Nothing is committed before commitDraft.
  /** Shows what would happen if these hexes went to the target now; an empty list keeps an empty draft. */
  previewDraft(hexes: Int32Array, target: PaintTarget): void;
  commitDraft(toolLabel: string): boolean;
  dropDraft(): void;

  // --- plan
  paintSelection(target: PaintTarget): boolean;
  createTerritory(): boolean;
  mergeTerritories(from: readonly number[], into: number): boolean;
  /** Makes every further piece of the territory a territory of its own. */
  splitPieces(territoryId: number): boolean;
  /** Makes the selected hexes a new territory. */
  splitSelection(): boolean;
  renameTerritory(territoryId: number, name: string): boolean;
  recolourTerritory(territoryId: number, colourSlot: number): boolean;
  setTerritoryLock(territoryIds: readonly number[], locked: boolean): boolean;
  setHexLock(hexes: Int32Array, locked: boolean): boolean;
  /** Locks accounts where they are, or frees them (by key alone). */
  setAccountLock(accounts: readonly LockedAccount[], locked: boolean): boolean;
  setLockReason(key: string, reason: string): boolean;
  deleteTerritory(territoryId: number): boolean;
  assignRep(territoryId: number, repId: string | null): boolean;
  setTerritoryFte(territoryId: number, fte: number): boolean;
  /** Mends what the last drawing left: strays, cut-off pieces, ragged borders, a band just missed. */
  tidyUp(): Promise<boolean>;
  undo(): void;
  redo(): void;

  // --- scenarios
  duplicatePlan(): void;
  selectPlan(planId: string): void;
  renamePlan(planId: string, name: string): void;
  deletePlan(planId: string): void;

  // --- reps and goals
  /** `repOf`: rep by territory of the active plan, where it changes; with the list one step of the history. */
  saveReps(reps: readonly Rep[], repOf?: ReadonlyMap<number, string | null>): void;
  loadRepsFile(file: File): Promise<void>;
  setGoals(goals: readonly BalanceGoal[]): void;

  // --- data
  /** Whatever a person has: a project, a customer file, territories as polygons; the last two go together. */
  openFiles(files: readonly File[]): Promise<void>;
  openFile(file: File): Promise<void>;
  openSample(): Promise<void>;
  mapColumn(column: number, field: AccountField | null): void;
  /** @param times header of the column whose numbers multiply those of this one; null = none */
  multiplyColumn(column: number, times: string | null): void;
  confirmColumn(column: number): void;
  /** How the numbers or the dates of these columns are written; their questions are answered by it. */
  answerColumns(columns: readonly number[], style: NumberStyle | DateStyle): void;
  updateMapping(change: Partial<ColumnMapping>): void;
  /** Another sheet of the workbook, or another file of the archive. */
  choosePart(part: string): Promise<void>;
  setImportOptions(change: {
    remember?: boolean;
    potential?: PotentialSource;
    workload?: WorkloadSource;
    startFrom?: ImportState['startFrom'];
    territories?: number;
  }): void;
  /** columns → importing → check. */
  readImport(): Promise<void>;
  /** Reads the file once more with other rules for what is one account. */
  readAgain(change: Partial<Pick<ColumnMapping, 'accountKey' | 'sameNamePlace' | 'exactCopies'>>): Promise<void>;
  backToColumns(): void;
  /** check → building → on the map. */
  finishImport(): Promise<void>;
  cancelImport(): void;
  setFilter(filter: AccountFilter): Promise<void>;
  setValueSources(potential: PotentialSource, workload: WorkloadSource): Promise<void>;
  rebuildGrid(options: Partial<GridOptions>): Promise<void>;
  renameProject(name: string): void;

  // --- lists of post codes on this device
  postcodeLists(): Promise<readonly KeptPostcodes[]>;
  /** @param country ISO 3166-1 alpha-2 of a list that does not say it, '' = to be found out */
  addPostcodeList(
    file: File,
    country: string,
    options: { onProgress: (progress: JobProgress) => void; signal: AbortSignal },
  ): Promise<AddedPostcodes>;
  removePostcodeList(country: string): Promise<void>;
  /** Which post codes of the file being imported can be placed, by country; [] when none is. */
  checkPostcodes(): Promise<readonly CountryCheck[]>;
  // --- territories as polygons
  /** Names the territories of the polygon file by another property; '' = number them. */
  nameTerritoriesBy(property: string): Promise<void>;
  /** Makes a plan beside the others of the polygons, or gives the plan on screen their territories. */
  takePolygons(as: 'new-plan' | 'this-plan'): boolean;
  /** Puts the polygon file away. */
  dropPolygons(): void;

  // --- links: which hexes are joined without touching
  /** Switches links, given by number, on or off. */
  switchLinks(links: readonly number[], on: boolean): boolean;
  /** Links the two selected hexes, or those of two selected territories that lie nearest to each other. */
  linkSelection(): boolean;
  /** Removes links that were added by hand. */
  removeLinks(links: readonly number[]): boolean;
  /** Finds links anew, over gaps up to this width. */
  setGapKm(gapKm: GridOptions['gapKm']): Promise<void>;
  /** Towns at the ends, flat pairs of hexes; '' where none is known. */
  nameLinks(ends: readonly number[]): Promise<readonly string[]>;

  // --- auto-balance
  openBalance(): void;
  closeBalance(): void;
  changeBalanceForm(change: Partial<BalanceForm>): void;
  runBalance(): Promise<void>;
  stopBalance(): void;
  /** Makes the result one edit of the plan, or a plan of its own beside it. */
  applyBalance(toCopy?: boolean): boolean;
  discardBalance(): void;
  takeWayOut(action: WayOut): Promise<void>;
  /** Solves further plans along the run's trade-off in the background; each is shown as it comes. */
  startFrontier(): Promise<void>;
  /** Ends that and keeps the plans there are. */
  stopFrontier(): void;
  /** Makes a point of the frontier (−1 = the run's own plan) the best plan of the run: shown, and applied if wished. */
  chooseFrontierPoint(index: number): void;

  // --- team size
  /** Shows the curve and, when there is none for these data and goals, begins to work it out. */
  openTeamSize(): void;
  changeTeamSize(change: Partial<Pick<TeamSizeState, 'from' | 'to' | 'assumptions'>>): void;
  /** Works out what the range asks for and is not there yet. */
  runTeamSize(): Promise<void>;
  stopTeamSize(): void;
  /** Puts the number into the auto-balance sheet and opens it. */
  takeTeamSize(territories: number): void;

  // --- out
  /** @param finding the list that `finding-csv` writes */
  exportFile(kind: ExportKind, finding?: FindingKind): Promise<void>;
  exportProject(withAccounts: boolean): Promise<void>;
  loadVersion(savedAt: number): Promise<void>;
  versions(): Promise<readonly { savedAt: number; label: string }[]>;
  takeOverProject(): Promise<void>;
  /** Projects kept on this device, saved last first. */
  projects(): Promise<readonly { id: string; name: string; savedAt: number }[]>;
  openProject(projectId: string): Promise<void>;
  listAccounts(
    query: AccountQuery,
    sort: { measure: number; descending: boolean },
    offset: number,
    limit: number,
  ): Promise<{ total: number; rows: readonly AccountRow[] }>;
  accountNear(lat: number, lng: number, radiusKm: number): Promise<AccountRow | null>;
  /** A list of the import report: of the file that is being imported, or else of the accounts on the map. */
  listFinding(kind: FindingKind): Promise<FoundList>;
  /** Selects and frames the hexes that hold the accounts of a list. */
  showFinding(kind: FindingKind): Promise<void>;

  // --- view
  setTool(tool: ToolId): void;
  setTarget(target: PaintTarget): void;
  setBrushRings(rings: number): void;
  selectTerritories(ids: readonly number[]): void;
  selectHexes(hexes: Int32Array): void;
  hover(territoryId: number, hex: number): void;
  /** The list of links is open or closed. */
  listLinks(listed: boolean): void;
  hoverLinks(links: readonly number[]): void;
  setLayer(layer: MapLayer): void;
  setShow(change: Partial<MapShow>): void;
  frame(target: ViewState['frame']['target']): void;
  setTheme(theme: ViewState['theme']): void;
  openDrawer(tab: DrawerTab | null): void;
  openLeft(section: LeftSection | null): void;
  openDialog(dialog: DialogId): void;
  setRenaming(territoryId: number): void;
  dismissNotice(id: number): void;
}
