/** The key to the layers that colour hexes by value, at the lower left. The territory layer's key is the table. */
import type { AppState } from '../../state/app-state';
import { formatDeviation, formatMeasure } from '../../state/format';
import { layerValues } from '../../state/selectors/layer-values';
import type { ValueClasses } from '../layers/value-classes';
import { make } from './dom';
import styles from './map-controls.module.css';

export class MapLegend {
  readonly element = make('div', styles.legend);
  #shown: readonly unknown[] = [];

  constructor() {
    this.element.hidden = true;
    this.element.setAttribute('role', 'img');
  }

  update(state: AppState, classes: ValueClasses | null): void {
    const values = layerValues(state);
    if (values === this.#shown[0] && classes === this.#shown[1]) return;
    this.#shown = [values, classes];
    this.element.hidden = !(values && classes);
    if (!(values && classes)) return;
    const { layer } = state.view;
    const { summary } = state.dataset ?? {};
    const measure = summary?.measures.find(candidate => layer.kind === 'measure' && candidate.id === layer.measureId);
    const written = classes.bounds.map(bound =>
      values.kind === 'diverging'
        ? formatDeviation(bound)
        : formatMeasure(bound, measure?.unit ?? 'number', summary?.currency ?? ''),
    );
    const bar = make('div', styles.legendBar);
    classes.colours.forEach((colour, index) => {
      const swatch = make('span', styles.legendSwatch);
      swatch.style.background = colour;
      // The bound stands at the right end of its class.
      const cell = make('div', styles.legendCell, swatch, make('span', styles.legendBound, written[index] ?? ''));
      bar.append(cell);
    });
    const ends =
      values.kind === 'diverging'
        ? make('div', styles.legendEnds, make('span', '', 'under target'), make('span', '', 'over target'))
        : make(
            'div',
            styles.legendEnds,
            make('span', '', 'little'),
            make('span', '', 'much, in classes of equal count'),
          );
    this.element.replaceChildren(make('div', styles.legendTitle, values.label), bar, ends);
    this.element.setAttribute('aria-label', `${values.label}: classes up to ${written.join(', ')} and above`);
  }
}
