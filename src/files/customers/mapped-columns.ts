/** A mapping turned into column numbers and the specs of the account table. */
import { type AccountField, CATEGORY_FIELDS, DATE_FIELDS, NUMBER_FIELDS } from '../../core/accounts/account-field';
import type { ColumnSpec, DateSpec, NumberSpec } from '../../core/accounts/account-table-builder';
import { factorOf, productHeader } from '../../core/accounts/column-products';
import type { ColumnMapping, DateStyle, NumberStyle } from './column-mapping';
import type { CoordinateUnit } from './coordinate-units';
import { normaliseHeader } from './recognise-header';

/** Numbers that describe an account rather than a sale: with summed ids the first one written stays. */
const NOT_SUMMED: readonly AccountField[] = ['companyRevenue', 'employees', 'callFrequency', 'callMinutes'];

export interface MappedNumber {
  readonly field: AccountField;
  readonly column: number;
  readonly style: NumberStyle;
  /** Of the column alone; `spec` has that of the product. */
  readonly header: string;
  readonly spec: NumberSpec;
  /** What the number of each row is multiplied by; null = it counts as it is. */
  readonly factor: Factor | null;
}

/** Another column of the file, which may have a use of its own. */
export interface Factor {
  readonly column: number;
  readonly style: NumberStyle;
  readonly header: string;
}

export interface MappedCategory {
  readonly field: AccountField;
  readonly column: number;
  readonly spec: ColumnSpec;
}

export interface MappedDate {
  readonly field: AccountField;
  readonly column: number;
  readonly style: DateStyle;
  readonly header: string;
  /** Columns of the account table that the dates go to. */
  readonly specs: readonly DateSpec[];
}

/** Column numbers; −1 = no column is used as this. */
export interface MappedColumns {
  readonly id: number;
  readonly name: number;
  /** After swapping, when the mapping says so. */
  readonly lat: number;
  readonly lng: number;
  readonly latStyle: NumberStyle;
  readonly lngStyle: NumberStyle;
  /** The column with both coordinates. */
  readonly coordinates: number;
  /** In that column longitude comes first, unless the cell itself says otherwise. */
  readonly lngFirst: boolean;
  readonly unit: CoordinateUnit;
  readonly oIsWest: boolean;
  readonly geocodeAccuracy: number;
  readonly city: number;
  readonly state: number;
  readonly postalCode: number;
  readonly h3: number;
  readonly country: number;
  /** Country of rows that name none: as a person chose, else as far as the header gives it away; '' = unknown. */
  readonly impliedCountry: string;
  readonly numbers: readonly MappedNumber[];
  readonly categories: readonly MappedCategory[];
  readonly dates: readonly MappedDate[];
}

/** A five-digit code under "PLZ" is not American, whatever it looks like. */
const COUNTRY_WORDS: readonly [RegExp, string][] = [
  [/^(?:plz|postleitzahl)/u, 'DE'],
  [/^(?:codepostal|cp$)/u, 'FR'],
  [/^(?:cap$|codiceavviamento)/u, 'IT'],
  [/^codigopostal/u, 'ES'],
];

/** ISO 3166-1 alpha-2 of the country whose word for a post code the header is; '' = none. */
export function impliedCountry(header: string): string {
  const word = normaliseHeader(header);
  return COUNTRY_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? '';
}

export function mappedColumns(mapping: ColumnMapping): MappedColumns {
  const columnOf = (field: AccountField) => mapping.columns.findIndex(column => column.field === field);
  const first = columnOf('lat');
  const second = columnOf('lng');
  const [lat, lng] = mapping.swapCoordinates ? [second, first] : [first, second];
  const numbers: MappedNumber[] = [];
  const categories: MappedCategory[] = [];
  const dates: MappedDate[] = [];
  const used = new Set<string>();
  mapping.columns.forEach((use, column) => {
    const { header, field, numberStyle, dateStyle = 'day-first' } = use;
    if (field === null) return;
    const key = field === 'measure' || field === 'category' ? `column:${header}` : field;
    // Of two columns with the same use, the first counts.
    if (used.has(key)) return;
    used.add(key);
    if (NUMBER_FIELDS.includes(field)) {
      const spec = { key, header: productHeader(use), sums: !NOT_SUMMED.includes(field) };
      numbers.push({ field, column, style: numberStyle, header, spec, factor: factorIn(mapping, column) });
    } else if (CATEGORY_FIELDS.includes(field)) {
      categories.push({ field, column, spec: { key, header } });
    } else if (DATE_FIELDS.includes(field)) {
      dates.push({ field, column, style: dateStyle, header, specs: dateSpecs(field, header) });
    }
  });
  return {
    id: columnOf('id'),
    name: columnOf('name'),
    lat,
    lng,
    latStyle: mapping.columns[lat]?.numberStyle ?? 'point',
    lngStyle: mapping.columns[lng]?.numberStyle ?? 'point',
    coordinates: columnOf('coordinates'),
    lngFirst: mapping.swapCoordinates,
    unit: mapping.coordinates ?? 'degrees',
    oIsWest: mapping.oIsWest ?? false,
    geocodeAccuracy: columnOf('geocodeAccuracy'),
    city: columnOf('city'),
    state: columnOf('state'),
    postalCode: columnOf('postalCode'),
    h3: columnOf('h3'),
    country: columnOf('country'),
    impliedCountry: mapping.country ?? impliedCountry(mapping.columns[columnOf('postalCode')]?.header ?? ''),
    numbers,
    categories,
    dates,
  };
}

function factorIn(mapping: ColumnMapping, column: number): Factor | null {
  const factor = factorOf(mapping.columns, column);
  if (factor < 0) return null;
  const { header, numberStyle } = mapping.columns[factor];
  return { column: factor, style: numberStyle, header };
}

/** Of order dates the first and the last of an account stay, of any other only the latest. */
function dateSpecs(field: AccountField, header: string): readonly DateSpec[] {
  if (field !== 'date') return [{ key: field, header, keeps: 'last' }];
  return [
    { key: 'firstDate', header, keeps: 'first' },
    { key: 'lastDate', header, keeps: 'last' },
  ];
}
