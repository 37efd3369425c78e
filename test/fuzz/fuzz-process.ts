import { runCase, seedFiles } from './fuzz-case';

/** What comes back for the number of a case. */
export interface CaseResult {
  readonly refused: string;
  /** null = all is well. */
  readonly finding: string | null;
}

const seed = Number(process.argv[2]);
const seeds = seedFiles(process.argv[3]);
/** Megabytes that reading a file of this size may take at a time. */
const MOST_MEGABYTES = 1000;

process.on('message', async (number: number) => {
  const before = peakMegabytes();
  try {
    const refused = await runCase(seeds, seed, number);
    const taken = peakMegabytes() - before;
    const finding = taken > MOST_MEGABYTES ? `the case took ${Math.round(taken)} MB` : null;
    process.send?.({ refused, finding } satisfies CaseResult);
  } catch (error) {
    const finding = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
    process.send?.({ refused: '', finding } satisfies CaseResult);
  }
});

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}
