/** A message in the middle of the map, for when it cannot be drawn. Everything else of the app goes on working. */
import { make } from './dom';
import styles from './map-controls.module.css';

export function mapMessage(title: string, text: string): HTMLElement {
  const element = make('div', styles.message, make('strong', '', title), make('p', '', text));
  element.setAttribute('role', 'alert');
  return element;
}

export const WITHOUT_WEBGL = {
  title: 'The map cannot be drawn here.',
  text:
    'It needs WebGL 2, which this browser does not offer. Turn on hardware acceleration in the browser’s settings and ' +
    'reload, or open the page in a current Chrome, Edge, Firefox or Safari. ' +
    'The table, auto-balance and all exports work without the map.',
};

export const CONTEXT_LOST = {
  title: 'The graphics card has taken the map away.',
  text: 'Nothing of your work is lost. The map comes back by itself; if it does not, reload the page.',
};
