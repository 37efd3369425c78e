import { expect, test } from 'vitest';
import { fuzzCase, runCase, seedFiles } from './fuzz/fuzz-case';

const CASES = 250;

test('damaged files are read without loss or refused with a reason', async () => {
  const seeds = seedFiles();
  const outcomes = new Map<string, number>();
  for (let number = 0; number < CASES; number++) {
    const refused = await runCase(seeds, 1, number);
    outcomes.set(refused, (outcomes.get(refused) ?? 0) + 1);
  }
  // Neither all read nor all refused, or the cases would say nothing.
  expect(outcomes.get('')).toBeGreaterThan(CASES / 4);
  expect(outcomes.size).toBeGreaterThan(4);
});

test('a case follows from the seed and its number', () => {
  const seeds = seedFiles();
  expect(fuzzCase(seeds, 5, 77)).toEqual(fuzzCase(seeds, 5, 77));
  expect(fuzzCase(seeds, 5, 77)).not.toEqual(fuzzCase(seeds, 6, 77));
});
