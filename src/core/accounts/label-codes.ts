import { type CellText, TextBytes } from './text-bytes';
import { TextColumnBuilder, textAt } from './text-column';
import { TextIndex } from './text-index';

/**
 * Numbers for the labels of a category, in the order they come; 0 is blank. Labels are bytes until the end, so that a
 * column with a new label on each of a million rows costs little more than its text.
 */
export class LabelCodes {
  readonly #texts = new TextColumnBuilder();
  readonly #index = new TextIndex(this.#texts);
  readonly #text = new TextBytes();
  #count = 1;
  /** Rows that follow each other often have the same label. */
  #last = 0;

  constructor() {
    this.#texts.push('');
    this.#index.set(0);
  }

  codeOf(text: CellText): number {
    const label = typeof text === 'string' ? this.#text : text;
    if (typeof text === 'string') this.#text.write(text);
    if (label.isBlank) return 0;
    if (this.#texts.holds(this.#last, label)) return this.#last;
    let code = this.#index.find(label);
    if (code < 0) {
      code = this.#count++;
      this.#texts.push(label);
      this.#index.set(code);
    }
    this.#last = code;
    return code;
  }

  /** All labels by number. No further codes are to be asked for. */
  finish(): string[] {
    const texts = this.#texts.finish();
    return Array.from({ length: this.#count }, (_, code) => textAt(texts, code));
  }
}
