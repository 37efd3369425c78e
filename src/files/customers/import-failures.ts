/** Why a file as a whole cannot be imported although it is a table. */

import { factorOf, isMultiplied } from '../../core/accounts/column-products';
import type { ColumnMapping } from './column-mapping';
import { ImportError, type ImportErrorCode } from './import-error';
import type { ImportReport, RejectReason } from './import-report';
import type { MappedColumns } from './mapped-columns';
import { emptyLocationColumns, type Rejections } from './rejections';

/** @throws ImportError `no-location` when the mapping has no column that says where an account is */
export function refuseMissingLocation(columns: MappedColumns, fileName: string): void {
  if ((columns.lat >= 0 && columns.lng >= 0) || columns.postalCode >= 0 || columns.h3 >= 0) return;
  if (columns.coordinates >= 0 || columns.city >= 0) return;
  throw new ImportError(
    'no-location',
    'No column is used as latitude and longitude, as post code, or as city.',
    fileName,
    'Choose the columns that say where an account is.',
  );
}

/**
 * Numbers of which one factor is missing would be other numbers.
 * @throws ImportError `no-factor` when the mapping multiplies by a column that it does not have
 */
export function refuseMissingFactor(mapping: ColumnMapping, fileName: string): void {
  const lost = mapping.columns.find((use, column) => isMultiplied(use) && factorOf(mapping.columns, column) < 0);
  if (!lost) return;
  throw new ImportError(
    'no-factor',
    `${lost.header} is to be multiplied by ${lost.times}, and there is no such column.`,
    fileName,
    'Choose the column to multiply by, or none.',
  );
}

export function noRowsError(fileName: string): ImportError {
  return new ImportError(
    'no-rows',
    'There is not a single row of data in the file.',
    fileName,
    'Check the export and choose a file with at least one account.',
  );
}

/** Every row was left out, and all of them can be listed. */
export class NothingPlacedError extends ImportError {
  constructor(
    code: ImportErrorCode,
    what: string,
    next: string,
    readonly report: ImportReport,
    readonly rejections: Rejections,
  ) {
    super(code, what, report.fileName, next);
  }
}

/** The error of a report without a single account, led by the most frequent reason. */
export function nothingPlacedError(
  report: ImportReport,
  rejections: Rejections,
  mapping: ColumnMapping,
  columns: MappedColumns,
): NothingPlacedError {
  const read = report.read.toLocaleString('en-US');
  const all = report.read === 1 ? 'The only row was left out' : `All ${read} rows were left out`;
  const [first] = report.rejectedBy;
  if (first.reason === 'no-location' || first.reason === 'blank') {
    return new NothingPlacedError(
      'no-location',
      `${all}: ${emptyLocationColumns(mapping, columns)} empty.`,
      'Choose the columns with latitude and longitude, the post code, or the city.',
      report,
      rejections,
    );
  }
  const example = report.rejectedRows.find(row => row.reason === first.reason);
  const detail = example ? ` (row ${example.row}: ${example.text})` : '';
  return new NothingPlacedError('nothing-placed', `${all}${detail}.`, nextFor(first.reason), report, rejections);
}

function nextFor(reason: RejectReason): string {
  switch (reason) {
    case 'coordinates-out-of-range':
      return 'Check whether latitude and longitude are swapped, how decimals are written, and whether these are degrees.';
    case 'postcode-country-missing':
      return 'Add a list of the post codes of this country with coordinates (GeoNames, or a CSV with code, latitude and longitude).';
    case 'city-ambiguous':
      return 'Choose the column with the state or region, or the country that the towns are in.';
    default:
      return 'Check which columns are used as what.';
  }
}
