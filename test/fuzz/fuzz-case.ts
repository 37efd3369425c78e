import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { seededRandom } from '../support/grids';
import { checkImport, FuzzFinding } from './check-import';
import { madeUpFiles } from './made-up-files';
import { madeUpTable } from './made-up-table';
import { mutated } from './mutations';
import { mutatedInside } from './packed-mutations';

const FIXTURES = resolve(import.meta.dirname, '../fixtures');
/** Every so manieth case is a well-formed table, of which the outcome is known. */
const WELL_FORMED = 8;

export interface SeedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** @param only a pattern that their names match */
export function seedFiles(only = ''): SeedFile[] {
  const kept = readdirSync(FIXTURES, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => ({
      name: entry.name,
      bytes: new Uint8Array(readFileSync(join(entry.parentPath, entry.name))),
    }));
  const wanted = new RegExp(only, 'i');
  return [...kept, ...madeUpFiles()].filter(({ name }) => wanted.test(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The bytes of a case, which follow from its number and the seed of the run alone. */
export function fuzzCase(seeds: readonly SeedFile[], seed: number, number: number): SeedFile {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  if (number % WELL_FORMED === 0) return { name: 'table.csv', bytes: madeUpTable(random).bytes };
  const start = random() < 0.2 ? { name: 'table.csv', bytes: madeUpTable(random).bytes } : pick(seeds, random);
  const other = pick(seeds, random).bytes;
  const inside = random() < 0.7 ? mutatedInside(start.bytes, random, other) : null;
  return { name: start.name, bytes: inside ?? mutated(start.bytes, random, other) };
}

function pick<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)];
}

/**
 * Runs one case.
 * @returns the code of the refusal, '' = read
 * @throws FuzzFinding and whatever should not have been thrown
 */
export async function runCase(seeds: readonly SeedFile[], seed: number, number: number): Promise<string> {
  const { name, bytes } = fuzzCase(seeds, seed, number);
  const { refused, records, placed } = await checkImport(bytes, name);
  if (number % WELL_FORMED === 0) {
    const written = madeUpTable(seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)));
    if (refused !== '') throw new FuzzFinding(`a well-formed table is refused: ${refused}`);
    if (records !== written.records || placed !== written.placed) {
      throw new FuzzFinding(
        `${written.records} records and ${written.placed} places were written, ${records} and ${placed} read`,
      );
    }
  }
  return refused;
}
