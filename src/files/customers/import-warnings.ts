/** Doubts about rows that were placed all the same, counted per kind with the first rows of each. */

import { detached } from './decode';
import type { ImportWarning } from './import-report';

const MAX_ROWS = 20;
const MAX_EXAMPLE = 30;

interface Tally {
  readonly text: (count: string, example: string) => string;
  readonly example: string;
  readonly rows: number[];
  count: number;
  /** Two numbers may take the same cell into account: one row, one doubt. */
  last: number;
}

export class ImportWarnings {
  readonly #tallies = new Map<string, Tally>();

  /**
   * @param key tells kinds apart
   * @param text the sentence, made from the written count ("1 row", "9 rows") and the first example
   */
  note(key: string, row: number, text: (count: string, example: string) => string, example = ''): void {
    let tally = this.#tallies.get(key);
    if (!tally) {
      tally = { text, example: detached(example.trim().slice(0, MAX_EXAMPLE)), rows: [], count: 0, last: 0 };
      this.#tallies.set(key, tally);
    }
    if (tally.last === row) return;
    tally.last = row;
    tally.count++;
    if (tally.rows.length < MAX_ROWS) tally.rows.push(row);
  }

  /** A doubt that was counted elsewhere. */
  add(count: number, text: (count: string) => string): void {
    if (count > 0) this.#tallies.set(`counted ${this.#tallies.size}`, { text, example: '', rows: [], count, last: 0 });
  }

  list(): ImportWarning[] {
    return [...this.#tallies.values()].map(({ text, example, rows, count }) => ({
      text: text(`${count.toLocaleString('en-US')} ${count === 1 ? 'row' : 'rows'}`, example),
      count,
      rows,
    }));
  }
}
