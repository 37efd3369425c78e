/**
 * The whole test command: types, lint, build, then unit, property, architecture and browser tests in one run. Stops at
 * the first step that fails; ends with one line that counts.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const results = join(mkdtempSync(join(tmpdir(), 'evenland-tests-')), 'results.json');

function run(title, command, args) {
  console.log(`\n— ${title}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  return status === 0;
}

let passed = 0;
let failed = 0;
const count = ok => {
  if (ok) passed++;
  else failed++;
};

count(run('types', 'npx', ['tsc', '--noEmit']));
count(run('lint', 'npx', ['biome', 'check', '.']));
count(run('build', 'npx', ['vite', 'build']));

if (failed === 0) {
  const ok = run('tests', 'npx', [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ]);
  try {
    const report = JSON.parse(readFileSync(results, 'utf8'));
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    // A file that does not even load has no tests to count, and skipped tests are not passed ones.
    if (!ok && report.numFailedTests === 0) failed++;
    if (report.numPendingTests > 0) failed += report.numPendingTests;
  } catch {
    failed++;
  }
} else {
  console.log('\nTests were not run: mend the step above first.');
}
rmSync(results, { force: true });

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
