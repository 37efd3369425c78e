/** What is written on each territory: its name, the value of the first goal and how far it is from its target. */
import type { AppState } from '../../state/app-state';
import { formatDeviation, formatMeasure } from '../../state/format';
import { planFigures } from '../../state/selectors/plan-figures';

export interface LabelText {
  readonly territoryId: number;
  readonly name: string;
  /** "$13.8 M"; '' without a goal. */
  readonly amount: string;
  /** "−18 %". */
  readonly deviation: string;
}

/** Texts of the plan on screen, or of some of its territories; figures follow the gesture under way. */
export function labelTexts(state: AppState, only?: ReadonlySet<number>): readonly LabelText[] {
  const figures = planFigures(state);
  const { dataset, draft, goals } = state;
  if (!figures || !dataset) return [];
  const measure = dataset.summary.measures.find(candidate => candidate.id === goals[0]?.measureId);
  const rows = only ? figures.rows.filter(row => only.has(row.territory.id)) : figures.rows;
  return rows.map(row => {
    const figure = row.figures[0];
    const now = draft?.sides.find(side => side.territoryId === row.territory.id)?.now[0];
    const deviation = now ?? figure?.deviation;
    // A gesture towards a new territory changes all targets; amounts then wait for the release.
    const value = now !== undefined && draft?.target.kind !== 'new' ? figure.target * (1 + now) : figure?.value;
    return {
      territoryId: row.territory.id,
      name: row.territory.name,
      amount: figure && measure ? formatMeasure(value, measure.unit, dataset.summary.currency) : '',
      deviation: figure ? formatDeviation(deviation) : '',
    };
  });
}
