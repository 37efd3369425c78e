/**
 * `npm run fuzz [-- --seconds 600] [--seed N] [--case N] [--seeds 'parquet$|zip$']`: damaged customer files without
 * end, each held to what must hold for any file. The same seed gives the same cases. A case that fails, or does not
 * come back in time, is written to a file; `--case` runs a single one again. `--seeds` takes only files whose names
 * match.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzzCase, seedFiles } from './fuzz-case';
import type { CaseResult } from './fuzz-process';

/** No file of this size may take longer, on a busy machine either. */
const MOST_SECONDS = 20;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    case: { type: 'string' },
    seeds: { type: 'string', default: '' },
    out: { type: 'string', default: join(tmpdir(), 'evenland-fuzz') },
  },
});
const seed = Number(values.seed);
const only = values.case === undefined ? null : Number(values.case);

let child: ChildProcess | null = null;

/** What came of a case; a process that hangs or dies is replaced. */
function run(number: number): Promise<CaseResult> {
  child ??= fork(join(import.meta.dirname, 'fuzz-process.ts'), [String(seed), values.seeds]);
  const current = child;
  return new Promise(resolve => {
    const end = (result: CaseResult, isAlive: boolean) => {
      clearTimeout(timer);
      current.removeAllListeners();
      if (!isAlive) {
        child = null;
        current.kill('SIGKILL');
      }
      resolve(result);
    };
    const timer = setTimeout(
      () => end({ refused: '', finding: `no answer within ${MOST_SECONDS} seconds` }, false),
      MOST_SECONDS * 1000,
    );
    current.once('message', result => end(result as CaseResult, true));
    current.once('error', error => end({ refused: '', finding: `the process failed: ${error}` }, false));
    current.once('exit', code => end({ refused: '', finding: `the process ended with ${code}` }, false));
    current.send(number);
  });
}

const seeds = seedFiles(values.seeds);
const began = performance.now();
const refusals = new Map<string, number>();
let cases = 0;
let findings = 0;
for (let number = only ?? 0; performance.now() - began < Number(values.seconds) * 1000; number++) {
  const { refused, finding } = await run(number);
  cases++;
  if (finding === null) refusals.set(refused, (refusals.get(refused) ?? 0) + 1);
  else {
    findings++;
    const { name, bytes } = fuzzCase(seeds, seed, number);
    mkdirSync(values.out, { recursive: true });
    const path = join(values.out, `seed-${seed}-case-${number}-${name}`);
    writeFileSync(path, bytes);
    console.log(`Case ${number}: ${finding.split('\n').slice(0, 4).join('\n  ')}\n  written to ${path}`);
  }
  if (only !== null) break;
}
(child as ChildProcess | null)?.kill();
const kinds = [...refusals].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code || 'read'} ${count}`);
console.log(
  `${cases} cases in ${Math.round((performance.now() - began) / 1000)} s, seed ${seed}: ${findings} findings; ${kinds.join(', ')}`,
);
process.exitCode = findings > 0 ? 1 : 0;
