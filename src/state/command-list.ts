import type { ExportKind } from '../worker/protocol';
import type { AppState } from './app-state';
import type { Commands } from './commands/commands';
import { hexPieces } from './selectors/hex-pieces';
import { linkUnavailable } from './selectors/linkable-hexes';
import { activePlan } from './selectors/shown-plan';
import { tidyUpUnavailable } from './selectors/tidy-up';

/** One command as menus, the palette and the shortcut list show it. */
export interface ListedCommand {
  readonly id: string;
  readonly label: string;
  /** As in "Mod+Z"; Mod = Ctrl or Cmd. '' = none. */
  readonly shortcut: string;
  /** Why it cannot be run now, in words; null when it can. */
  readonly unavailable: string | null;
  run(): void;
}

export const EXPORTS: readonly {
  readonly kind: ExportKind;
  readonly label: string;
  readonly needsAccounts: boolean;
}[] = [
  { kind: 'territories-geojson', label: 'Territories, GeoJSON', needsAccounts: false },
  { kind: 'territory-summary-csv', label: 'Territory summary, CSV', needsAccounts: false },
  { kind: 'accounts-csv', label: 'Accounts with their territory, CSV', needsAccounts: true },
  { kind: 'assignments-csv', label: 'Account assignments for a CRM, CSV', needsAccounts: true },
  { kind: 'change-list-csv', label: 'Change list, CSV', needsAccounts: true },
  { kind: 'hexes-csv', label: 'Hexes, CSV', needsAccounts: false },
  { kind: 'hexes-geojson', label: 'Hexes, GeoJSON', needsAccounts: false },
  { kind: 'rejected-csv', label: 'Rows left out, CSV', needsAccounts: true },
  { kind: 'territory-months-csv', label: 'Sales per territory and month, CSV', needsAccounts: true },
  { kind: 'import-report-txt', label: 'Import report, text', needsAccounts: true },
];

const NO_ACCOUNTS = 'This project was saved without accounts. Open the customer file first.';

/** Why an export cannot be made now; null when it can. */
export function exportUnavailable(state: AppState, kind: ExportKind): string | null {
  const entry = EXPORTS.find(candidate => candidate.kind === kind);
  if (!state.dataset) return 'There is no data yet.';
  if (entry?.needsAccounts && !state.dataset.source) return NO_ACCOUNTS;
  if (kind === 'change-list-csv' && !state.dataset.sums.today) return 'The file has no column of today’s territories.';
  if (kind === 'rejected-csv' && !state.dataset.report?.rejected) return 'No row was left out.';
  if (kind === 'territory-months-csv' && !state.dataset.report?.lines?.monthly) return 'The file has no order dates.';
  if (state.busy) return 'Another job is running.';
  return null;
}

/** Every command that needs no further argument, with its reason when it cannot run. */
export function commandList(state: AppState, commands: Commands): readonly ListedCommand[] {
  const plan = activePlan(state);
  const { view, history, dataset, balance } = state;
  const noData = dataset ? null : 'There is no data yet.';
  const readOnly = state.save.kind === 'read-only' ? 'The project is open in another tab.' : null;
  const frozen = noData ?? readOnly ?? (balance.run?.status === 'running' ? 'Auto-balance is running.' : null);
  const territories = plan?.territories.filter(territory => view.selectedTerritories.includes(territory.id)) ?? [];
  const noReport = noData ?? (dataset?.report ? null : NO_ACCOUNTS);
  const noHexes = view.selectedHexes.length === 0 ? 'Select hexes on the map first.' : null;
  const noTerritory = territories.length === 0 ? 'Select a territory first.' : null;
  const broken = territories.length === 1 && hexPieces(state)?.countOf[territories[0].id];
  const undo = history.past.at(-1);
  const redo = history.future.at(-1);
  const entry = (
    id: string,
    label: string,
    shortcut: string,
    unavailable: string | null,
    run: () => unknown,
  ): ListedCommand => ({ id, label, shortcut, unavailable, run: () => void run() });

  return [
    entry(
      'undo',
      undo ? `Undo ${undo.label}` : 'Undo',
      'Mod+Z',
      frozen ?? (undo ? null : 'Nothing to undo.'),
      commands.undo,
    ),
    entry(
      'redo',
      redo ? `Redo ${redo.label}` : 'Redo',
      'Shift+Mod+Z',
      frozen ?? (redo ? null : 'Nothing to redo.'),
      commands.redo,
    ),
    entry('tidy-up', 'Tidy up what was drawn', 'T', tidyUpUnavailable(state), commands.tidyUp),
    entry('balance', 'Auto-balance', '', frozen, commands.openBalance),
    entry('team-size', 'How many territories?', '', noData, commands.openTeamSize),
    entry('new-territory', 'New territory', '', frozen, commands.createTerritory),
    entry('unassign', 'Unassign selected hexes', 'Delete', frozen ?? noHexes, () =>
      commands.paintSelection({ kind: 'unassign' }),
    ),
    entry('split-selection', 'Split selected hexes off', '', frozen ?? noHexes, commands.splitSelection),
    entry(
      'split-pieces',
      'Split territory by its pieces',
      '',
      frozen ?? noTerritory ?? (broken && broken > 1 ? null : 'It is in one piece.'),
      () => commands.splitPieces(territories[0].id),
    ),
    entry(
      'merge',
      'Merge selected territories',
      '',
      frozen ?? (territories.length < 2 ? 'Select two territories or more.' : null),
      () =>
        commands.mergeTerritories(
          territories.slice(1).map(territory => territory.id),
          territories[0].id,
        ),
    ),
    entry('lock', 'Lock selected territories', '', frozen ?? noTerritory, () =>
      commands.setTerritoryLock(view.selectedTerritories, true),
    ),
    entry('unlock', 'Unlock selected territories', '', frozen ?? noTerritory, () =>
      commands.setTerritoryLock(view.selectedTerritories, false),
    ),
    entry('lock-all', 'Lock all territories', '', frozen, () =>
      commands.setTerritoryLock(plan?.territories.map(territory => territory.id) ?? [], true),
    ),
    entry('unlock-all', 'Unlock all territories', '', frozen, () =>
      commands.setTerritoryLock(plan?.territories.map(territory => territory.id) ?? [], false),
    ),
    entry('locked-accounts', 'Locked accounts…', '', noData, () => commands.openDialog('locked-accounts')),
    entry('rename', 'Rename territory', 'F2', frozen ?? noTerritory, () => commands.setRenaming(territories[0].id)),
    entry('delete', 'Delete territory', '', frozen ?? noTerritory, () => commands.deleteTerritory(territories[0].id)),
    entry('link', 'Link the selection', '', frozen ?? linkUnavailable(state), commands.linkSelection),
    entry('links', 'Links over water and gaps…', '', noData, () => commands.openLeft('links')),
    entry('copy-plan', 'Copy this plan', '', frozen, commands.duplicatePlan),
    entry('polygons', 'Territories from polygons (GeoJSON)…', '', frozen, () => commands.openDialog('polygons')),
    entry('goals', 'Balance goals…', '', noData, () => commands.openDialog('goals')),
    entry('workload', 'Potential and workload…', '', frozen ?? (dataset?.source ? null : NO_ACCOUNTS), () =>
      commands.openDialog('workload'),
    ),
    entry('reps', 'Reps…', '', noData, () => commands.openDialog('reps')),
    entry('import-report', 'Import report…', '', noReport, () => commands.openDialog('import-report')),
    entry('versions', 'Earlier versions and projects…', '', null, () => commands.openDialog('versions')),
    entry('postcode-lists', 'Lists of post codes…', '', null, () => commands.openDialog('postcode-lists')),
    ...EXPORTS.map(({ kind, label }) =>
      entry(`export-${kind}`, `Export ${label}`, '', exportUnavailable(state, kind), () => commands.exportFile(kind)),
    ),
    entry('save-file', 'Save project file', 'Mod+S', noData, () => commands.exportProject(false)),
    entry(
      'save-file-accounts',
      'Save project file with accounts',
      '',
      noData ?? (dataset?.source ? null : NO_ACCOUNTS),
      () => commands.exportProject(true),
    ),
    entry('sample', 'Open the sample', '', readOnly, commands.openSample),
    entry('frame-all', 'Show the whole market', '', noData, () => commands.frame('all')),
    entry('tool-hand', 'Hand tool', 'H', null, () => commands.setTool('hand')),
    entry('tool-pick', 'Pick tool', 'P', null, () => commands.setTool('pick')),
    entry('tool-brush', 'Brush', 'B', null, () => commands.setTool('brush')),
    entry('tool-lasso', 'Lasso', 'L', null, () => commands.setTool('lasso')),
    entry('tool-polygon', 'Polygon', 'G', null, () => commands.setTool('polygon')),
    entry('tool-rectangle', 'Rectangle', 'R', null, () => commands.setTool('rectangle')),
    entry('theme-light', 'Light theme', '', null, () => commands.setTheme('light')),
    entry('theme-dark', 'Dark theme', '', null, () => commands.setTheme('dark')),
    entry('theme-system', 'Theme of the system', '', null, () => commands.setTheme('system')),
    entry('commands', 'Find a command…', 'Mod+K', null, () => commands.openDialog('commands')),
    entry('help', 'Help', '?', null, () => commands.openDialog('help')),
  ];
}
