import type { Measure } from '../core/measure/measure';

/** Names of columns and properties that exports use themselves. */
const OWN = new Set(
  (
    'h3 territory territory_id territory_name type rep fte accounts hexes area_km2 mean_km_to_centre components in_band ' +
    'penetration_pct disruption_pct plan h3_resolution account_id account_name matched_by previous_rep previous_territory ' +
    'changed class call_frequency lat lng lines first_date last_date'
  ).split(' '),
);

/**
 * Column name of each measure in exports: `potential`, `workload_hours` (or `workload` when it is no hours), `sales_ttm`,
 * and the header of the file for further measures. Never twice, never that of another column.
 */
export function measureColumns(measures: readonly Measure[]): string[] {
  const used = new Set(OWN);
  return measures.map(({ id, label, unit }) => {
    const own =
      id === 'workload'
        ? unit === 'hours'
          ? 'workload_hours'
          : 'workload'
        : id === 'sales'
          ? 'sales_ttm'
          : id === 'potential'
            ? id
            : label;
    let name = own;
    for (let copy = 2; used.has(name); copy++) name = `${own} (${copy})`;
    used.add(name);
    return name;
  });
}
