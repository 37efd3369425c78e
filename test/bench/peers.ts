import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { BalanceEffort } from '../../src/core/autobalance/balance-problem';
import {
  type EngineInstance,
  instanceNames,
  instancePath,
  parseCriteria,
  problemOf,
  readInstance,
} from './engine-instance';
import { measureRun, territoryCounts } from './engine-table';
import { hasGpmetis, type MetisScheme, runGpmetis } from './gpmetis';
import { type PeerCase, type PeerRow, peerTable } from './peer-table';
import { planFigures } from './plan-figures';

/**
 * `npm run bench:peers -- --instances DIR [--territories 10,25] [--names a,b] [--effort fast|normal|high]
 * [--out-table FILE]`: the engine beside METIS (`gpmetis`, when it is installed) on every instance of a folder, with
 * two criteria and with one, judged by the same code. Prints a Markdown table. Exit 2 on wrong usage.
 */
const USAGE =
  'Usage: bench:peers --instances DIR [--territories 10,25] [--names a,b] [--effort fast|normal|high] [--out-table FILE]';

/** What is balanced: METIS is asked for 1 % throughout, which it keeps with one criterion only. */
const CRITERIA = ['potential:5,workload:5', 'potential:1'];
const SCHEMES: readonly (readonly [string, MetisScheme])[] = [
  ['METIS kway -contig', 'kway'],
  ['METIS rb', 'rb'],
];

function runCase(
  instance: EngineInstance,
  k: number,
  criteria: string,
  effort: BalanceEffort,
  peers: boolean,
): PeerCase {
  const problem = problemOf(instance, k, parseCriteria(criteria));
  const { row } = measureRun(instance.name, problem, { seed: 1, effort, certificate: false });
  const rows: PeerRow[] = [{ solver: 'ours', seconds: row.seconds, figures: row }];
  for (const [solver, scheme] of peers && k > 1 ? SCHEMES : []) {
    try {
      const { territoryOf, seconds } = runGpmetis(problem, scheme);
      rows.push({ solver, seconds, figures: planFigures(problem, territoryOf) });
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      rows.push({ solver, seconds: 0, figures: null });
    }
  }
  return { instance: instance.name, units: instance.unitCount, territories: k, criteria, rows };
}

function main(): number {
  const { values } = parseArgs({
    options: {
      instances: { type: 'string' },
      territories: { type: 'string' },
      names: { type: 'string' },
      effort: { type: 'string', default: 'normal' },
      'out-table': { type: 'string' },
    },
  });
  const { instances: folder, effort, 'out-table': out } = values;
  const asked = values.territories?.split(',').map(Number);
  if (
    folder === undefined ||
    !['fast', 'normal', 'high'].includes(effort) ||
    asked?.some(k => !(Number.isInteger(k) && k > 0))
  ) {
    console.error(USAGE);
    return 2;
  }
  const known = instanceNames(folder);
  const names = values.names?.split(',') ?? known;
  const unknown = names.filter(name => !known.includes(name));
  if (unknown.length > 0 || known.length === 0) {
    console.error(`No instance ${unknown.join(', ')} in ${folder}: there are ${known.join(', ') || 'none'}.`);
    return 2;
  }
  const peers = hasGpmetis();
  const [cpu] = cpus();
  console.log(`${cpu?.model ?? 'unknown processor'}, Node ${process.version}, effort ${effort}`);
  if (!peers)
    console.log('gpmetis is not installed (Debian and Ubuntu: apt install metis), so these are our figures alone.');
  const cases: PeerCase[] = [];
  for (const name of names) {
    const instance = readInstance(instancePath(folder, name));
    const counts = (asked ?? territoryCounts(name, instance.unitCount)).filter(k => k <= instance.unitCount);
    for (const k of counts) {
      for (const criteria of CRITERIA) {
        console.error(`${name}, ${k} territories, ${criteria}`);
        cases.push(runCase(instance, k, criteria, effort as BalanceEffort, peers));
      }
    }
  }
  const table = peerTable(cases);
  console.log(`\n${table}`);
  if (out !== undefined) writeFileSync(out, table);
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
