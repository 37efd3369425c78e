/**
 * A label drawn once into a small canvas of its own: text with a halo is slow to draw, and a map that moves would draw
 * it sixty times a second.
 */

import { atZoom } from '../layers/zoom-sizes';
import type { MapTheme } from '../map-theme';
import type { LabelSize, LabelVariant } from './place-labels';

const FAMILY = 'Inter, system-ui, sans-serif';
/** Width of the halo beyond the letters, pixels. */
const HALO = 1.6;
const FIGURE_SCALE = 0.88;

/** What one label says, as lines of runs. */
export interface LabelContent {
  readonly lines: readonly (readonly { readonly text: string; readonly bold: boolean }[])[];
  readonly tone: 'ink' | 'over';
}

export interface LabelSprite {
  readonly canvas: HTMLCanvasElement;
  readonly size: LabelSize;
}

/** Size of names, pixels. */
export function labelFontSize(zoom: number): number {
  return atZoom(
    [
      [3, 12.5],
      [6, 15],
    ],
    zoom,
  );
}

export function labelContent(
  text: { readonly name: string; readonly amount: string; readonly deviation: string },
  variant: LabelVariant,
): LabelContent {
  const name = { text: text.name, bold: true };
  const deviation = { text: text.deviation, bold: false };
  const tone = 'ink' as const;
  if (variant === 'name' || text.deviation === '') return { lines: [[name]], tone };
  if (variant === 'callout') return { lines: [[name, deviation]], tone };
  if (variant === 'short' || text.amount === '') return { lines: [[name], [deviation]], tone };
  return { lines: [[name], [{ text: text.amount, bold: false }, deviation]], tone };
}

/** Measures and draws labels of one font size and theme. */
export class LabelPen {
  readonly #context: CanvasRenderingContext2D;
  readonly #fontSize: number;
  readonly #theme: MapTheme;
  readonly #pixelRatio: number;

  /** `context` is only measured with. */
  constructor(context: CanvasRenderingContext2D, fontSize: number, theme: MapTheme, pixelRatio: number) {
    this.#context = context;
    this.#fontSize = fontSize;
    this.#theme = theme;
    this.#pixelRatio = pixelRatio;
  }

  measure(content: LabelContent): LabelSize {
    let width = 0;
    for (const line of content.lines) width = Math.max(width, this.#lineWidth(this.#context, line));
    return { width: width + 2 * HALO, height: content.lines.length * this.#lineHeight() + 2 };
  }

  /** Draws into `canvas` when one is given, replacing what it showed. */
  draw(content: LabelContent, canvas = document.createElement('canvas')): LabelSprite {
    const size = this.measure(content);
    canvas.width = Math.ceil((size.width + 2 * HALO) * this.#pixelRatio);
    canvas.height = Math.ceil((size.height + 2 * HALO) * this.#pixelRatio);
    const context = canvas.getContext('2d');
    if (!context) return { canvas, size };
    context.scale(this.#pixelRatio, this.#pixelRatio);
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 2 * HALO;
    context.strokeStyle = this.#theme.halo;
    for (const pass of ['halo', 'letters'] as const) {
      content.lines.forEach((line, index) => {
        let x = HALO + (size.width - this.#lineWidth(context, line)) / 2;
        const y = HALO + (index + 0.5) * this.#lineHeight() + 1;
        for (const run of line) {
          context.font = this.#font(run.bold);
          context.fillStyle = content.tone === 'over' ? this.#theme.over : this.#theme.ink;
          if (pass === 'halo') context.strokeText(run.text, x, y);
          else context.fillText(run.text, x, y);
          x += context.measureText(run.text).width + this.#gap();
        }
      });
    }
    return { canvas, size };
  }

  #font(bold: boolean): string {
    return bold ? `600 ${this.#fontSize}px ${FAMILY}` : `400 ${this.#fontSize * FIGURE_SCALE}px ${FAMILY}`;
  }

  #lineHeight(): number {
    return Math.round(this.#fontSize * 1.12);
  }

  /** Between an amount and a deviation. */
  #gap(): number {
    return this.#fontSize * 0.42;
  }

  #lineWidth(context: CanvasRenderingContext2D, line: LabelContent['lines'][number]): number {
    let width = (line.length - 1) * this.#gap();
    for (const run of line) {
      context.font = this.#font(run.bold);
      width += context.measureText(run.text).width;
    }
    return width;
  }
}
