/**
 * What can be told of a customer file from its beginning and some pieces of its middle: encoding, dialect, columns and
 * what they are proposed to be used as. Files up to WHOLE_BYTES are looked at completely, so their counts are exact.
 */

import { CATEGORY_FIELDS } from '../../core/accounts/account-field';
import { refuseBinary, refuseOtherText } from './binary-check';
import type { ColumnMapping, RepeatedIds } from './column-mapping';
import { columnNames } from './column-names';
import { ColumnProfile } from './column-profile';
import { firstDataRecord } from './data-records';
import { readBytes, textDecoder } from './decode';
import { endlessRecordError, RecordBatch } from './delimited-reader';
import { describeColumn } from './describe-column';
import { detectEncoding } from './detect-encoding';
import { countGarbled, isGarbledEncoding } from './garbled-text';
import { type ColumnGuess, guessColumns } from './guess-columns';
import { coordinateForm } from './guess-coordinates';
import { takeProduct } from './guess-product';
import { ImportError } from './import-error';
import type { FileInspection } from './inspection';
import { MADE_DELIMITER, type MadeText } from './made-text';
import { areSalesforceIds } from './salesforce-id';
import { type Dialect, sniffDialect } from './sniff-dialect';

const WHOLE_BYTES = 4 << 20;
const HEAD_BYTES = 512 << 10;
/** A header of thousands of columns may be longer than that: so much is looked at until it and a record are found. */
const MOST_HEAD_BYTES = 32 << 20;
const MIDDLE_SAMPLES = 12;
const MIDDLE_BYTES = 64 << 10;
/** Of tables with more columns than this, so many cells are looked at in all. */
const WIDE = 1_000;
const WIDE_CELLS = 120_000;
/** As many as a spreadsheet has. */
export const MAX_COLUMNS = 16_384;

/** What a person set by hand; the rest is found out. */
export type WishedDialect = Partial<Pick<ColumnMapping, 'encoding' | 'delimiter' | 'hasHeader'>>;

/**
 * @param made what is known of a text that was made from a workbook or the like; null = it is the person's own text
 * @param headBytes looked at first, unless the file is small enough to be looked at as a whole
 * @throws ImportError when the file is empty, no text, has no data rows or too many columns
 */
export async function inspectFile(
  blob: Blob,
  fileName: string,
  wished: WishedDialect = {},
  made: MadeText | null = null,
  headBytes = HEAD_BYTES,
): Promise<FileInspection> {
  const whole = blob.size <= Math.max(WHOLE_BYTES, headBytes);
  const head = await readBytes(blob, 0, whole ? blob.size : headBytes, fileName);
  if (head.length === 0) throw emptyError(fileName);
  const middles = whole ? [] : await readMiddles(blob, fileName);
  const encoding = made ? 'utf-8' : (wished.encoding ?? detectEncoding([head, ...middles]).encoding);
  refuseBinary(head, encoding.startsWith('utf-16'), fileName);
  const text = textDecoder(encoding)(head, !whole);
  if (text.trim() === '') throw emptyError(fileName);
  refuseOtherText(text, fileName);

  const dialect = dialectOf(text, whole, made ? knownOf(made, wished) : wished);
  const batch = new RecordBatch();
  const consumed = batch.parse(text, dialect.delimiter, whole);
  const firstData = firstDataRecord(dialect);
  if (batch.isEndless || (batch.count <= firstData && !whole)) {
    if (batch.isEndless || headBytes >= MOST_HEAD_BYTES) throw endlessRecordError(batch, fileName);
    return inspectFile(blob, fileName, wished, made, headBytes * 8);
  }
  if (batch.count <= firstData && whole) {
    throw new ImportError(
      'no-rows',
      'There is a header, but not a single row of data below it.',
      fileName,
      'Check the export and choose a file with at least one account.',
    );
  }
  const columns = columnCount(batch, dialect.skipRecords, dialect.hasHeader);
  if (columns > MAX_COLUMNS) {
    throw new ImportError(
      'too-many-columns',
      `The table has ${columns.toLocaleString('en-US')} columns; at most ${MAX_COLUMNS.toLocaleString('en-US')} can be read.`,
      fileName,
      'Export only the columns that describe accounts.',
    );
  }
  const headerCells = dialect.hasHeader ? cellsOf(batch, dialect.skipRecords) : null;
  const names = columnNames(
    headerCells,
    columns,
    dialect.hasGroups ? cellsOf(batch, dialect.skipRecords - 1) : null,
    dialect.hasUnits ? cellsOf(batch, dialect.skipRecords + 1) : null,
  );
  const profiles = names.map(() => new ColumnProfile());
  const records = batch.count - firstData;
  const profiled = columns > WIDE ? Math.min(records, Math.ceil(WIDE_CELLS / columns)) : records;
  const exact = whole && profiled === records;
  profileRecords(profiles, batch, firstData, firstData + profiled);
  for (const middle of middles) profileMiddle(profiles, middle, encoding, dialect.delimiter);

  const guesses = guessColumns(names, dialect.hasHeader, profiles, dialect.delimiter, made?.typedNumbers);
  const idColumn = guesses.findIndex(guess => guess.field === 'id');
  const hexColumn = guesses.findIndex(guess => guess.field === 'h3');
  const mostIdsRepeat = idColumn >= 0 && profiles[idColumn].repeated > profiles[idColumn].filled / 2;
  if (mostIdsRepeat && dialect.hasHeader) takeProduct(names, guesses, profiles);
  const form = coordinateForm(names, guesses, profiles);
  const swapped = form.unit === undefined && seemSwapped(guesses, profiles);
  const swapCoordinates = form.swap ?? swapped;
  if (swapped) {
    for (const guess of guesses) if (guess.field === 'lat' || guess.field === 'lng') guess.doubt = 'seem swapped';
  }
  const proposed: ColumnMapping = {
    encoding,
    delimiter: dialect.delimiter,
    hasHeader: dialect.hasHeader,
    skipRecords: dialect.skipRecords,
    ...(dialect.hasUnits ? { hasUnits: true } : {}),
    columns: names.map((header, column) => {
      const { field, numberStyle, dateStyle, times } = guesses[column];
      return { header, field, numberStyle, ...(dateStyle ? { dateStyle } : {}), ...(times ? { times } : {}) };
    }),
    swapCoordinates,
    ...(form.unit ? { coordinates: form.unit } : {}),
    ...(form.oIsWest ? { oIsWest: true } : {}),
    repeatedIds: mostIdsRepeat ? 'sum' : hexColumn >= 0 && idColumn < 0 ? repeatedHexes(guesses) : 'last',
    ...(idColumn >= 0 && areSalesforceIds(profiles[idColumn].values.keys()) ? { idForm: 'salesforce' } : {}),
  };
  const estimate = Math.round((records * blob.size) / Math.max(1, head.length * (consumed / text.length)));
  return {
    fileName,
    bytes: blob.size,
    records: whole ? records : Math.max(records, estimate),
    recordsExact: whole,
    proposed,
    columns: names.map((header, column) => describeColumn(header, guesses[column], profiles[column], exact)),
    notes: [
      ...gridNotes(names, form.grid),
      ...notesOf(proposed, dialect, text, mostIdsRepeat ? names[idColumn] : null),
    ],
  };
}

function emptyError(fileName: string): ImportError {
  return new ImportError('empty-file', 'The file is empty.', fileName, 'Check the export and choose the file again.');
}

async function readMiddles(blob: Blob, fileName: string): Promise<Uint8Array[]> {
  const middles: Uint8Array[] = [];
  for (let sample = 1; sample <= MIDDLE_SAMPLES; sample++) {
    // Even positions, or UTF-16 would be read out of step.
    const from = Math.floor((HEAD_BYTES + ((blob.size - HEAD_BYTES - MIDDLE_BYTES) * sample) / MIDDLE_SAMPLES) / 2) * 2;
    middles.push(await readBytes(blob, from, from + MIDDLE_BYTES, fileName));
  }
  return middles;
}

/**
 * As many as the header has, unless most records have something in cells beyond it; without header, as many as the
 * commonest record.
 */
function columnCount(batch: RecordBatch, first: number, hasHeader: boolean): number {
  const named = hasHeader ? batch.cellCount(first) : 0;
  const from = first + (hasHeader ? 1 : 0);
  const to = Math.min(batch.count, from + 1000);
  const counts = new Map<number, number>();
  let beyond = 0;
  for (let record = from; record < to; record++) {
    const cells = batch.cellCount(record);
    counts.set(cells, (counts.get(cells) ?? 0) + 1);
    if (cells > named && batch.cell(record, named).trim() !== '') beyond++;
  }
  if (hasHeader && beyond <= (to - from) / 2) return named;
  const [common] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [named];
  return Math.max(common, named);
}

function cellsOf(batch: RecordBatch, record: number): string[] {
  return Array.from({ length: batch.cellCount(record) }, (_, column) => batch.cell(record, column));
}

function profileRecords(profiles: readonly ColumnProfile[], batch: RecordBatch, from: number, to: number): void {
  for (let record = from; record < to; record++) {
    for (let column = 0; column < profiles.length; column++) profiles[column].add(batch.cell(record, column));
  }
}

/** The first and last record of a piece from the middle are cut off, and a quote may be open where it starts. */
function profileMiddle(
  profiles: readonly ColumnProfile[],
  bytes: Uint8Array,
  encoding: string,
  delimiter: string,
): void {
  const batch = new RecordBatch();
  batch.parse(textDecoder(encoding)(bytes, true), delimiter, false);
  for (let record = 1; record < batch.count; record++) {
    if (batch.cellCount(record) === profiles.length) profileRecords(profiles, batch, record, record + 1);
  }
}

/** Rows of one hex add up anyway; what else is said of them would be lost if they became one. */
function repeatedHexes(guesses: readonly ColumnGuess[]): RepeatedIds {
  return guesses.some(({ field }) => field !== null && CATEGORY_FIELDS.includes(field)) ? 'separate' : 'sum';
}

/** More than nine in ten latitudes outside ±90 while the longitudes could be latitudes. */
function seemSwapped(guesses: readonly ColumnGuess[], profiles: readonly ColumnProfile[]): boolean {
  const lat = guesses.findIndex(guess => guess.field === 'lat');
  const lng = guesses.findIndex(guess => guess.field === 'lng');
  if (lat < 0 || lng < 0) return false;
  const latStyle = guesses[lat].numberStyle;
  const lngStyle = guesses[lng].numberStyle;
  const numbers = profiles[lat].numeric[latStyle];
  return (
    numbers > 0 &&
    profiles[lat].insideLat[latStyle] < numbers * 0.1 &&
    profiles[lat].insideLng[latStyle] > numbers * 0.9 &&
    profiles[lng].insideLat[lngStyle] > profiles[lng].numeric[lngStyle] * 0.9
  );
}

/** Metres of a grid are said to be unreadable, never guessed. */
function gridNotes(names: readonly string[], grid: readonly [number, number] | undefined): string[] {
  if (!grid) return [];
  const [east, north] = grid.map(column => names[column]);
  return [
    `${east} and ${north} look like metres of UTM or a national grid, which cannot be read: export latitude and ` +
      'longitude in degrees (WGS84), or use the post code.',
  ];
}

function notesOf(mapping: ColumnMapping, { hasGroups }: Dialect, text: string, repeatedId: string | null): string[] {
  const notes: string[] = [];
  const has = (field: string) => mapping.columns.some(column => column.field === field);
  const titles = mapping.skipRecords - (hasGroups ? 1 : 0);
  if (titles > 0)
    notes.push(titles === 1 ? 'One line above the table is skipped.' : `${titles} lines above the table are skipped.`);
  if (hasGroups)
    notes.push('The header has two rows: where names repeat, the name of the group above stands before them.');
  if (mapping.hasUnits) notes.push('The row below the header holds units, no account, and is skipped.');
  if (!mapping.hasHeader) notes.push('No header row was found: columns are called Column 1, Column 2, …');
  const apart = has('lat') && has('lng');
  if (mapping.swapCoordinates && apart) {
    notes.push('Latitude and longitude seem swapped, and are read the other way round.');
  }
  if (!apart && !has('coordinates') && !has('postalCode') && !has('city') && !has('h3')) {
    notes.push(
      'No column with coordinates, post codes or towns was recognised: choose latitude and longitude, the post code, or the city.',
    );
  }
  if (mapping.idForm === 'salesforce') {
    notes.push(
      'Ids are Salesforce ids: those of 15 characters are read as those of 18, so that both forms are one account.',
    );
  }
  if (has('h3')) {
    notes.push('Each row is an H3 cell: the hexes on the map will be those of the file.');
  }
  if (repeatedId !== null) {
    notes.push(
      `Most values of ${repeatedId} occur more than once: rows with the same id are added up into one account.`,
    );
  }
  if (isGarbledEncoding(mapping.encoding)) {
    notes.push(
      `The letters were garbled before the file came here (“${mapping.encoding === 'utf-8-mac' ? '√º' : 'Ã¼'}” for “ü”), and are put right while it is read: see the first values. Choose UTF-8 to read the file as it is.`,
    );
  } else if (countGarbled(text) > 0) {
    notes.push(
      'Some letters look garbled (“Ã¼” for “ü”) among others that are right: parts of the file were saved in a wrong encoding before it came here. They are read as they are.',
    );
  }
  return notes;
}

/** A text made here needs no wish but the header's; without one its header is known, or else found out. */
function knownOf({ hasHeader }: MadeText, wished: WishedDialect): WishedDialect {
  return { delimiter: MADE_DELIMITER, hasHeader: wished.hasHeader ?? hasHeader ?? undefined };
}

/** What was found out, with what a person wished instead. */
function dialectOf(text: string, whole: boolean, { delimiter, hasHeader }: WishedDialect): Dialect {
  const sniffed = sniffDialect(text, whole, delimiter);
  if (hasHeader === undefined || hasHeader === sniffed.hasHeader) return sniffed;
  const skipRecords = sniffed.hasGroups ? sniffed.skipRecords - 1 : sniffed.skipRecords;
  return { ...sniffed, skipRecords, hasHeader, hasGroups: false, hasUnits: false };
}
