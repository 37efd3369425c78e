import { createWriteStream } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { accountPlacement, lockReasons } from '../files/account-placement';
import { accountsCsv } from '../files/accounts-csv';
import { FINDINGS, type FindingKind } from '../files/customers/import-report';
import { findingCsv } from '../files/finding-csv';
import { hexesCsv } from '../files/hexes-csv';
import { importReportText } from '../files/import-report-text';
import { rejectedCsv } from '../files/rejected-csv';
import { territoriesGeoJson } from '../files/territories-geojson';
import { type DesignArguments, UsageError } from './design-arguments';
import type { Design } from './design-run';

export const DESIGN_FILES = [
  'territories.geojson',
  'hexes.csv',
  'accounts.csv',
  'rejected.csv',
  'import-report.txt',
  'report.json',
] as const;

/** Accounts that are worth a look, one file per reason; written only when there are any. */
function findingFile(kind: FindingKind): string {
  return `worth-a-look-${kind}.csv`;
}

/** The folder for the files. */
export function outputFolder({ customers, out }: DesignArguments): string {
  return resolve(out ?? `${basename(customers).replace(/\.[^.]+$/, '')}-territories`);
}

/**
 * @throws UsageError when a file that is being read would be replaced
 */
export async function refuseReplacing(folder: string, { customers, reps, postcodes }: DesignArguments): Promise<void> {
  const real = await realpath(folder).catch(() => folder);
  for (const input of [customers, reps, ...postcodes.map(({ path }) => path)]) {
    const path = input === null ? null : await realpath(input).catch(() => null);
    const written = [...DESIGN_FILES, ...FINDINGS.map(findingFile)];
    const replaced = written.find(name => path === join(real, name));
    if (replaced) throw new UsageError(`--out: ${folder} holds ${basename(path!)}, which would be replaced.`);
  }
}

/**
 * Makes the folder if it is not there.
 * @throws UsageError when it cannot be made
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(`--out: ${folder} cannot be made: ${(error as Error).message}`);
  }
}

/**
 * Writes everything but the report, piece by piece.
 * @returns names of the files that are not always there
 */
export async function writeDesign(folder: string, design: Design): Promise<string[]> {
  const { grid, sums, summary, settings, plan, reps, source, mapping, read, imported } = design;
  const { assignment, territories } = plan;
  const market = { grid, sums, measures: summary.measures, goals: settings.criteria, assignment, territories, reps };
  const file = { blob: source, fileName: imported.fileName, mapping };
  const reasons = lockReasons(read.table, plan.lockedAccounts);
  const placement = accountPlacement(grid.cells, design.hexOfAccount, assignment, territories, reps, reasons);
  await write(join(folder, 'territories.geojson'), territoriesGeoJson(market, plan.name));
  await write(join(folder, 'hexes.csv'), hexesCsv(grid, assignment, territories));
  await write(join(folder, 'accounts.csv'), accountsCsv(file, read.table, placement));
  await write(join(folder, 'rejected.csv'), rejectedCsv(file, read.rejections));
  await write(join(folder, 'import-report.txt'), [importReportText(imported)]);
  const names: string[] = [];
  for (const found of read.found) {
    if (found.accounts.length === 0) continue;
    names.push(findingFile(found.kind));
    await write(join(folder, findingFile(found.kind)), findingCsv(file, read.table, found));
  }
  return names;
}

/** @throws UsageError when the disk refuses */
export async function write(path: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), createWriteStream(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new UsageError(`${path} cannot be written: ${(error as Error).message}`);
  }
}
