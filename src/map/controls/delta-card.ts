/** The card that follows the pointer while a gesture is under way: what releasing it would do. */
import { besidePointer } from './beside-pointer';
import type { DeltaText } from './delta-text';
import { make } from './dom';
import styles from './map-controls.module.css';

/** Between pointer and card, pixels. */
const GAP = 24;

export class DeltaCard {
  readonly element = make('div', styles.card);
  #text = '';
  #pointer = { x: 0, y: 0 };
  #map = { width: 0, height: 0 };
  #size = { width: 320, height: 130 };
  /** Told the size instead of asking for it, which would lay out the whole page in every frame of a stroke. */
  readonly #resized = new ResizeObserver(([entry]) => {
    const [box] = entry.borderBoxSize;
    if (box.inlineSize === 0) return;
    this.#size = { width: box.inlineSize, height: box.blockSize };
    this.#move();
  });

  constructor() {
    this.element.hidden = true;
    this.#resized.observe(this.element);
    // Figures are told once, at the end, by the page's own notices; read out forty times a second they would be noise.
    this.element.setAttribute('aria-hidden', 'true');
  }

  /** `colourOf` gives a territory's colour. */
  show(
    text: DeltaText | null,
    pointer: { readonly x: number; readonly y: number } | null,
    map: { readonly width: number; readonly height: number },
    colourOf: (territoryId: number) => string,
  ): void {
    if (!text || !pointer) {
      this.element.hidden = true;
      return;
    }
    const written = JSON.stringify(text);
    if (written !== this.#text) {
      this.#text = written;
      this.element.replaceChildren(...contents(text, colourOf));
    }
    this.element.hidden = false;
    this.#pointer = pointer;
    this.#map = map;
    this.#move();
  }

  destroy(): void {
    this.#resized.disconnect();
  }

  #move(): void {
    const { left, top } = besidePointer(this.#pointer, this.#size, this.#map, GAP);
    this.element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }
}

function contents(text: DeltaText, colourOf: (territoryId: number) => string): readonly Node[] {
  const nodes: Node[] = [];
  if (text.headline) nodes.push(make('div', styles.cardHeadline, text.headline));
  if (text.summary) nodes.push(make('div', styles.cardSummary, text.summary));
  if (text.rows.length > 0) {
    const head = make('tr', '', make('th', ''), ...text.goals.map(goal => make('th', styles.cardGoal, goal)));
    const rows = text.rows.map(row => {
      const swatch = make('span', styles.swatch);
      swatch.style.background = colourOf(row.territoryId);
      return make(
        'tr',
        '',
        make('td', styles.cardName, swatch, row.name),
        ...row.figures.map(figure =>
          make('td', styles.cardFigure, `${figure.before} → `, make('span', styles[figure.state], figure.now)),
        ),
      );
    });
    nodes.push(make('table', styles.cardTable, make('thead', '', head), make('tbody', '', ...rows)));
  }
  if (text.more > 0) nodes.push(make('div', styles.cardSummary, `and ${text.more} more`));
  if (text.refusal) nodes.push(make('div', styles.cardRefusal, text.refusal));
  return nodes;
}
