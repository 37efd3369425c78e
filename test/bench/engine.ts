import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BalanceEffort, BalanceProblemError } from '../../src/core/autobalance/balance-problem';
import { parseCriteria, problemOf, readInstance } from './engine-instance';
import { measureRun } from './engine-table';

/**
 * `npm run bench:engine -- --instance DIR/NAME --territories K [--criteria potential:5,workload:5] [--seed 1]
 * [--effort fast|normal|high] [--certificate on|off] [--out PLANFILE]`: one run of the balancing engine on a benchmark
 * instance. A criterion may be soft (`workload:5:try`) or a maximum (`customers:max=400`). Prints one JSON line; writes
 * one territory (0-based) per line. Exit 2 on wrong usage.
 */
const USAGE =
  'Usage: bench:engine --instance DIR/NAME --territories K [--criteria potential:5,workload:5:try,customers:max=400] [--seed 1] [--effort fast|normal|high] [--certificate on|off] [--out FILE]';

function main(): number {
  const { values } = parseArgs({
    options: {
      instance: { type: 'string' },
      territories: { type: 'string' },
      criteria: { type: 'string', default: 'potential:5,workload:5' },
      seed: { type: 'string', default: '1' },
      effort: { type: 'string', default: 'normal' },
      certificate: { type: 'string', default: 'on' },
      out: { type: 'string' },
    },
  });
  const { instance: path, territories, criteria, seed, effort, certificate, out } = values;
  const known = ['fast', 'normal', 'high'].includes(effort) && ['on', 'off'].includes(certificate);
  if (path === undefined || territories === undefined || !known) {
    console.error(USAGE);
    return 2;
  }
  const instance = readInstance(path);
  const problem = problemOf(instance, Number(territories), parseCriteria(criteria));
  const options = { seed: Number(seed), effort: effort as BalanceEffort, certificate: certificate === 'on' };
  const { row, result } = measureRun(instance.name, problem, options);
  if (out !== undefined) writeFileSync(out, `${Array.from(result.territoryOf).join('\n')}\n`);
  console.log(JSON.stringify({ ...row, seed: options.seed, effort }));
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  const known = error instanceof BalanceProblemError || (error instanceof Error && 'code' in error);
  console.error(error instanceof Error && (known || error.message.length > 0) ? error.message : error);
  process.exitCode = 2;
}
