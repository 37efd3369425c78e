import { type AccountField, NUMBER_FIELDS } from '../core/accounts/account-field';
import type { BalanceGoal } from '../core/plan/plan';
import type { ColumnMapping } from '../files/customers/column-mapping';
import { type DesignArguments, UsageError } from './design-arguments';

/** Measures that every dataset has, whatever its columns. */
const GIVEN_MEASURES = ['potential', 'workload'];

/**
 * The recognised columns with what the command line says about them, and the criteria as ids of measures.
 * @throws UsageError when a header is not in the file
 */
export function designMapping(
  proposed: ColumnMapping,
  { map, fromColumn, criteria }: Pick<DesignArguments, 'map' | 'fromColumn' | 'criteria'>,
): { mapping: ColumnMapping; criteria: readonly BalanceGoal[] } {
  let mapping = proposed;
  for (const { field, header } of map) mapping = used(mapping, columnNamed(mapping, header, `--map ${field}`), field);
  if (fromColumn !== null) mapping = used(mapping, columnNamed(mapping, fromColumn, '--from-column'), 'territory');
  const goals = criteria.map(({ measureId, band }): BalanceGoal => {
    if (GIVEN_MEASURES.includes(measureId)) return { measureId, band };
    const header = measureId.replace(/^column:/, '');
    const sales = measureId === 'sales' ? mapping.columns.findIndex(column => column.field === 'sales') : -1;
    const column = sales >= 0 ? sales : columnNamed(mapping, header, '--criteria');
    const { field } = mapping.columns[column];
    if (field === 'potential' || field === 'sales') return { measureId: field, band };
    if (field === null || !NUMBER_FIELDS.includes(field)) mapping = used(mapping, column, 'measure');
    else if (field !== 'measure') throw new UsageError(`--criteria: column ${header} is used as ${field} already.`);
    return { measureId: `column:${mapping.columns[column].header}`, band };
  });
  return { mapping, criteria: goals };
}

function columnNamed({ columns }: ColumnMapping, header: string, option: string): number {
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
