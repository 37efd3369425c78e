/**
 * A list of post codes with coordinates → one table per country: GeoNames' postal files as they come, or any table with
 * columns for the code, latitude and longitude.
 */
import type { AccountField } from '../../core/accounts/account-field';
import { CountryWords } from '../../core/geo/countries';
import { PostcodeBuilder } from '../../core/geo/postcode-builder';
import type { PostcodeCountry } from '../../core/geo/postcodes';
import type { TownTable } from '../../core/geo/towns';
import type { ColumnMapping } from '../customers/column-mapping';
import { readDataRecords } from '../customers/data-records';
import type { RecordBatch } from '../customers/delimited-reader';
import { ImportCancelledError, ImportError } from '../customers/import-error';
import { inspectFile } from '../customers/inspect-file';
import type { FileInspection } from '../customers/inspection';
import { impliedCountry, type MappedColumns, mappedColumns } from '../customers/mapped-columns';
import { normaliseHeader } from '../customers/recognise-header';
import { RowCoordinates } from '../customers/row-coordinates';
import { eventLoopTurn } from '../event-loop-turn';
import { openSource } from '../source/open-source';
import { countryOfPoints } from './country-of-points';

/** Columns of GeoNames' postal files: download.geonames.org/export/zip/readme.txt. */
const GEONAMES = 'country postalCode city state . . . . . lat lng accuracy'.split(' ');
/** Headers of post codes in lists that call them something shorter than customer files do. */
const CODE_HEADERS = /^(?:code|pc|pcd|pcds|pcd2|pcd7|pcd8|npa|psc|nr|postnr|postcodeunit|postalcode|zip5)$/u;
const SAMPLE = 300;

export interface ReadListContext {
  /** Country of a list that does not say it; '' = to be found out. */
  readonly country: string;
  /** To tell the country from the coordinates; null = it is asked. */
  readonly towns: () => Promise<TownTable | null>;
  readonly onProgress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

export type ReadList =
  | {
      readonly kind: 'read';
      readonly columns: readonly PostcodeCountry[];
      readonly isGeoNames: boolean;
      /** Rows without a code or without a place. */
      readonly skipped: number;
    }
  /** The list does not say which country it is of; `guess` may be ''. */
  | { readonly kind: 'which-country'; readonly guess: string };

/** Whether a table looks like GeoNames' postal codes: no header, twelve columns, country first, coordinates at the end. */
export function isGeoNamesList({ proposed, columns }: FileInspection): boolean {
  if (proposed.delimiter !== '\t' || columns.length !== GEONAMES.length || proposed.hasHeader) return false;
  const all = (column: number, test: (text: string) => boolean) =>
    columns[column].examples.length > 0 && columns[column].examples.every(text => test(text.trim()));
  return (
    all(0, text => /^[A-Z]{2}$/u.test(text)) &&
    all(1, text => /\d/u.test(text)) &&
    all(9, text => Math.abs(Number(text)) <= 90) &&
    all(10, text => Math.abs(Number(text)) <= 180)
  );
}

/**
 * @throws ImportCancelledError when `isCancelled` says so
 * @throws ImportError when the file is no table, or has no column with post codes or coordinates
 */
export async function readPostcodeList(file: Blob, fileName: string, context: ReadListContext): Promise<ReadList> {
  const { table: blob, made } = await openSource(file, fileName, undefined, context);
  const inspection = await inspectFile(blob, fileName, {}, made);
  const isGeoNames = isGeoNamesList(inspection);
  const mapping = isGeoNames ? geoNamesMapping(inspection.proposed) : listMapping(inspection.proposed, fileName);
  const columns = mappedColumns(mapping);
  let { country } = context;
  if (columns.country < 0 && country === '') {
    const guess = await guessCountry(blob, fileName, mapping, columns, context.towns);
    if (!guess.isSure) return { kind: 'which-country', guess: guess.country };
    country = guess.country;
  }
  const words = new CountryWords();
  const coordinates = new RowCoordinates(columns);
  const builders = new Map<string, PostcodeBuilder>();
  const accuracy = isGeoNames ? GEONAMES.indexOf('accuracy') : -1;
  let skipped = 0;
  for await (const { batch, from } of readDataRecords(blob, fileName, mapping)) {
    for (let record = from; record < batch.count; record++) {
      const named = columns.country < 0 ? country : words.codeOf(batch.cell(record, columns.country).trim()) || country;
      if (named === '' || coordinates.find(batch, record) !== 'found') {
        skipped++;
        continue;
      }
      let builder = builders.get(named);
      if (!builder) {
        builder = new PostcodeBuilder(named);
        builders.set(named, builder);
      }
      const rank = accuracy < 0 ? 0 : Number(batch.cell(record, accuracy)) || 0;
      if (!builder.add(batch.cell(record, columns.postalCode), coordinates.lat, coordinates.lng, rank)) skipped++;
    }
    context.onProgress(batch.bytesRead, blob.size);
    await eventLoopTurn();
    if (context.isCancelled()) throw new ImportCancelledError();
  }
  const read = [...builders.values()].filter(builder => builder.rows > 0).map(builder => builder.finish());
  if (read.length === 0) {
    throw new ImportError(
      'no-rows',
      'Not a single row has both a post code and coordinates.',
      fileName,
      'Check the columns: code, latitude and longitude in degrees.',
    );
  }
  return { kind: 'read', columns: read, isGeoNames, skipped };
}

function geoNamesMapping(proposed: ColumnMapping): ColumnMapping {
  const columns = GEONAMES.map((field, column) => ({
    header: `Column ${column + 1}`,
    field: field === '.' || field === 'accuracy' ? null : (field as AccountField),
    numberStyle: 'point' as const,
  }));
  return { ...proposed, columns, swapCoordinates: false, hasHeader: false, skipRecords: 0 };
}

/** The recognised columns; the code may go by a shorter name than in customer files. */
function listMapping(proposed: ColumnMapping, fileName: string): ColumnMapping {
  const fieldAt = (field: AccountField) => proposed.columns.findIndex(column => column.field === field);
  const named = proposed.columns.findIndex(({ header }) => CODE_HEADERS.test(normaliseHeader(header)));
  const code = fieldAt('postalCode') >= 0 ? fieldAt('postalCode') : named >= 0 ? named : fieldAt('id');
  const hasCoordinates = (fieldAt('lat') >= 0 && fieldAt('lng') >= 0) || fieldAt('coordinates') >= 0;
  if (code < 0 || !hasCoordinates) {
    const missing = code < 0 ? 'post codes' : 'latitude and longitude';
    throw new ImportError(
      'no-location',
      `No column with ${missing} was recognised.`,
      fileName,
      'A list of post codes has columns called code, latitude and longitude, or is a GeoNames postal file.',
    );
  }
  const columns = proposed.columns.map((column, index) => {
    if (index === code) return { ...column, field: 'postalCode' as const };
    return column.field === 'postalCode' || column.field === 'geocodeAccuracy' ? { ...column, field: null } : column;
  });
  return { ...proposed, columns };
}

/** "DE.txt", "plz_germany.csv", a header such as PLZ, and where the first points lie. Sure when two of them agree. */
async function guessCountry(
  blob: Blob,
  fileName: string,
  mapping: ColumnMapping,
  columns: MappedColumns,
  openTowns: () => Promise<TownTable | null>,
): Promise<{ country: string; isSure: boolean }> {
  const words = new CountryWords();
  const named =
    fileName
      .replace(/\.[^.]*$/u, '')
      .split(/[^\p{L}]+/u)
      .filter(word => word.length > 3 || /^[A-Z]{2,3}$/u.test(word))
      .map(word => words.codeOf(word))
      .find(code => code !== '') ?? '';
  const implied = impliedCountry(mapping.columns[columns.postalCode].header);
  const towns = await openTowns();
  const lying = towns ? countryOfPoints(towns, await somePoints(blob, fileName, mapping, columns)) : null;
  if (lying) {
    return {
      country: lying.country,
      isSure: lying.share >= 0.95 || lying.country === named || lying.country === implied,
    };
  }
  return { country: named || implied, isSure: false };
}

async function somePoints(
  blob: Blob,
  fileName: string,
  mapping: ColumnMapping,
  columns: MappedColumns,
): Promise<{ lat: number; lng: number }[]> {
  const coordinates = new RowCoordinates(columns);
  const points: { lat: number; lng: number }[] = [];
  const add = (batch: RecordBatch, record: number) => {
    if (coordinates.find(batch, record) === 'found') points.push({ lat: coordinates.lat, lng: coordinates.lng });
  };
  for await (const { batch, from } of readDataRecords(blob, fileName, mapping)) {
    const step = Math.max(1, Math.floor((batch.count - from) / SAMPLE));
    for (let record = from; record < batch.count; record += step) add(batch, record);
    // The first piece is enough: lists are of one country, or say which.
    if (points.length > 0) break;
  }
  return points;
}
