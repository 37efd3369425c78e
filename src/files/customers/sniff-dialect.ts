/** Which character separates cells, which records are titles above the table, and whether the first record is a header. */
import { RecordBatch } from './delimited-reader';
import { unitInHeader } from './number-words';
import { isBlank, parseNumber } from './parse-number';
import { recogniseHeader } from './recognise-header';

const DELIMITERS = [',', ';', '\t', '|', '^', '~'] as const;
/** Records looked at. */
const SNIFFED_RECORDS = 200;
/** Characters looked at. */
const SNIFFED_TEXT = 1 << 17;
/** Title records above a header are looked for this far down. */
const MAX_TITLES = 20;
const UUID_OR_LONG = 60;

export interface Dialect {
  readonly delimiter: string;
  /** Records before the header (or the first data record) that are no data. */
  readonly skipRecords: number;
  readonly hasHeader: boolean;
  /** Of the records before the header, the last one names groups of columns ("2025", "2026") above the real header. */
  readonly hasGroups: boolean;
  /** The record below the header holds units ("EUR", "km"), no data. */
  readonly hasUnits: boolean;
}

/**
 * @param text the beginning of the file; `whole` says that it is all of it
 * @param wished the delimiter that a person chose; undefined = it is found out
 */
export function sniffDialect(text: string, whole: boolean, wished?: string): Dialect {
  const head = text.length > SNIFFED_TEXT ? text.slice(0, SNIFFED_TEXT) : text;
  const atEnd = whole && head.length === text.length;
  const declared = /^\s*"?sep=([,;|\t^~])"?[ ,;|\t^~]*(?:\r\n|\r|\n)/iu.exec(head.slice(0, 40))?.[1];
  const batch = new RecordBatch();
  let delimiter = wished ?? declared ?? ',';
  if (delimiter !== wished && declared === undefined) {
    let best = 0;
    for (const candidate of DELIMITERS) {
      parseSome(batch, head, candidate, atEnd);
      const score = consistency(batch);
      if (score > best) {
        best = score;
        delimiter = candidate;
      }
    }
  }
  parseSome(batch, head, delimiter, atEnd);
  const from = declared === undefined ? 0 : 1;
  const first = from + titleRecords(batch, from);
  const hasGroups = isGroupRow(batch, first);
  const skipRecords = hasGroups ? first + 1 : first;
  const hasHeader = hasGroups || looksLikeHeader(batch, skipRecords);
  return { delimiter, skipRecords, hasHeader, hasGroups, hasUnits: hasHeader && isUnitRow(batch, skipRecords + 1) };
}

function parseSome(batch: RecordBatch, text: string, delimiter: string, atEnd: boolean): void {
  batch.parse(text, delimiter, atEnd);
  // A single record without line end is still something to look at.
  if (batch.count === 0 && !atEnd) batch.parse(text, delimiter, true);
}

/** Higher is more table-like: share of records with the commonest number of cells, then how many cells that is. */
function consistency(batch: RecordBatch): number {
  const records = Math.min(batch.count, SNIFFED_RECORDS);
  const mode = commonCellCount(batch, 0);
  if (mode < 2) return 0;
  let same = 0;
  for (let record = 0; record < records; record++) if (batch.cellCount(record) === mode) same++;
  // In steps of 5 %, so that a few ragged records do not outweigh many columns.
  return Math.ceil((same / records) * 20) + Math.min(mode, 999) / 1000;
}

function commonCellCount(batch: RecordBatch, from: number): number {
  const counts = new Map<number, number>();
  const to = Math.min(batch.count, from + SNIFFED_RECORDS);
  for (let record = from; record < to; record++) {
    const cells = batch.cellCount(record);
    counts.set(cells, (counts.get(cells) ?? 0) + 1);
  }
  let mode = 0;
  let most = 0;
  for (const [cells, records] of counts) {
    if (records > most || (records === most && cells > mode)) {
      mode = cells;
      most = records;
    }
  }
  return mode;
}

/** Leading records with hardly a filled cell or half the cells, above a table of at least three columns. */
function titleRecords(batch: RecordBatch, from: number): number {
  const columns = commonCellCount(batch, from);
  if (columns < 3) return 0;
  const fewCells = Math.max(1, Math.min(2, Math.floor(columns / 3)));
  const to = Math.min(batch.count - 1, from + MAX_TITLES);
  let record = from;
  while (record < to && (batch.filledCells(record) <= fewCells || batch.cellCount(record) <= columns / 2)) record++;
  return record < to ? record - from : 0;
}

function looksLikeHeader(batch: RecordBatch, first: number): boolean {
  if (first >= batch.count) return false;
  const columns = batch.cellCount(first);
  const to = Math.min(batch.count, first + 1 + SNIFFED_RECORDS);
  let forHeader = 0;
  let forData = 0;
  const seen = new Set<string>();
  for (let column = 0; column < columns; column++) {
    const cell = batch.cell(first, column).trim();
    const isNumber = isNumeric(cell);
    if (cell === '') continue;
    if (!isNumber && recogniseHeader(cell)) forHeader += 2;
    if (cell.length > UUID_OR_LONG || /@|https?:/u.test(cell)) forData++;
    // The same text again is a repeated value more often than a repeated header.
    if (seen.has(cell) && !isNumber) forData += 0.5;
    seen.add(cell);
    let filled = 0;
    let numeric = 0;
    for (let record = first + 1; record < to; record++) {
      const below = batch.cell(record, column).trim();
      if (isBlank(below)) continue;
      filled++;
      if (isNumeric(below)) numeric++;
    }
    if (filled > 0 && numeric >= filled * 0.8) {
      if (isNumber) forData += 2;
      else forHeader += 1.5;
    } else if (isNumber) {
      forData += 1;
    }
  }
  return forHeader > 0 ? forHeader > forData : forData === 0;
}

/**
 * Names of groups stand over the first column of each group and leave the others blank; the header is in the next record,
 * which has a name for nearly every column.
 */
function isGroupRow(batch: RecordBatch, row: number): boolean {
  if (row + 2 >= batch.count) return false;
  const columns = commonCellCount(batch, row);
  const groups = batch.filledCells(row);
  const names = batch.filledCells(row + 1);
  if (columns < 4 || groups === 0 || groups > columns * 0.7 || names < columns * 0.9 || names <= groups) return false;
  for (const record of [row, row + 1]) {
    for (let column = 0; column < columns; column++) {
      const cell = batch.cell(record, column).trim();
      // Years may name groups, and months columns.
      if (cell !== '' && isNumeric(cell) && !/^(?:19|20)\d\d$/u.test(cell)) return false;
    }
  }
  return looksLikeHeader(batch, row + 1) && headerWords(batch, row + 1) > headerWords(batch, row);
}

function headerWords(batch: RecordBatch, record: number): number {
  let words = 0;
  for (let column = batch.cellCount(record) - 1; column >= 0; column--) {
    if (recogniseHeader(batch.cell(record, column).trim())) words++;
  }
  return words;
}

const UNIT =
  /^(?:%|°|deg|degrees?|grad|h|hrs?|hours?|std|stunden|min|minutes?|minuten|s|km|m|m²|km²|sqm|miles?|kg|t|kw|kwh|mw|pcs|pieces?|stk|stück|units?|days?|tage|years?|jahre?|#|no|nr|text|string|number|date|yyyy-mm-dd|dd\.mm\.yyyy|mm\/dd\/yyyy|dd\/mm\/yyyy|-|–)$/iu;

/** All that stands in the record are units, with or without brackets, and one stands over a column of numbers at least. */
function isUnitRow(batch: RecordBatch, row: number): boolean {
  if (row + 1 >= batch.count) return false;
  let aboveNumbers = false;
  for (let column = batch.cellCount(row) - 1; column >= 0; column--) {
    const cell = batch.cell(row, column).trim();
    if (cell === '') continue;
    const bare = cell.replace(/^[[(]|[\])]\.?$|\.$/gu, '').trim();
    const isUnit = UNIT.test(bare) || (bare.length <= 12 && unitInHeader(bare).currency !== '');
    if (!isUnit) return false;
    aboveNumbers ||= isNumeric(batch.cell(row + 1, column).trim());
  }
  return aboveNumbers;
}

function isNumeric(text: string): boolean {
  return !Number.isNaN(parseNumber(text, 'point')) || !Number.isNaN(parseNumber(text, 'comma'));
}
