import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { gridOfCells } from '../../test/support/grids';
import { AccountTableBuilder } from '../core/accounts/account-table-builder';
import { aggregate } from '../core/grid/aggregate';
import { hexAt } from '../core/grid/cell-index';
import type { HexGrid } from '../core/grid/hex-grid';
import type { Territory } from '../core/plan/plan';
import { allMeasures } from '../core/workload/account-values';
import { accountAssignmentsCsv, changeListCsv, plainAssignmentsCsv } from './account-assignments-csv';
import type { AccountPlacement } from './accounts-csv';
import { hexesCsv } from './hexes-csv';
import { hexesGeoJson } from './hexes-geojson';
import { territoriesGeoJson } from './territories-geojson';
import { type PlannedMarket, territorySummaries } from './territory-summary';
import { territorySummaryCsv } from './territory-summary-csv';

const territory = (id: number, name: string, todayLabel: string, repId: string | null = null): Territory => ({
  id,
  name,
  colourSlot: 0,
  repId,
  fte: 1,
  todayLabel,
  locked: false,
});

/** Two accounts in every hex round a point; hexes west of it are North's, the others =South's, one is nobody's. */
function market(lat: number, lng: number) {
  const cells = gridDisk(latLngToCell(lat, lng, 5), 3);
  const grid: HexGrid = gridOfCells(cells, 5);
  const builder = new AccountTableBuilder(
    [
      { key: 'potential', header: 'Potential', sums: true },
      { key: 'sales', header: 'Sales', sums: true },
    ],
    [
      { key: 'territory', header: 'Territory' },
      { key: 'owner', header: 'Rep' },
    ],
  );
  cells.forEach((cell, index) => {
    const [cellLat, cellLng] = cellToLatLng(cell);
    const place = (id: string, sales: number, labels: string[]) =>
      builder.add(id, `Name ${id}`, cellLat, cellLng, 0, Float64Array.of(100 + index / 10, sales), labels);
    place(`a${index}`, 0.1, ['N', 'Ada']);
    place(`b${index}`, Number.NaN, index % 3 ? ['S', 'Bo'] : ['', '']);
  });
  const table = builder.finish();
  const hexOfAccount = Int32Array.from(table.lat, (accountLat, account) => hexAt(grid, accountLat, table.lng[account]));
  const valued = allMeasures(table, { kind: 'column' }, { kind: 'equal' });
  const sums = aggregate(
    grid.count,
    hexOfAccount,
    valued.map(({ values }) => values),
    null,
    table.categories[0],
  );
  const east = (hex: number) => ((grid.lng[hex] - lng + 540) % 360) - 180;
  const assignment = Uint16Array.from({ length: grid.count }, (_, hex) => (hex === 0 ? 0 : east(hex) < 0 ? 7 : 3));
  const planned: PlannedMarket = {
    grid,
    sums,
    measures: valued.map(({ measure }) => measure),
    goals: [{ measureId: 'potential', band: 0.15 }],
    assignment,
    territories: [territory(3, '=South', 'S'), territory(7, 'North', 'N', 'ada'), territory(9, 'Empty', '')],
    reps: [{ id: 'ada', name: 'Ada', email: '', fte: 1, home: null }],
  };
  const nameOf = (id: number) => planned.territories.find(other => other.id === id)?.name ?? '';
  const idOf = (account: number) => assignment[hexOfAccount[account]];
  const placement: AccountPlacement = {
    territory: account => nameOf(idOf(account)),
    territoryId: idOf,
    rep: account => (idOf(account) === 7 ? 'Ada' : ''),
    h3: account => grid.cells[hexOfAccount[account]].toString(16),
  };
  return { planned, table, valued, placement, idOf };
}

const rowsOf = (pieces: Iterable<string>) =>
  Papa.parse<Record<string, string>>([...pieces].join(''), { header: true, skipEmptyLines: true }).data;

type Ring = [number, number][];
const signedArea = (ring: Ring) =>
  ring.slice(1).reduce((sum, [x, y], at) => sum + (ring[at][0] * y - x * ring[at][1]), 0) / 2;

describe('hexesCsv', () => {
  it('has exactly the columns h3 and territory, every hex once', () => {
    const { planned } = market(42, -71);
    const text = [...hexesCsv(planned.grid, planned.assignment, planned.territories)].join('');
    expect(text.split('\n')[0]).toBe('h3,territory');
    const rows = rowsOf([text]);
    expect(new Set(rows.map(row => row.h3)).size).toBe(planned.grid.count);
    expect(rows[0].territory).toBe('');
    expect(rows.filter(row => row.territory === "'=South").length).toBe(
      planned.assignment.filter(id => id === 3).length,
    );
  });

  it('adds up to the totals when asked for contents', () => {
    const { planned } = market(42, -71);
    const rows = rowsOf(hexesCsv(planned.grid, planned.assignment, planned.territories, planned));
    const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column]), 0);
    expect(sum('accounts')).toBe(74);
    expect(sum('potential')).toBeCloseTo(planned.sums.totals[0], 6);
    expect(sum('sales_ttm')).toBeCloseTo(planned.sums.totals[2], 6);
  });
});

describe('territorySummaries', () => {
  it('has the same columns for all, agrees with the accounts, and keeps an empty territory', () => {
    const { planned, valued, idOf, table } = market(42, -71);
    const rows = rowsOf(territorySummaryCsv(territorySummaries(planned)));
    expect(Object.keys(rows[0])).toEqual([
      'territory_id',
      'territory_name',
      'type',
      'rep',
      'fte',
      'accounts',
      'potential',
      'workload',
      'sales_ttm',
      'penetration_pct',
      'potential_deviation_pct',
      'in_band',
      'disruption_pct',
      'hexes',
      'area_km2',
      'mean_km_to_centre',
      'components',
    ]);
    expect(rows.map(row => row.territory_name)).toEqual(["'=South", 'North', 'Empty']);
    expect(rows.map(row => row.rep)).toEqual(['', 'Ada', '']);
    const [south] = rows;
    let potential = 0;
    let accounts = 0;
    let held = 0;
    let moved = 0;
    for (let account = 0; account < table.count; account++) {
      if (idOf(account) !== 3) continue;
      accounts++;
      potential += valued[0].values[account];
      const label = table.categories[0].labels[table.categories[0].codes[account]];
      if (label !== '') held++;
      if (label === 'N') moved++;
    }
    expect(Number(south.accounts)).toBe(accounts);
    expect(Number(south.potential)).toBeCloseTo(potential, 6);
    expect(Number(south.disruption_pct)).toBeCloseTo((moved / held) * 100, 2);
    const target = planned.sums.totals[0] / 3;
    expect(Number(south.potential_deviation_pct)).toBeCloseTo((potential / target - 1) * 100, 2);
    expect(south.in_band).toBe('false');
    expect(rows[2]).toMatchObject({
      accounts: '0',
      hexes: '0',
      components: '0',
      penetration_pct: '',
      disruption_pct: '',
    });
  });
});

describe('territoriesGeoJson', () => {
  it.each([
    ['in America', 42, -71],
    ['across the antimeridian', 65, 179.9],
  ])('follows RFC 7946 %s', (_, lat, lng) => {
    const { planned } = market(lat, lng);
    const collection = JSON.parse([...territoriesGeoJson(planned, 'Plan A')].join(''));
    expect(collection.type).toBe('FeatureCollection');
    expect(collection).not.toHaveProperty('crs');
    expect(
      collection.features.map((feature: { properties: { territory_id: number } }) => feature.properties.territory_id),
    ).toEqual([3, 7, 9]);
    expect(collection.features[2].geometry).toBeNull();
    expect(collection.features[0].properties).toMatchObject({
      territory_name: '=South',
      plan: 'Plan A',
      h3_resolution: 5,
    });
    for (const feature of collection.features) {
      expect(Object.keys(feature.properties).join()).not.toMatch(/colou?r|fill|stroke|opacity/u);
      if (!feature.geometry) continue;
      const polygons: Ring[][] =
        feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates;
      for (const [exterior, ...holes] of polygons) {
        expect(signedArea(exterior)).toBeGreaterThan(0);
        for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0);
        for (const ring of [exterior, ...holes]) {
          expect(ring[0]).toEqual(ring.at(-1));
          for (const [x, y] of ring) {
            expect(Math.abs(x)).toBeLessThanOrEqual(180);
            expect(String(x)).toMatch(/^-?\d+(\.\d{1,7})?$/u);
            expect(String(y)).toMatch(/^-?\d+(\.\d{1,7})?$/u);
          }
        }
      }
    }
  });
});

describe('hexesGeoJson', () => {
  it('has one feature per hex with its territory, and its area is that of the hexes', () => {
    const { planned } = market(42, -71);
    const { features } = JSON.parse([...hexesGeoJson(planned)].join(''));
    expect(features).toHaveLength(planned.grid.count);
    expect(features[0].properties).toMatchObject({ territory_id: null, territory: null, accounts: 2 });
    for (const feature of features) {
      expect(feature.geometry.type).toBe('Polygon');
      expect(signedArea(feature.geometry.coordinates[0])).toBeGreaterThan(0);
    }
  });
});

describe('account assignments', () => {
  it('has two plain columns, or all that is known', () => {
    const { planned, table, valued, placement } = market(42, -71);
    const plain = rowsOf(plainAssignmentsCsv(table, placement));
    expect(Object.keys(plain[0])).toEqual(['account_id', 'territory']);
    expect(plain).toHaveLength(table.count);
    const measures = { measures: valued.map(({ measure }) => measure), values: valued.map(({ values }) => values) };
    const rows = rowsOf(accountAssignmentsCsv(table, placement, measures, planned.territories));
    const changed = rows.filter(row => row.changed === 'true');
    expect(rows.filter(row => row.changed === '').every(row => row.previous_territory === '')).toBe(true);
    expect(
      changed.every(
        row => row.previous_territory !== (row.territory_id === '7' ? 'N' : row.territory_id === '3' ? 'S' : ''),
      ),
    ).toBe(true);
    expect(rows[0]).toMatchObject({
      account_id: 'a0',
      previous_rep: 'Ada',
      sales_ttm: '0.1',
      workload: '1',
      call_frequency: '',
    });
    expect(rows[1].sales_ttm).toBe('');
    const list = rowsOf(changeListCsv(table, placement, measures, planned.territories));
    expect(list.map(row => row.account_id)).toEqual(changed.map(row => row.account_id));
    expect(list.length).toBeGreaterThan(0);
  });
});
