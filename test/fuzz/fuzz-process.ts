import { runCase, seedFiles } from './fuzz-case';

/** What comes back for the number of a case. */
export interface CaseResult {
  readonly refused: string;
  /** null = all is well. */
  readonly finding: string | null;
}

const seed = Number(process.argv[2]);
const seeds = seedFiles();

process.on('message', async (number: number) => {
  try {
    const refused = await runCase(seeds, seed, number);
    process.send?.({ refused, finding: null } satisfies CaseResult);
  } catch (error) {
    const finding = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
    process.send?.({ refused: '', finding } satisfies CaseResult);
  }
});
