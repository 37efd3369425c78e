import { type AccountField, NUMBER_FIELDS } from '../core/accounts/account-field';
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
  for (const { field, header } of map) mapping = used(mapping, columnNamed(mapping, header, `--map ${field}`), field);
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
 * @param option for the message
 * @throws UsageError when there is none
 */
export function columnNamed({ columns }: ColumnMapping, header: string, option: string): number {
  const exact = columns.findIndex(column => column.header === header);
  if (exact >= 0) return exact;
  const wanted = header.trim().toLowerCase();
  const alike = columns.findIndex(column => column.header.trim().toLowerCase() === wanted);
  if (alike >= 0) return alike;
  const headers = columns.map(column => column.header).join(', ');
  throw new UsageError(`${option}: there is no column "${header}". Columns are: ${headers}.`);
}

/** Gives a column a field; the one that had it is left out, because only one can be the latitude. */
function used(mapping: ColumnMapping, column: number, field: AccountField): ColumnMapping {
  const repeatable = field === 'measure' || field === 'category';
  return {
    ...mapping,
    columns: mapping.columns.map((use, index) => {
      if (index === column) return { ...use, field };
      return !repeatable && use.field === field ? { ...use, field: null } : use;
    }),
  };
}
