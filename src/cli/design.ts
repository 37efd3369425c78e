/** The command line: `npm run design -- customers.csv --territories 20`. See --help. */
import { join } from 'node:path';
import { BalanceProblemError } from '../core/autobalance/balance-problem';
import { GridTooLargeError } from '../core/grid/build-grid';
import { ImportError } from '../files/customers/import-error';
import { RepsFileError } from '../files/reps-csv';
import { designArguments, HELP, UsageError } from './design-arguments';
import { DESIGN_FILES, makeFolder, outputFolder, refuseReplacing, write, writeDesign } from './design-files';
import { type DesignReport, designReport } from './design-report';
import { runDesign } from './design-run';

/** Wrong usage or input that cannot be used; anything else is a fault of the program and shows its trace. */
const EXPECTED = [UsageError, ImportError, RepsFileError, BalanceProblemError, GridTooLargeError];
const WRONG_INPUT = 2;

async function main(args: readonly string[]): Promise<void> {
  const settings = designArguments(args);
  if (settings === null) {
    console.log(HELP);
    return;
  }
  const began = performance.now();
  const folder = outputFolder(settings);
  await refuseReplacing(folder, settings);
  const design = await runDesign(settings, sayStep);
  sayStep('writing files');
  await makeFolder(folder);
  const writing = performance.now();
  const further = await writeDesign(folder, design);
  const now = performance.now();
  const seconds = { ...design.seconds, write: rounded(now - writing), total: rounded(now - began) };
  const report = designReport({ ...design, seconds });
  const text = `${JSON.stringify(report, null, 2)}\n`;
  await write(join(folder, 'report.json'), [text]);
  sayStep('');
  for (const note of design.notes) console.error(note);
  if (settings.json) process.stdout.write(text);
  else console.log(`${inWords(report)}\nWritten to ${folder}: ${[...DESIGN_FILES, ...further].join(', ')}`);
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}

/** One line that changes, for people who watch; '' clears it. */
function sayStep(phrase: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${phrase && `${phrase} …`}`);
}

function inWords({ input, hexes, plan, criteria, measures, bounds, remarks }: DesignReport): string {
  const count = (value: number) => value.toLocaleString('en');
  const percent = (fraction: number) => `${(fraction * 100).toFixed(1)} %`;
  const measureOf = (id: string) => measures.find(measure => measure.id === id);
  const lines = [
    `${count(input.rowsRead)} rows read, ${count(input.accounts)} accounts placed, ${count(input.rowsRejected)} rows rejected.`,
    `${hexes.reason} (${count(hexes.hexes)} hexes).`,
    `${plan.territories} territories, ${plan.inAllBands} inside every band, ${plan.broken} in pieces; ` +
      `mean distance to the middle ${plan.meanKm.toFixed(1)} km.`,
    ...criteria.map(({ measure, band }) => {
      const { label, source } = measureOf(measure) ?? { label: measure, source: '' };
      return `${label} (${source}): at most ${percent(plan.worstDeviation[measure])} off, wished ±${percent(band)}.`;
    }),
    ...[...bounds, ...remarks].map(remark => remark.text),
  ];
  return [...new Set(lines)].join('\n');
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  sayStep('');
  if (!EXPECTED.some(kind => error instanceof kind)) throw error;
  console.error((error as Error).message.replaceAll('\n', ' '));
  process.exitCode = WRONG_INPUT;
}
