import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BalanceCriterion, BalanceProblem } from '../../src/core/autobalance/balance-problem';

/**
 * Benchmark instances: `NAME.csv` (h3, lat, lng, customers, potential, workload; row order = unit) and `NAME.edges.csv`
 * (u, v, type). The folder is optional: whoever has it passes its path.
 */
export interface EngineInstance {
  readonly name: string;
  readonly unitCount: number;
  readonly lat: Float64Array;
  readonly lng: Float64Array;
  readonly columns: Readonly<Record<string, Float64Array>>;
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
}

/** A criterion of the command line: column, band as a fraction, or the most that a territory may hold. */
export interface CriterionWish extends Pick<BalanceCriterion, 'band' | 'hardness' | 'most'> {
  readonly column: string;
}

/** Names of the instances in a folder; empty when the folder is not there. */
export function instanceNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(file => file.endsWith('.edges.csv'))
    .map(file => file.slice(0, -'.edges.csv'.length))
    .sort();
}

function rowsOf(path: string): { header: string[]; rows: string[][] } {
  const [header, ...rows] = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(line => line.trim().split(','));
  return { header, rows };
}

/** Reads an instance given as FOLDER/NAME. */
export function readInstance(path: string): EngineInstance {
  const { header, rows } = rowsOf(`${path}.csv`);
  const columns: Record<string, Float64Array> = {};
  header.forEach((name, i) => {
    if (name !== 'h3') columns[name] = Float64Array.from(rows, row => Number(row[i]));
  });
  const edges = rowsOf(`${path}.edges.csv`).rows;
  const offsets = new Int32Array(rows.length + 1);
  for (const [u, v] of edges) {
    offsets[Number(u) + 1]++;
    offsets[Number(v) + 1]++;
  }
  for (let i = 0; i < rows.length; i++) offsets[i + 1] += offsets[i];
  const next = offsets.slice();
  const neighbours = new Int32Array(2 * edges.length);
  for (const [u, v] of edges) {
    neighbours[next[Number(u)]++] = Number(v);
    neighbours[next[Number(v)]++] = Number(u);
  }
  const { lat, lng } = columns;
  return { name: path.split('/').pop() ?? path, unitCount: rows.length, lat, lng, columns, offsets, neighbours };
}

/** The plain problem: k equal territories from scratch. The column `sum` is potential + workload, each as a share. */
export function problemOf(
  instance: EngineInstance,
  territoryCount: number,
  wishes: readonly CriterionWish[],
): BalanceProblem {
  const { unitCount, columns } = instance;
  return {
    unitCount,
    lat: instance.lat,
    lng: instance.lng,
    offsets: instance.offsets,
    neighbours: instance.neighbours,
    criteria: wishes.map(({ column, ...wish }) => ({
      label: column,
      weights: columnOf(columns, column),
      compact: 0.5,
      ...wish,
    })),
    travelWeights: columns.workload,
    territoryCount,
    shares: new Float64Array(territoryCount).fill(1),
    fixed: new Int32Array(unitCount).fill(-1),
    frozen: new Uint8Array(territoryCount),
    start: null,
    keep: 0,
    disruption: null,
    mostMoved: null,
    homes: null,
  };
}

function columnOf(columns: EngineInstance['columns'], name: string): Float64Array {
  if (name === 'sum') {
    const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);
    const [potential, workload] = [total(columns.potential), total(columns.workload)];
    return columns.potential.map((value, i) => value / potential + columns.workload[i] / workload);
  }
  const column = columns[name];
  if (column === undefined) throw new Error(`No column ${name}: there are ${Object.keys(columns).join(', ')} and sum.`);
  return column;
}

/**
 * `potential:5,workload:10:try,customers:max=400` → columns with their band in percent (or the most that a territory may
 * hold) and hardness: `must` unless it says `try`.
 * @throws Error with the part that cannot be read
 */
export function parseCriteria(text: string): CriterionWish[] {
  return text.split(',').map(part => {
    const [column, limit = '', hardness = 'must', ...rest] = part.split(':');
    const isMaximum = limit.startsWith('max=');
    const value = Number(limit === '' ? Number.NaN : isMaximum ? limit.slice(4) : limit);
    if (column === '' || !(isMaximum ? value > 0 : value >= 0) || rest.length > 0) {
      throw new Error(
        `Criterion "${part}" needs a column and a band in percent, such as potential:5, or a maximum: customers:max=400.`,
      );
    }
    if (hardness !== 'must' && hardness !== 'try') {
      throw new Error(`Criterion "${part}" is either must or try: potential:5:try.`);
    }
    return { column, band: isMaximum ? 0 : value / 100, hardness, most: isMaximum ? value : null };
  });
}

/** Path of an instance in a folder. */
export function instancePath(folder: string, name: string): string {
  return join(folder, name);
}
