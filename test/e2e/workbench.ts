import type { TestDoor } from '../../src/app/test-door';
import type { AppState } from '../../src/state/app-state';
import { type Box, downloaded, type Page } from './browser';

declare global {
  interface Window {
    readonly evenland: TestDoor;
  }
}

export interface NamedFile {
  readonly name: string;
  /** Bytes for a file that is no text. */
  readonly text: string | Uint8Array;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a person does in the workbench, in their words; the specs speak only these. */
export class Workbench {
  constructor(
    readonly page: Page,
    readonly url: string,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(this.url);
    await this.ready();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  async ready(): Promise<void> {
    await this.page.waitForFunction(() => (window.evenland?.state() as AppState | undefined)?.phase === 'ready');
    await this.mapIdle();
  }

  /** The map has drawn what the state says. */
  async mapIdle(): Promise<void> {
    await this.page.evaluate(() => window.evenland.mapIdle());
  }

  /** A part of the state, for assertions. */
  look<T>(select: (state: AppState) => T): Promise<T> {
    return this.page.evaluate(`(${select.toString()})(window.evenland.state())`) as Promise<T>;
  }

  /** Waits until the state says so; events, not time. */
  async until(condition: (state: AppState) => boolean): Promise<void> {
    // A string would be evaluated inside the page, which the content policy forbids; a function is not.
    const met = new Function(`return (${condition.toString()})(window.evenland.state())`) as () => boolean;
    await this.page.waitForFunction(met);
  }

  async saved(): Promise<void> {
    await this.until(state => state.save.kind === 'saved');
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name });
  }

  row(territory: string) {
    return this.page
      .getByRole('grid', { name: 'Territories' })
      .getByRole('row', { name: new RegExp(`^${territory} `) });
  }

  // --- data

  async chooseFile(file: NamedFile): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('Use my own file').click();
    await (await chooser).setFiles({ name: file.name, mimeType: 'text/csv', buffer: bytesOf(file) });
  }

  /** Opens the section that says where the data come from. */
  async openData(): Promise<void> {
    const section = this.page.getByRole('button', { name: /^Data\b/ });
    if ((await section.getAttribute('aria-expanded')) !== 'true') await section.click();
  }

  /** Columns → check → on the map, confirming whatever waits for a look. */
  async importFile(file: NamedFile): Promise<void> {
    await this.readFile(file);
    await this.button(/^Continue/).click();
    await this.until(state => state.importing === null);
    await this.mapIdle();
  }

  /** As far as the check: read, and not on the map yet. */
  async readFile(file: NamedFile): Promise<void> {
    await this.chooseFile(file);
    await this.until(state => state.importing?.step === 'columns' || state.importing?.error != null);
    await this.button('Read all rows').waitFor({ state: 'visible' });
    while ((await this.page.getByRole('button', { name: /^Confirm/ }).count()) > 0) {
      await this.page
        .getByRole('button', { name: /^Confirm/ })
        .first()
        .click();
    }
    await this.button('Read all rows').click();
    await this.until(state => state.importing?.step === 'check' || state.importing?.error != null);
  }

  /** Drags files from outside onto the page and lets go. */
  async dropFiles(files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
    await this.page.evaluate(dropped => {
      const dataTransfer = new DataTransfer();
      for (const { name, text } of dropped) dataTransfer.items.add(new File([text], name));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, files);
  }

  async cancelImport(): Promise<void> {
    await this.button(/^(Cancel|Back to the map)$/).click();
    await this.until(state => state.importing === null);
    await this.mapIdle();
  }

  async openProjectFile(file: NamedFile): Promise<void> {
    const before = await this.look(state => state.projectId);
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('Use my own file').click();
    await (await chooser).setFiles({ name: file.name, mimeType: 'application/json', buffer: bytesOf(file) });
    await this.page.waitForFunction(id => (window.evenland.state() as AppState).projectId !== id, before);
    await this.mapIdle();
  }

  // --- drawing

  async tool(name: 'Hand' | 'Pick' | 'Brush' | 'Lasso' | 'Polygon' | 'Rectangle'): Promise<void> {
    await this.page.getByRole('toolbar', { name: 'Map tools' }).getByRole('button', { name, exact: true }).click();
  }

  async paintInto(territory: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Draw into/ }).click();
    await this.page.getByRole('option', { name: territory }).first().click();
  }

  /** Page position of the middle of a hex. */
  async positionOf(hex: number): Promise<{ x: number; y: number }> {
    const position = await this.page.evaluate(number => {
      const { grid } = (window.evenland.state() as AppState).dataset!;
      return window.evenland.project(grid.lng[number], grid.lat[number]);
    }, hex);
    if (!position) throw new Error('There is no map to point at.');
    return position;
  }

  /** Presses at the first hex, moves over the others, and releases unless `hold`. */
  async drag(hexes: readonly number[], hold = false): Promise<void> {
    const [first, ...rest] = await Promise.all(hexes.map(hex => this.positionOf(hex)));
    await this.page.mouse.move(first.x, first.y);
    await this.page.mouse.down();
    for (const { x, y } of rest) await this.page.mouse.move(x, y, { steps: 6 });
    if (!hold) await this.page.mouse.up();
  }

  /** Presses at the first point, moves over the others, and releases unless `hold`; resolves when the draft has followed. */
  async sweep(points: readonly Point[], hold = false): Promise<void> {
    const [first, ...rest] = points;
    await this.page.mouse.move(first.x, first.y);
    await this.page.mouse.down();
    for (const { x, y } of rest) await this.page.mouse.move(x, y, { steps: 4 });
    if (!hold) await this.page.mouse.up();
    await this.framesDrawn();
  }

  /** Whatever was put off to the next frame has happened. */
  async framesDrawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise<void>(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    );
  }

  /**
   * Hexes whose middle lies in a polygon on screen, worked out on the pixels; `unsure` are those nearer than two pixels
   * to its border.
   */
  async hexesInside(polygon: readonly Point[]): Promise<{ inside: number[]; unsure: number[] }> {
    const centres = await this.page.evaluate(() => {
      const { grid } = (window.evenland.state() as AppState).dataset!;
      return Array.from({ length: grid.count }, (_, hex) => window.evenland.project(grid.lng[hex], grid.lat[hex])!);
    });
    const inside: number[] = [];
    const unsure: number[] = [];
    for (const [hex, { x, y }] of centres.entries()) {
      let isInside = false;
      let nearest = Number.POSITIVE_INFINITY;
      for (const [i, b] of polygon.entries()) {
        const a = polygon.at(i - 1)!;
        if (a.y > y !== b.y > y && x < a.x + ((y - a.y) * (b.x - a.x)) / (b.y - a.y)) isInside = !isInside;
        const along = ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / ((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
        const t = Math.max(0, Math.min(1, along));
        nearest = Math.min(nearest, Math.hypot(a.x + t * (b.x - a.x) - x, a.y + t * (b.y - a.y) - y));
      }
      if (nearest < 2) unsure.push(hex);
      else if (isInside) inside.push(hex);
    }
    return { inside, unsure };
  }

  /** The map on the page. */
  async mapBox(): Promise<Box> {
    const box = await this.page.getByRole('main', { name: 'Map' }).boundingBox();
    if (!box) throw new Error('There is no map on the page.');
    return box;
  }

  /** `count` hexes of one territory that border another, as far from the map's edge as there are. */
  hexesAtBorder(from: number, count: number): Promise<{ hexes: number[]; to: number }> {
    return this.page.evaluate(
      ([id, most]) => {
        const state = window.evenland.state() as AppState;
        const { grid } = state.dataset!;
        const plan = state.plans.find(other => other.id === state.activePlanId)!;
        for (let hex = 0; hex < grid.count; hex++) {
          if (plan.assignment[hex] !== id) continue;
          for (let edge = grid.offsets[hex]; edge < grid.offsets[hex + 1]; edge++) {
            const to = plan.assignment[grid.neighbours[edge]];
            if (to === id || to === 0) continue;
            const hexes = [hex];
            for (let next = grid.offsets[hex]; next < grid.offsets[hex + 1] && hexes.length < most; next++) {
              if (plan.assignment[grid.neighbours[next]] === id) hexes.push(grid.neighbours[next]);
            }
            if (hexes.length === most) return { hexes, to };
          }
        }
        throw new Error('No such border.');
      },
      [from, count] as const,
    );
  }

  async frameAll(): Promise<void> {
    await this.button('Fit the map to all hexes').click();
    await this.mapIdle();
  }

  /** Territory id of every hex of the plan on screen. */
  assignment(): Promise<number[]> {
    return this.look(state => Array.from(state.plans.find(plan => plan.id === state.activePlanId)!.assignment));
  }

  /** Names of the territories in more than one piece, counted by walking from hex to hex. */
  piecesBeyondOne(except: string): Promise<string[]> {
    return this.page.evaluate(left => {
      const state = window.evenland.state() as AppState;
      const { grid } = state.dataset!;
      const plan = state.plans.find(other => other.id === state.activePlanId)!;
      const seen = new Uint8Array(grid.count);
      const pieces = new Map<number, number>();
      for (let start = 0; start < grid.count; start++) {
        if (seen[start]) continue;
        const id = plan.assignment[start];
        pieces.set(id, (pieces.get(id) ?? 0) + 1);
        const open = [start];
        seen[start] = 1;
        for (let hex = open.pop(); hex !== undefined; hex = open.pop()) {
          for (let edge = grid.offsets[hex]; edge < grid.offsets[hex + 1]; edge++) {
            const next = grid.neighbours[edge];
            if (seen[next] || plan.assignment[next] !== id) continue;
            seen[next] = 1;
            open.push(next);
          }
        }
      }
      return plan.territories
        .filter(territory => territory.name !== left && (pieces.get(territory.id) ?? 0) > 1)
        .map(territory => territory.name);
    }, except);
  }

  undo(): Promise<void> {
    return this.page.keyboard.press('ControlOrMeta+z');
  }

  redo(): Promise<void> {
    return this.page.keyboard.press('Shift+ControlOrMeta+z');
  }

  /** How many steps the history has, and what the newest says. */
  async history(): Promise<{ steps: number; label: string }> {
    return this.look(({ history: { past } }) => ({ steps: past.length, label: past.at(-1)?.label ?? '' }));
  }

  // --- territories

  async idOf(territory: string): Promise<number> {
    const all = await this.look(({ plans, activePlanId }) =>
      plans.find(plan => plan.id === activePlanId)!.territories.map(({ id, name }) => ({ id, name })),
    );
    const found = all.find(({ name }) => name === territory);
    if (!found) throw new Error(`There is no territory called ${territory}.`);
    return found.id;
  }

  /** The deviations that the table shows for a territory, one per goal, as they are written. */
  async deviationsShown(territory: string): Promise<string[]> {
    const texts = await this.row(territory)
      .getByRole('button', { name: /how is this computed\?$/ })
      .allTextContents();
    return texts.map(text => text.trim());
  }

  async openActions(territory: string): Promise<void> {
    await this.row(territory).hover();
    await this.button(`Actions for ${territory}`).click();
  }

  async territoryAction(territory: string, action: string | RegExp): Promise<void> {
    await this.openActions(territory);
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  // --- links

  async openLinks(): Promise<void> {
    const header = this.page.getByRole('complementary').getByRole('button', { name: /^Links/ });
    if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
    await this.page.getByRole('list', { name: 'Links' }).getByRole('listitem').first().waitFor();
  }

  /** The switch of a link, by the names of its ends. */
  link(name: RegExp) {
    return this.page.getByRole('list', { name: 'Links' }).getByRole('switch', { name });
  }

  async bridgeGaps(choice: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Bridge gaps' }).click();
    await this.page.getByRole('option', { name: choice }).click();
  }

  // --- auto-balance

  async balance(): Promise<void> {
    await this.button('Auto-balance').first().click();
    await this.until(state => state.balance.open);
    await this.button('Run').click();
    await this.until(state => ['finished', 'failed', 'stopped'].includes(state.balance.run?.status ?? ''));
  }

  async apply(): Promise<void> {
    await this.button(/^Apply$/).click();
    await this.until(state => !state.balance.open);
  }

  async openBalance(): Promise<void> {
    await this.button('Auto-balance').first().click();
    await this.until(state => state.balance.open);
  }

  async closeBalance(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close', exact: true }).click();
    await this.until(state => !state.balance.open);
  }

  async effort(name: 'Fast' | 'Normal' | 'Thorough'): Promise<void> {
    const choice = this.page.getByRole('radio', { name, exact: true });
    if (!(await choice.isVisible())) await this.page.getByText('More', { exact: true }).click();
    await choice.click();
  }

  /** Whether a measure, or the `maximum`, must hold or gives way. */
  async firmness(of: string, firmness: 'Must' | 'If possible'): Promise<void> {
    await this.page.getByRole('combobox', { name: `How firm: ${of}` }).click();
    await this.page.getByRole('option', { name: firmness }).click();
  }

  /** No territory above so much of a measure per full-time rep, as it is typed. */
  async maximum(text: string, measure = 'Accounts'): Promise<void> {
    const choice = this.page.getByRole('checkbox', { name: 'No territory above a maximum' });
    if (!(await choice.isChecked())) await choice.click();
    const measures = this.page.getByRole('combobox', { name: 'Measure of the maximum' });
    if ((await measures.textContent())?.trim() !== measure) {
      await measures.click();
      await this.page.getByRole('option', { name: measure }).click();
    }
    await this.typeInto(`Maximum of ${measure.toLowerCase()} per full-time rep`, text);
  }

  /** At most so many percent of the accounts may get another territory. */
  async mostMoved(percent: number): Promise<void> {
    const choice = this.page.getByRole('checkbox', { name: 'At most' });
    if (!(await choice.isChecked())) await choice.click();
    await this.typeInto('Share that may change territory, in percent', String(percent));
  }

  async typeInto(field: string, text: string): Promise<void> {
    const box = this.page.getByRole('textbox', { name: field, exact: true });
    await box.fill(text);
    await box.press('Enter');
  }

  /** Runs with what stands in the sheet, to the end. */
  async runBalance(): Promise<void> {
    await this.button(/^Run( again)?$/).click();
    await this.until(state => ['finished', 'failed', 'stopped'].includes(state.balance.run?.status ?? ''));
  }

  /** Territory id of every hex of the plan that the run has made. */
  proposed(): Promise<number[]> {
    return this.look(state => Array.from(state.balance.run!.best!.assignment));
  }

  // --- out

  async exported(item: string): Promise<{ name: string; text: string }> {
    await this.button('Export').click();
    return downloaded(this.page, () => this.page.getByRole('menuitem', { name: item }).click());
  }
}

function bytesOf({ text }: NamedFile): Buffer {
  return typeof text === 'string' ? Buffer.from(text) : Buffer.from(text);
}
