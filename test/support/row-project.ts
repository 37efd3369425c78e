import { NO_LINKS } from '../../src/core/grid/grid-links';
import type { HexGrid, HexSums, TodayTable } from '../../src/core/grid/hex-grid';
import { NO_LINK_CHOICES } from '../../src/core/grid/link-choices';
import type { Territory } from '../../src/core/plan/plan';
import type { Dataset } from '../../src/state/app-state';
import { CommandContext } from '../../src/state/commands/command-context';
import { createAppStore } from '../../src/state/create-store';
import type { Services } from '../../src/state/services';
import type { AppStore } from '../../src/state/store';

/** A market of hexes in a row, each beside the next, with one account, 10 potential and 2 hours in every hex. */
export function rowDataset(count: number, today?: TodayTable): Dataset {
  const offsets = new Int32Array(count + 1);
  const neighbours: number[] = [];
  for (let hex = 0; hex < count; hex++) {
    if (hex > 0) neighbours.push(hex - 1);
    if (hex < count - 1) neighbours.push(hex + 1);
    offsets[hex + 1] = neighbours.length;
  }
  const grid: HexGrid = {
    count,
    cells: BigUint64Array.from({ length: count }, (_, hex) => BigInt(hex + 1)),
    coarsest: 4,
    finest: 4,
    lat: new Float64Array(count),
    lng: Float64Array.from({ length: count }, (_, hex) => hex),
    areaKm2: new Float64Array(count).fill(100),
    offsets,
    neighbours: Int32Array.from(neighbours),
    links: NO_LINKS,
    borders: { vertices: new Float64Array(0), edgeVertices: new Int32Array(0), edgeHexes: new Int32Array(0) },
  };
  const sums: HexSums = {
    accounts: new Uint32Array(count).fill(1),
    sums: [new Float64Array(count).fill(10), new Float64Array(count).fill(2)],
    totals: [10 * count, 2 * count],
    today,
  };
  const origin = [0, 0] as const;
  return {
    source: null,
    file: null,
    hexDocument: '',
    isSample: false,
    report: null,
    potential: { kind: 'equal' },
    workload: { kind: 'equal' },
    filter: { categories: [], ranges: [] },
    gridOptions: { resolution: 4, reachKm: 'auto', territories: 2 },
    linkChoices: NO_LINK_CHOICES,
    resolutionReason: '',
    summary: {
      accounts: count,
      measures: [
        { id: 'potential', label: 'Potential', unit: 'currency', source: '', filled: count },
        { id: 'workload', label: 'Workload', unit: 'hours', source: '', filled: count },
      ],
      categories: [],
      distributions: [],
      potential: { kind: 'equal' },
      workload: { kind: 'equal' },
      currency: 'USD',
    },
    grid,
    sums,
    mesh: { origin, positions: new Float32Array(0), hex: new Uint32Array(0), indices: new Uint32Array(0) },
    borderMesh: { origin, segments: new Float32Array(0), hexes: new Int32Array(0) },
    points: {
      count: 0,
      origin,
      positions: new Float32Array(0),
      size: new Uint8Array(0),
      hex: new Int32Array(0),
      counts: new Uint8Array(0),
    },
  };
}

export function territory(id: number, change: Partial<Territory> = {}): Territory {
  return {
    id,
    name: `T${id}`,
    colourSlot: id - 1,
    repId: null,
    fte: 1,
    todayLabel: '',
    locked: false,
    ...change,
  };
}

/** A store with one plan over a row of hexes; `assignment[hex]` is the territory id. */
export function rowProject(assignment: readonly number[], territories: readonly Territory[]): AppStore {
  const store = createAppStore();
  store.setState({
    phase: 'ready',
    projectId: 'project',
    dataset: rowDataset(assignment.length),
    plans: [
      {
        id: 'plan',
        name: 'Plan',
        assignment: Uint16Array.from(assignment),
        territories,
        lockedHexes: new Uint8Array(assignment.length),
        lockedAccounts: [],
      },
    ],
    activePlanId: 'plan',
    nextTerritoryId: Math.max(0, ...territories.map(other => other.id)) + 1,
    save: { kind: 'saved', at: 0 },
  });
  return store;
}

/** Commands that need nothing of the outside world but fresh ids. */
export function contextOf(store: AppStore): CommandContext {
  let ids = 0;
  return new CommandContext(store, { newId: () => `id-${++ids}` } as Services);
}
