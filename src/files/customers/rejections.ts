/**
 * Every rejected row of an import as columns, and the words for each. Twelve bytes a row, so that a file of a million
 * bad rows is no worse than one of good rows; the words are made from the row's own cells when somebody reads them.
 */
import { countryName } from '../../core/geo/countries';
import type { ColumnMapping } from './column-mapping';
import type { RecordBatch } from './delimited-reader';
import { REJECT_REASONS, type RejectReason } from './import-report';
import type { MappedColumns } from './mapped-columns';

export interface Rejection {
  readonly row: number;
  readonly reason: RejectReason;
  /** Column at fault, −1 = the whole record. */
  readonly column: number;
  /**
   * For `repeated-id` the row that is kept instead, for `exact-copy` the row it is a copy of, for `no-location` the first
   * row of its account, when the account has several; else 0.
   */
  readonly otherRow: number;
}

export class Rejections {
  #row = new Uint32Array(1 << 8);
  #otherRow = new Uint32Array(1 << 8);
  #reason = new Uint8Array(1 << 8);
  #column = new Int16Array(1 << 8);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** @returns the rejection's number, for `at` */
  add(row: number, reason: RejectReason, column = -1, otherRow = 0): number {
    if (this.#count === this.#row.length) this.#grow();
    const index = this.#count++;
    this.#row[index] = row;
    this.#otherRow[index] = otherRow;
    this.#reason[index] = REJECT_REASONS.indexOf(reason);
    this.#column[index] = column;
    return index;
  }

  at(index: number): Rejection {
    return {
      row: this.#row[index],
      reason: REJECT_REASONS[this.#reason[index]],
      column: this.#column[index],
      otherRow: this.#otherRow[index],
    };
  }

  /**
   * The row, rejected among the last, turned out to be a line below the table.
   * @returns the reason it had, null when it was not rejected
   */
  setFooter(row: number, column: number): RejectReason | null {
    const index = this.#row.lastIndexOf(row, this.#count - 1);
    if (this.#count === 0 || index < 0) return null;
    const before = REJECT_REASONS[this.#reason[index]];
    this.#reason[index] = REJECT_REASONS.indexOf('footer');
    this.#column[index] = column;
    return before;
  }

  /** Counts per reason, most frequent first, without zeros. */
  counts(): { reason: RejectReason; count: number }[] {
    const counts = REJECT_REASONS.map(reason => ({ reason, count: 0 }));
    for (let index = 0; index < this.#count; index++) counts[this.#reason[index]].count++;
    return counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  }

  /** Rejection numbers ordered by row: an earlier row is rejected late when its id comes again. */
  byRow(): Uint32Array {
    return Uint32Array.from({ length: this.#count }, (_, index) => index).sort((a, b) => this.#row[a] - this.#row[b]);
  }

  #grow(): void {
    const capacity = this.#row.length * 2;
    const row = new Uint32Array(capacity);
    const otherRow = new Uint32Array(capacity);
    const reason = new Uint8Array(capacity);
    const column = new Int16Array(capacity);
    row.set(this.#row);
    otherRow.set(this.#otherRow);
    reason.set(this.#reason);
    column.set(this.#column);
    this.#row = row;
    this.#otherRow = otherRow;
    this.#reason = reason;
    this.#column = column;
  }
}

const WORDS: Readonly<Record<RejectReason, string>> = {
  'no-location': 'no place given',
  'coordinates-out-of-range': 'coordinates out of range',
  'coordinates-not-numbers': 'coordinates that are no numbers',
  'coordinates-zero': 'coordinates 0 / 0',
  'postcode-unknown': 'unknown post code',
  'postcode-country-missing': 'post code of a country without a list',
  'city-unknown': 'unknown town',
  'city-ambiguous': 'town of which there are several',
  'h3-invalid': 'not an H3 cell',
  'negative-potential': 'negative potential',
  'repeated-id': 'replaced by a later row with the same id',
  'exact-copy': 'exact copy of another row',
  blank: 'blank row',
  footer: 'line below the table',
  'column-count': 'more cells than columns',
};

/** "no place given", for lists of what was left out. */
export function reasonWords(reason: RejectReason): string {
  return WORDS[reason];
}

const MAX_QUOTED = 60;

/** For people: "412.5 is outside −90 to 90". `record` is the rejected row in `batch`. */
export function describeRejection(
  rejection: Rejection,
  batch: RecordBatch,
  record: number,
  mapping: ColumnMapping,
  columns: MappedColumns,
): string {
  const cell = rejection.column < 0 ? '' : shortened(batch.cell(record, rejection.column));
  switch (rejection.reason) {
    case 'no-location':
      return rejection.column >= 0
        ? `“${cell}” cannot be looked up: no post codes are loaded, and there are no coordinates`
        : noPlace(mapping, columns, rejection.otherRow > 0);
    case 'coordinates-out-of-range':
      if (rejection.column === columns.coordinates) return `“${cell}” is outside −90 to 90 and −180 to 180 degrees`;
      return `${cell} is outside ${rejection.column === columns.lat ? '−90 to 90' : '−180 to 180'}`;
    case 'coordinates-not-numbers':
      return rejection.column === columns.coordinates
        ? `“${cell}” is no pair of coordinates`
        : `“${cell}” is not a number`;
    case 'coordinates-zero':
      return '0 / 0 stands for missing coordinates';
    case 'postcode-unknown':
      return `“${cell}” is not a post code that is known, and there are no coordinates`;
    case 'h3-invalid':
      return invalidCellText(cell);
    case 'postcode-country-missing': {
      const named = columns.country < 0 ? '' : shortened(batch.cell(record, columns.country));
      const country = countryName(named || columns.impliedCountry) || 'this form';
      return `“${cell}”: no post codes of ${country} are on this device, and there are no coordinates`;
    }
    case 'city-unknown':
      return `“${cell}” is no town that is known here, and there is nothing else to place it by`;
    case 'city-ambiguous':
      return `“${cell}” is the name of several towns: a state, a country or a post code would tell which`;
    case 'negative-potential':
      return `${cell.replace(/^-/u, '−')}: potential cannot be negative`;
    case 'repeated-id':
      return `same id as row ${rejection.otherRow.toLocaleString('en-US')}, which is kept as the last one`;
    case 'exact-copy':
      return `an exact copy of row ${rejection.otherRow.toLocaleString('en-US')}`;
    case 'blank':
      return 'every cell is empty';
    case 'footer':
      return `line below the table: “${cell}”`;
    case 'column-count': {
      const cells = batch.cellCount(record);
      const separator = mapping.delimiter === '\t' ? 'tab' : mapping.delimiter;
      return `${cells} cells where the table has ${mapping.columns.length}: is a text with “${separator}” missing its quotes?`;
    }
  }
}

/** @param inEveryRow the account has other rows, and they do not say where it is either */
export function noPlace(mapping: ColumnMapping, columns: MappedColumns, inEveryRow: boolean): string {
  return `${emptyLocationColumns(mapping, columns)} empty${inEveryRow ? ' in every row of the account' : ''}`;
}

function invalidCellText(cell: string): string {
  return /^\d[.,]\d+e\+\d+$|^\d{13,}000(?:\.0*)?$/iu.test(cell)
    ? `“${cell}” is the number of an H3 cell that a program has rounded: export the cells as text`
    : `“${cell}” is not an H3 cell`;
}

/** "Lat, Lng and Zip are": the location columns, all of which are empty in the row. */
export function emptyLocationColumns(mapping: ColumnMapping, columns: MappedColumns): string {
  const headers = [columns.h3, columns.lat, columns.lng, columns.coordinates, columns.postalCode, columns.city]
    .filter(column => column >= 0)
    .map(column => mapping.columns[column].header);
  const last = headers.pop() ?? '';
  return headers.length > 0 ? `${headers.join(', ')} and ${last} are` : `${last} is`;
}

/** At most 60 characters on one line, for quoting in a message. */
export function shortened(text: string): string {
  const trimmed = text.trim().replace(/\s+/gu, ' ');
  return trimmed.length > MAX_QUOTED ? `${trimmed.slice(0, MAX_QUOTED)}…` : trimmed;
}
