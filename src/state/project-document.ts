import type { HexGrid, HexSums, TodayTable } from '../core/grid/hex-grid';
import { withoutOwn } from '../core/grid/link-choices';
import type { Plan } from '../core/plan/plan';
import { type PlanDocument, PROJECT_SCHEMA_VERSION, type ProjectDocument } from '../core/project/project-document';
import type { AppState } from './app-state';

/** The project on screen as a document; null without data. `packed` is the customer file, or null to leave accounts out. */
export function documentOfState(state: AppState, savedAt: number, packed: string | null): ProjectDocument | null {
  const { dataset } = state;
  if (!dataset) return null;
  return {
    app: 'evenland',
    schemaVersion: PROJECT_SCHEMA_VERSION,
    name: state.projectName,
    savedAt: new Date(savedAt).toISOString(),
    goals: state.goals,
    reps: state.reps,
    gridOptions: dataset.gridOptions,
    potential: dataset.potential,
    workload: dataset.workload,
    filter: dataset.filter,
    linkChoices: dataset.linkChoices,
    plans: state.plans.map(plan => planDocument(plan, packed !== null)),
    activePlanId: state.activePlanId,
    hexes: {
      ...hexColumns(dataset.grid, dataset.sums),
      summary: dataset.summary,
      resolutionReason: dataset.resolutionReason,
    },
    source: packed !== null && dataset.source ? { ...dataset.source, packed } : null,
  };
}

/** Without accounts nothing that names one leaves the device: their locks stay as locks of nameless accounts. */
function planDocument(plan: Plan, withAccounts: boolean): PlanDocument {
  const lockedHexes: number[] = [];
  plan.lockedHexes.forEach((locked, hex) => {
    if (locked) lockedHexes.push(hex);
  });
  return {
    id: plan.id,
    name: plan.name,
    territories: plan.territories,
    hexTerritory: Array.from(plan.assignment),
    lockedHexes,
    lockedAccounts: withAccounts
      ? plan.lockedAccounts
      : plan.lockedAccounts.map(({ hex }, index) => ({ key: `nameless:${index + 1}`, name: '', reason: '', hex })),
  };
}

function hexColumns(grid: HexGrid, sums: HexSums) {
  return {
    cells: Array.from(grid.cells, cell => cell.toString(16)),
    coarsest: grid.coarsest,
    finest: grid.finest,
    links: Array.from(withoutOwn(grid.links).pairs),
    gapKm: grid.links.gapKm,
    accounts: Array.from(sums.accounts),
    sums: sums.sums.map(column => Array.from(column)),
    totals: sums.totals,
    today: sums.today ? todayColumns(sums.today) : null,
  };
}

function todayColumns(today: TodayTable) {
  const entries: number[][] = [];
  for (let hex = 0; hex + 1 < today.offsets.length; hex++) {
    for (let entry = today.offsets[hex]; entry < today.offsets[hex + 1]; entry++) {
      entries.push([hex, today.label[entry], today.accounts[entry], ...today.sums.map(column => column[entry])]);
    }
  }
  return { labels: today.labels, entries, ...(today.statedByHex ? { statedByHex: true } : {}) };
}

/** The plan over the hexes of its document, `cells` ascending. */
export function planOfDocument(document: PlanDocument): Plan {
  const lockedHexes = new Uint8Array(document.hexTerritory.length);
  for (const hex of document.lockedHexes) lockedHexes[hex] = 1;
  return {
    id: document.id,
    name: document.name,
    territories: document.territories,
    assignment: Uint16Array.from(document.hexTerritory),
    lockedHexes,
    lockedAccounts: document.lockedAccounts,
  };
}

export function cellsOfDocument(document: ProjectDocument): BigUint64Array {
  return BigUint64Array.from(document.hexes.cells, cell => BigInt(`0x${cell}`));
}

/** The first territory id that no plan uses. */
export function nextTerritoryId(plans: readonly Plan[]): number {
  let largest = 0;
  for (const plan of plans) for (const territory of plan.territories) largest = Math.max(largest, territory.id);
  return largest + 1;
}
