import { type AccountField, NUMBER_FIELDS } from '../core/accounts/account-field';
import { MULTIPLIED_FIELDS } from '../core/accounts/column-products';
import { ACCOUNTS, type WishedCriterion } from '../core/autobalance/problem-from-plan';
import type { ColumnMapping } from '../files/customers/column-mapping';
import { type DesignArguments, UsageError } from './design-arguments';

/** Measures that every dataset has, whatever its columns. */
const GIVEN_MEASURES = ['potential', 'workload'];
/** Balance ↔ compactness, see BalanceCriterion. */
const COMPACT = 0.5;

/**
 * The recognised columns with what the command line says about them, and the criteria as ids of measures.
 * @throws UsageError when a header is not in the file
 */
export function designMapping(
  proposed: ColumnMapping,
  settings: Pick<DesignArguments, 'map' | 'fromColumn' | 'criteria' | 'tries' | 'maxima'>,
): { mapping: ColumnMapping; criteria: readonly WishedCriterion[] } {
  const { map, fromColumn, criteria, tries, maxima } = settings;
  let mapping = proposed;
  for (const { field, header } of map) {
    const { column, times } = productNamed(mapping, header, `--map ${field}`);
    if (times !== null && !MULTIPLIED_FIELDS.includes(field))
      throw new UsageError(`--map ${field}: only ${MULTIPLIED_FIELDS.join(', ')} can be the product of two columns.`);
    mapping = used(mapping, column, field, times);
  }
  if (fromColumn !== null) mapping = used(mapping, columnNamed(mapping, fromColumn, '--from-column'), 'territory');
  const idOf = (measureId: string, option: string): string => {
    if (GIVEN_MEASURES.includes(measureId)) return measureId;
    if (measureId === ACCOUNTS && option === '--max') return measureId;
    const header = measureId.replace(/^column:/, '');
    const sales = measureId === 'sales' ? mapping.columns.findIndex(column => column.field === 'sales') : -1;
    const column = sales >= 0 ? sales : columnNamed(mapping, header, option);
    const { field } = mapping.columns[column];
    if (field === 'potential' || field === 'sales') return field;
    if (field === null || !NUMBER_FIELDS.includes(field)) mapping = used(mapping, column, 'measure');
    else if (field !== 'measure') throw new UsageError(`${option}: column ${header} is used as ${field} already.`);
    return `column:${mapping.columns[column].header}`;
  };
  const even = criteria.map(
    ({ measureId, band }): WishedCriterion => ({
      measureId: idOf(measureId, '--criteria'),
      band,
      hardness: 'must',
      compact: COMPACT,
      most: null,
    }),
  );
  const easy = new Set(tries.map(measureId => idOf(measureId, '--try')));
  const unknown = [...easy].find(id => !even.some(criterion => criterion.measureId === id));
  if (unknown !== undefined) throw new UsageError(`--try: ${unknown} is not among the criteria.`);
  return {
    mapping,
    criteria: [
      ...even.map(criterion =>
        easy.has(criterion.measureId) ? { ...criterion, hardness: 'try' as const } : criterion,
      ),
      ...maxima.map(
        ({ measureId, most }): WishedCriterion => ({
          measureId: idOf(measureId, '--max'),
          band: 0,
          hardness: 'must',
          compact: COMPACT,
          most,
        }),
      ),
    ],
  };
}

/**
 * A column, or two with a `*` between their headers; headers may have one themselves.
 * @param option for the message
 * @returns `times`: header of the column to multiply by, null = none
 * @throws UsageError when a header is not in the file
 */
export function productNamed(
  mapping: ColumnMapping,
  text: string,
  option: string,
): { readonly column: number; readonly times: string | null } {
  const whole = columnLike(mapping, text);
  if (whole >= 0) return { column: whole, times: null };
  const signs = [...text.matchAll(/[*×]/gu)].map(({ index }) => index);
  for (const at of signs) {
    const column = columnLike(mapping, text.slice(0, at));
    const factor = columnLike(mapping, text.slice(at + 1));
    if (column >= 0 && factor >= 0) return { column, times: mapping.columns[factor].header };
  }
  if (signs.length !== 1) return { column: columnNamed(mapping, text, option), times: null };
  const column = columnNamed(mapping, text.slice(0, signs[0]).trim(), option);
  return { column, times: mapping.columns[columnNamed(mapping, text.slice(signs[0] + 1).trim(), option)].header };
}

/**
 * @param option for the message
 * @throws UsageError when there is none
 */
export function columnNamed(mapping: ColumnMapping, header: string, option: string): number {
  const column = columnLike(mapping, header);
  if (column >= 0) return column;
  const headers = mapping.columns.map(column => column.header).join(', ');
  throw new UsageError(`${option}: there is no column "${header}". Columns are: ${headers}.`);
}

/** Column with this header, or with one that differs in case only; −1 = none. */
function columnLike({ columns }: ColumnMapping, header: string): number {
  const exact = columns.findIndex(column => column.header === header);
  if (exact >= 0) return exact;
  const wanted = header.trim().toLowerCase();
  return columns.findIndex(column => column.header.trim().toLowerCase() === wanted);
}

/** Gives a column a field; the one that had it is left out, because only one can be the latitude. */
function used(mapping: ColumnMapping, column: number, field: AccountField, times: string | null = null): ColumnMapping {
  const repeatable = field === 'measure' || field === 'category';
  return {
    ...mapping,
    columns: mapping.columns.map((use, index) => {
      const { times: _, ...plain } = use;
      if (index === column) return times === null ? { ...plain, field } : { ...plain, field, times };
      return !repeatable && use.field === field ? { ...use, field: null } : use;
    }),
  };
}
