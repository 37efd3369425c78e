/** What is under the resting pointer: the territory, and the figures of the one hex. */
import { lockedAccountsText } from '../../core/plan/locked-accounts';
import type { AppState } from '../../state/app-state';
import { formatCount, formatMeasure } from '../../state/format';
import { shownPlan } from '../../state/selectors/shown-plan';
import { besidePointer } from './beside-pointer';
import { make } from './dom';
import styles from './map-controls.module.css';

const GAP = 16;
/** The pointer has to rest this long, milliseconds: tips must not chase a hand that is on its way. */
const REST = 450;

export interface HexText {
  readonly territory: string;
  /** "12 accounts · Potential $1.2 M · Workload 80 h". */
  readonly figures: string;
}

export function hexText(state: AppState, hex: number): HexText | null {
  const plan = shownPlan(state);
  const { dataset, goals } = state;
  if (!plan || !dataset || hex < 0 || hex >= plan.assignment.length) return null;
  const id = plan.assignment[hex];
  const territory = plan.territories.find(candidate => candidate.id === id);
  const accounts = dataset.sums.accounts[hex];
  const figures = [accounts === 1 ? '1 account' : `${formatCount(accounts)} accounts`];
  if (accounts > 0) {
    for (const goal of goals) {
      const index = dataset.summary.measures.findIndex(measure => measure.id === goal.measureId);
      const measure = dataset.summary.measures[index];
      if (!measure) continue;
      const value = formatMeasure(dataset.sums.sums[index][hex], measure.unit, dataset.summary.currency);
      figures.push(`${measure.label.toLowerCase()} ${value}`);
    }
  }
  const held = lockedAccountsText(plan, hex);
  const locks = [
    territory?.locked ? 'locked' : '',
    plan.lockedHexes[hex] ? 'hex locked' : '',
    held === '' ? '' : `holds the locked account ${held}`,
  ].filter(Boolean);
  const name = territory?.name ?? 'Unassigned';
  return { territory: locks.length > 0 ? `${name}, ${locks.join(', ')}` : name, figures: figures.join(' · ') };
}

export class HexTip {
  readonly element = make('div', styles.tip);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element.hidden = true;
    this.element.setAttribute('role', 'tooltip');
  }

  /** Shows the text once the pointer has rested; null hides the tip at once. */
  rest(
    read: (() => HexText | null) | null,
    pointer: { readonly x: number; readonly y: number },
    map: { readonly width: number; readonly height: number },
  ): void {
    clearTimeout(this.#timer);
    this.element.hidden = true;
    if (!read) return;
    this.#timer = setTimeout(() => {
      const text = read();
      if (!text) return;
      this.element.replaceChildren(
        make('div', styles.tipTitle, text.territory),
        make('div', styles.tipFigures, text.figures),
      );
      this.element.hidden = false;
      const { left, top } = besidePointer(
        pointer,
        { width: this.element.offsetWidth, height: this.element.offsetHeight },
        map,
        GAP,
      );
      this.element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    }, REST);
  }

  destroy(): void {
    clearTimeout(this.#timer);
  }
}
