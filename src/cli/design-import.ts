/** From the file on the command line to accounts, by the same steps as in the app. */
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { WishedCriterion } from '../core/autobalance/problem-from-plan';
import type { PostcodeCountry, PostcodeTable } from '../core/geo/postcodes';
import { withCountry } from '../files/customers/check-places';
import type { ColumnMapping } from '../files/customers/column-mapping';
import { textDecoder } from '../files/customers/decode';
import type { ImportOutcome } from '../files/customers/import-outcome';
import { inspectFile } from '../files/customers/inspect-file';
import { readAccounts } from '../files/customers/read-accounts';
import type { GeoFiles } from '../files/geo/geo-files';
import { readPostcodeList } from '../files/geo/read-postcode-list';
import { openSource } from '../files/source/open-source';
import type { OpenedSource } from '../files/source/opened-source';
import { type DesignArguments, UsageError } from './design-arguments';
import { designMapping } from './design-mapping';
import { guessNotes, refuseOpenQuestions, styledMapping } from './design-styles';

export interface DesignImport {
  readonly source: Blob;
  readonly mapping: ColumnMapping;
  readonly criteria: readonly WishedCriterion[];
  readonly read: ImportOutcome;
  /** What to tell besides the report. */
  readonly notes: readonly string[];
}

/** Runs a step under a name and a phrase, and keeps its seconds. */
export type Timed = <T>(step: string, phrase: string, work: () => T | Promise<T>) => Promise<T>;

const QUIET = { onProgress: () => undefined, isCancelled: () => false };

/** @throws UsageError; ImportError */
export async function importCustomers(settings: DesignArguments, geo: GeoFiles, timed: Timed): Promise<DesignImport> {
  const opened = await timed('open', 'opening the file', () => openTable(settings));
  const { table: source, tableName: fileName } = opened;
  refuseUnknownEncoding(settings.encoding);
  const own = await timed('postcodes', 'reading post codes', () => ownPostcodes(settings, geo));
  const postcodes = async (mapping: ColumnMapping) =>
    mapping.columns.some(column => column.field === 'postalCode') ? withOwn(own, await geo.postcodes()) : null;

  const inspected = await timed('inspect', 'looking at the columns', async () => {
    const wished = { encoding: settings.encoding ?? undefined, delimiter: settings.delimiter ?? undefined };
    const first = await inspectFile(source, fileName, wished, opened.made);
    const { proposed, columns, notes } = await withCountry(source, first, await postcodes(first.proposed), () =>
      geo.towns(),
    );
    const styled = styledMapping(opened.part === '' ? proposed : { ...proposed, part: opened.part }, settings);
    const chosen = designMapping(styled, settings);
    refuseOpenQuestions(chosen.mapping, columns, settings);
    return { ...chosen, notes: [...openNotes(opened), ...notes, ...guessNotes(chosen.mapping, columns, settings)] };
  });
  const read = await timed('import', 'reading accounts', async () =>
    readAccounts(source, fileName, inspected.mapping, {
      ...QUIET,
      postcodes: await postcodes(inspected.mapping),
      land: await geo.land(),
      towns: () => geo.towns(),
    }),
  );
  return { source, read, ...inspected };
}

/** @throws UsageError when there is no such sheet or file inside */
async function openTable({ customers, sheet }: DesignArguments): Promise<OpenedSource> {
  const opened = await openSource(await openFile(customers), basename(customers), sheet ?? undefined, QUIET);
  const names = opened.parts.map(part => part.name);
  if (sheet !== null && !names.includes(sheet)) {
    throw new UsageError(
      names.length === 0
        ? `--sheet: ${basename(customers)} has nothing to choose between.`
        : `--sheet: there is no "${sheet}". There are: ${names.join(', ')}.`,
    );
  }
  return opened;
}

function openNotes({ notes, parts, part }: OpenedSource): string[] {
  const others = parts.filter(({ name }) => name !== part).map(({ name }) => name);
  if (others.length === 0) return [...notes];
  return [...notes, `${part} is read; with --sheet it could be ${others.join(', ')}.`];
}

/** @throws UsageError when the file cannot be opened */
export async function openFile(path: string): Promise<Blob> {
  try {
    if ((await stat(path)).isDirectory()) throw new UsageError(`${path} is a folder, not a file.`);
    return await openAsBlob(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UsageError(
      missing ? `${path}: there is no such file.` : `${path} cannot be read: ${(error as Error).message}`,
    );
  }
}

async function ownPostcodes({ postcodes }: DesignArguments, geo: GeoFiles): Promise<readonly PostcodeCountry[]> {
  const columns: PostcodeCountry[] = [];
  for (const { country, path } of postcodes) {
    const read = await readPostcodeList(await openFile(path), basename(path), {
      ...QUIET,
      country,
      towns: () => geo.towns(),
    });
    if (read.kind === 'which-country') {
      const example = `${read.guess || 'CH'}=${path}`;
      throw new UsageError(`${path}: nothing says which country these post codes are of. Give --postcodes ${example}.`);
    }
    columns.push(...read.columns);
  }
  return columns;
}

/** A list of one's own answers before the app's. */
function withOwn(own: readonly PostcodeCountry[], known: PostcodeTable | null): PostcodeTable | null {
  return own.length === 0 ? known : { countries: [...own, ...(known?.countries ?? [])] };
}

function refuseUnknownEncoding(encoding: string | null): void {
  if (encoding === null) return;
  try {
    textDecoder(encoding);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`--encoding: "${encoding}" is not known. Use utf-8, windows-1252, iso-8859-15, utf-16le, …`);
  }
}
