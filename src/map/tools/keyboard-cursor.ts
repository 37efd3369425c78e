/**
 * Editing without a pointer: with the map in focus, Shift and the arrow keys walk from hex to hex, Enter does with the
 * hex what the tool in hand would do, Alt with Enter unassigns. What the cursor is on is spoken.
 */
import type { HexGrid } from '../../core/grid/hex-grid';
import type { AppState, PaintTarget } from '../../state/app-state';
import type { Commands } from '../../state/commands/commands';
import type { AppStore } from '../../state/store';
import { hexText } from '../controls/hex-tip';
import { mercatorCentres } from '../labels/label-raster';
import { isArrowKey, stepHex } from './hex-steps';
import type { ToolHost } from './map-tool';
import { selectAt } from './tool-host';

export interface KeyboardCursorOptions {
  readonly element: HTMLElement;
  readonly store: AppStore;
  readonly commands: Commands;
  readonly host: ToolHost;
  /** Hex in the middle of the view, −1 when there is none near: where the first step starts. */
  readonly startHex: () => number;
  /** Brings the hex into view and shows the cursor. */
  readonly onMove: (lng: number, lat: number) => void;
  readonly say: (text: string) => void;
}

export class KeyboardCursor {
  readonly #options: KeyboardCursorOptions;
  readonly #listeners = new AbortController();
  #centres: { grid: HexGrid; points: Float64Array } | null = null;
  #hex = -1;
  #aim: readonly [number, number] = [0, 0];
  #axis = '';

  constructor(options: KeyboardCursorOptions) {
    this.#options = options;
    const { signal } = this.#listeners;
    options.element.addEventListener('keydown', event => this.#keyDown(event), { signal });
    options.element.addEventListener(
      'focusout',
      () => {
        this.hide();
        delete options.element.dataset.focus;
      },
      { signal },
    );
    options.element.addEventListener('pointerdown', () => this.#takePointer(), { signal });
  }

  destroy(): void {
    this.#listeners.abort();
  }

  hide(): void {
    if (this.#hex < 0) return;
    this.#hex = -1;
    this.#options.onMove(Number.NaN, Number.NaN);
  }

  /** Hexes that Enter would paint, null while the cursor is not shown. */
  hexes(): Int32Array | null {
    const state = this.#options.store.getState();
    const { grid } = state.dataset ?? {};
    if (!grid || this.#hex < 0 || this.#hex >= grid.count) return null;
    return state.view.tool === 'brush' ? this.#brushed(grid) : Int32Array.of(this.#hex);
  }

  /** Whoever works with the pointer needs no ring round the map, even when a shortcut is pressed in between. */
  #takePointer(): void {
    this.hide();
    this.#options.element.dataset.focus = 'pointer';
  }

  #keyDown(event: KeyboardEvent): void {
    if (isArrowKey(event.key) || event.key === 'Tab') delete this.#options.element.dataset.focus;
    const state = this.#options.store.getState();
    const grid = state.dataset?.grid;
    if (!grid || event.ctrlKey || event.metaKey) return;
    if (event.shiftKey && isArrowKey(event.key)) {
      event.preventDefault();
      this.#step(state, grid, event.key);
    } else if (event.key === 'Enter' && this.#hex >= 0) {
      event.preventDefault();
      this.#act(state, event.altKey);
    } else if (event.key === 'Escape') this.hide();
  }

  #step(state: AppState, grid: HexGrid, key: Parameters<typeof stepHex>[3]): void {
    if (this.#centres?.grid !== grid) {
      this.#centres = { grid, points: mercatorCentres(grid) };
      this.#hex = -1;
    }
    const { points } = this.#centres;
    if (this.#hex < 0) {
      this.#hex = this.#options.startHex();
      this.#axis = '';
      if (this.#hex < 0) {
        this.#options.say('No hex is near the middle of the map. Move the map with the arrow keys first.');
        return;
      }
    } else {
      const axis = key === 'ArrowUp' || key === 'ArrowDown' ? 'vertical' : 'horizontal';
      if (axis !== this.#axis) {
        this.#axis = axis;
        this.#aim = [points[2 * this.#hex], points[2 * this.#hex + 1]];
      }
      this.#hex = stepHex(grid, points, this.#hex, key, this.#aim);
    }
    this.#options.onMove(grid.lng[this.#hex], grid.lat[this.#hex]);
    const text = hexText(state, this.#hex);
    if (text) this.#options.say(`${text.territory}. ${text.figures}`);
  }

  #act(state: AppState, isRemoving: boolean): void {
    const { tool, target } = state.view;
    const { commands, store, host } = this.#options;
    if (tool === 'hand' || tool === 'pick') {
      selectAt(store, commands, this.#hex, { shift: false, alt: false, toggle: false });
      return;
    }
    const hexes = this.hexes();
    if (!hexes) return;
    const into: PaintTarget = isRemoving ? { kind: 'unassign' } : target;
    host.preview(hexes, into);
    host.commit('Keyboard');
    const text = hexText(store.getState(), this.#hex);
    if (text) this.#options.say(text.territory);
  }

  #brushed(grid: HexGrid): Int32Array {
    const set = this.#options.host.scratchSet();
    const middle = { lng: grid.lng[this.#hex], lat: grid.lat[this.#hex], x: 0, y: 0 };
    this.#options.host.brush(middle, middle, this.#options.host.brushRings(), set);
    return set.sorted();
  }
}
