/**
 * Pointer and keyboard events of the map, handed to the tool in hand. One pointer draws; a second finger drops the
 * gesture and leaves the map to be pinched. Whatever the tool has to compute waits for the next frame, so that a fast
 * mouse costs no more than a slow one.
 */
import type { ToolId } from '../../state/app-state';
import type { MapTool, Modifiers, ToolPoint } from './map-tool';

export interface ToolInputOptions {
  /** Receives the pointer; controls above the map are not inside it. */
  readonly element: HTMLElement;
  readonly tools: Readonly<Record<ToolId, MapTool>>;
  readonly toolId: () => ToolId;
  readonly pointOf: (clientX: number, clientY: number) => ToolPoint;
  /** Whether a drag moves the map. */
  readonly setPanning: (enabled: boolean) => void;
  /** The tool has something else to show. */
  readonly onSketch: () => void;
  readonly onHover: (point: ToolPoint | null) => void;
}

const NO_MODIFIERS: Modifiers = { shift: false, alt: false, toggle: false };

export class ToolInput {
  readonly #options: ToolInputOptions;
  readonly #listeners = new AbortController();
  readonly #pointers = new Set<number>();
  #pointer = -1;
  #spaceHeld = false;
  #isOver = false;
  #last: ToolPoint | null = null;
  #frame = 0;
  #tool: MapTool;

  constructor(options: ToolInputOptions) {
    this.#options = options;
    this.#tool = options.tools[options.toolId()];
    const { signal } = this.#listeners;
    const { element } = options;
    element.addEventListener('pointerdown', event => this.#down(event), { signal });
    element.addEventListener('pointermove', event => this.#move(event), { signal });
    element.addEventListener('pointerup', event => this.#up(event), { signal });
    element.addEventListener('pointercancel', event => this.#drop(event), { signal });
    element.addEventListener('pointerleave', () => this.#leave(), { signal });
    element.addEventListener('dblclick', event => this.#doubleClick(event), { signal });
    // Capture: a gesture under way takes Escape, Enter and Backspace before the page's own shortcuts.
    window.addEventListener('keydown', event => this.#keyDown(event), { signal, capture: true });
    window.addEventListener('keyup', event => this.#keyUp(event), { signal, capture: true });
    window.addEventListener('blur', () => this.#blur(), { signal });
    this.#takeTool();
  }

  get tool(): MapTool {
    return this.#tool;
  }

  /** Where the pointer is over the map, null when it is elsewhere. */
  get pointer(): ToolPoint | null {
    return this.#isOver || this.#pointer >= 0 ? this.#last : null;
  }

  get isGesturing(): boolean {
    return this.#tool.isActive;
  }

  /** Call when the tool in hand has changed: gestures begun with others are dropped. */
  refresh(): void {
    const { tools, toolId } = this.#options;
    for (const tool of Object.values(tools)) if (tool !== tools[toolId()]) tool.cancel();
    this.#takeTool();
  }

  destroy(): void {
    this.#tool.cancel();
    this.#listeners.abort();
    cancelAnimationFrame(this.#frame);
  }

  #takeTool(): void {
    const { tools, toolId, element, setPanning } = this.#options;
    const tool = this.#spaceHeld ? tools.hand : tools[toolId()];
    if (tool !== this.#tool) {
      // A polygon that is half drawn waits while Space lends the hand.
      this.#tool.hover(null, NO_MODIFIERS);
      this.#tool = tool;
    }
    element.style.cursor = tool.cursor;
    setPanning(tool.pans);
    this.#schedule();
  }

  #down(event: PointerEvent): void {
    this.#pointers.add(event.pointerId);
    if (this.#pointers.size > 1) {
      this.#cancel();
      return;
    }
    if (event.button !== 0) return;
    const point = this.#pointAt(event);
    this.#pointer = event.pointerId;
    this.#tool.begin(point, modifiersOf(event));
    this.#options.setPanning(this.#tool.pans);
    if (this.#tool.isActive) this.#options.element.setPointerCapture(event.pointerId);
    this.#schedule();
  }

  #move(event: PointerEvent): void {
    const point = this.#pointAt(event);
    this.#isOver = true;
    if (event.pointerId === this.#pointer) {
      const events = event.getCoalescedEvents?.() ?? [];
      const points = events.length > 0 ? events.map(each => this.#pointAt(each)) : [point];
      this.#last = point;
      this.#tool.move(points, modifiersOf(event));
    } else if (event.pointerType !== 'touch') this.#tool.hover(point, modifiersOf(event));
    if (this.#pointer < 0) this.#options.onHover(point);
    this.#schedule();
  }

  #up(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    if (event.pointerId !== this.#pointer) return;
    this.#pointer = -1;
    this.#tool.complete(this.#pointAt(event), modifiersOf(event));
    if (event.pointerType === 'touch') {
      this.#isOver = false;
      this.#tool.hover(null, NO_MODIFIERS);
    }
    this.#options.setPanning(this.#tool.pans);
    this.#schedule();
  }

  #drop(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    if (event.pointerId === this.#pointer) this.#cancel();
  }

  #cancel(): void {
    this.#pointer = -1;
    this.#tool.cancel();
    this.#options.setPanning(this.#tool.pans);
    this.#schedule();
  }

  #leave(): void {
    this.#isOver = false;
    if (this.#pointer >= 0) return;
    this.#tool.hover(null, NO_MODIFIERS);
    this.#options.onHover(null);
    this.#schedule();
  }

  #doubleClick(event: MouseEvent): void {
    event.preventDefault();
    this.#tool.doubleClick(this.#options.pointOf(event.clientX, event.clientY));
    this.#schedule();
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.key === 'Alt' || event.key === 'Shift') this.#modify(event);
    if (event.key === ' ' && !event.repeat && this.#takesSpace(event)) {
      event.preventDefault();
      this.#spaceHeld = true;
      this.#takeTool();
      return;
    }
    if (!this.#tool.isActive || isTyping(event.target)) return;
    if (event.key === 'Escape') {
      this.#cancel();
      event.stopPropagation();
      event.preventDefault();
    } else if (this.#tool.key(event.key)) {
      event.stopPropagation();
      event.preventDefault();
      this.#schedule();
    }
  }

  #keyUp(event: KeyboardEvent): void {
    if (event.key === 'Alt' || event.key === 'Shift') this.#modify(event);
    if (event.key !== ' ' || !this.#spaceHeld) return;
    this.#spaceHeld = false;
    this.#takeTool();
  }

  /** The key up of a window that is left is never heard. */
  #blur(): void {
    this.#pointers.clear();
    if (this.#spaceHeld) {
      this.#spaceHeld = false;
      this.#takeTool();
    }
  }

  #modify(event: KeyboardEvent): void {
    if (!this.#tool.isActive) return;
    this.#tool.modify(modifiersOf(event));
    // Alt alone would open the browser's menu.
    if (event.key === 'Alt') event.preventDefault();
    this.#schedule();
  }

  /** Space is the hand only where it means nothing else: over the map or with the map in focus. */
  #takesSpace(event: KeyboardEvent): boolean {
    if (this.#pointer >= 0 || isTyping(event.target)) return false;
    const target = event.target as Element | null;
    const onMap = target !== null && this.#options.element.contains(target);
    return onMap || (this.#isOver && (target === document.body || target === null));
  }

  #pointAt(event: { readonly clientX: number; readonly clientY: number }): ToolPoint {
    const point = this.#options.pointOf(event.clientX, event.clientY);
    this.#last = point;
    return point;
  }

  #schedule(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#tool.flush();
      this.#options.onSketch();
    });
  }
}

function modifiersOf(event: MouseEvent | KeyboardEvent): Modifiers {
  return { shift: event.shiftKey, alt: event.altKey, toggle: event.ctrlKey || event.metaKey };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
