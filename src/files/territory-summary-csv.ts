import { csvTable } from './csv-write';
import type { TerritorySummary } from './territory-summary';

/** One row per territory; see `territorySummaries` for the columns. */
export function territorySummaryCsv(summaries: readonly TerritorySummary[]): Generator<string, void, undefined> {
  const header = Object.keys(summaries[0] ?? { territory_id: 0, territory_name: '' });
  return csvTable(
    header,
    summaries.map(summary => header.map(column => summary[column])),
  );
}
