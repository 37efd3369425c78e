import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BalanceProblem } from '../../src/core/autobalance/balance-problem';
import { metisGraph, readPartition } from './metis-graph';

/** `kway`: all territories at once, asked to be connected; `rb`: recursive bisection, which cannot be asked that. */
export type MetisScheme = 'kway' | 'rb';

export interface PeerPlan {
  readonly territoryOf: Int32Array;
  /** The partitioning alone as METIS reports it: no reading, no writing. */
  readonly seconds: number;
}

export function hasGpmetis(): boolean {
  return spawnSync('gpmetis', ['-help'], { stdio: 'ignore' }).error === undefined;
}

/**
 * METIS on a problem, in its own process, from a graph written to a temporary folder.
 * @throws Error with what gpmetis printed if it gives no partition
 */
export function runGpmetis(problem: BalanceProblem, scheme: MetisScheme, seed = 1): PeerPlan {
  const folder = mkdtempSync(join(tmpdir(), 'evenland-peers-'));
  try {
    const file = join(folder, 'market.graph');
    writeFileSync(file, metisGraph(problem));
    const k = String(problem.territoryCount);
    const connected = scheme === 'kway' ? ['-contig'] : [];
    const args = [`-ptype=${scheme}`, ...connected, '-ufactor=10', `-seed=${seed}`, file, k];
    const { stdout, stderr, status, signal } = spawnSync('gpmetis', args, { encoding: 'utf8' });
    const seconds = /Partitioning:\s+([\d.]+) sec/.exec(stdout)?.[1];
    if (status !== 0 || seconds === undefined) {
      const said = `${stderr}${stdout}`.trim().split('\n').at(-1) ?? '';
      throw new Error(`gpmetis ${args.slice(0, -2).join(' ')} ended with ${signal ?? status}: ${said}`);
    }
    return {
      territoryOf: readPartition(readFileSync(`${file}.part.${k}`, 'utf8'), problem.unitCount),
      seconds: Number(seconds),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
