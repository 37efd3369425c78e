import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { closeBrowser, openSession, type Session, showAs } from './browser';
import { Workbench } from './workbench';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let session: Session;
let app: Workbench;

beforeAll(async () => {
  session = await openSession();
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
  // The driver runs it in the page; a script tag is not let in by the content policy.
  await app.page.evaluate(AXE);
});
afterAll(async () => {
  await session.close();
  await closeBrowser();
});

/**
 * Serious and critical violations of what is on screen, one line each. Left out are the guards at both ends of a popup,
 * which hand the focus on the moment they get it.
 */
async function violations(where: string): Promise<string[]> {
  const { violations: found } = await app.page.evaluate(() =>
    (window as unknown as { axe: { run(context: object): Promise<AxeResults> } }).axe.run({
      exclude: [['[data-base-ui-focus-guard]']],
    }),
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(node => `${where}: ${id} at ${node.target.join(' ')}: ${node.failureSummary?.replace(/\s+/g, ' ')}`),
    );
}

type Screen = Parameters<typeof showAs>[1];

const SCREENS: readonly Screen[] = [
  { theme: 'light', width: 1600, height: 1000 },
  { theme: 'dark', width: 1280, height: 800 },
];
const OTHER_SCREENS: readonly Screen[] = [
  { theme: 'dark', width: 1600, height: 1000 },
  { theme: 'light', width: 1280, height: 800 },
];

/** The same on several devices; all faults of all of them in one list. */
async function onScreens(name: string, screens = SCREENS): Promise<string[]> {
  const found: string[] = [];
  for (const screen of screens) {
    await showAs(app.page, screen);
    await app.mapIdle();
    await app.framesDrawn();
    found.push(...(await violations(`${name}, ${screen.theme} ${screen.width}×${screen.height}`)));
  }
  await showAs(app.page, SCREENS[0]);
  return found;
}

it('the workbench has no serious fault in light and dark, large and small', async () => {
  expect(await onScreens('workbench', [...SCREENS, ...OTHER_SCREENS])).toEqual([]);
});

it('nor has it with a selection, a gesture refused and a tool in hand', async () => {
  await app.territoryAction('Houston', /^Lock/);
  await app.tool('Brush');
  await app.paintInto('Dallas');
  await app.drag((await app.hexesAtBorder(await app.idOf('Houston'), 2)).hexes);
  await app.until(state => state.notices.some(notice => notice.kind === 'refusal'));
  await app.row('Houston').getByRole('gridcell').first().click();
  const found = await onScreens('selection');
  await app.undo();
  await app.page.keyboard.press('Escape');
  await app.tool('Pick');
  expect(found).toEqual([]);
});

it('nor has the sheet of auto-balance, with a wish that cannot be had, too', async () => {
  await app.openBalance();
  const found = await onScreens('balance sheet');
  await app.effort('Fast');
  await app.mostMoved(8);
  await app.maximum('150');
  await app.until(state => state.balance.advice.some(({ remark }) => remark.kind === 'maximum'));
  found.push(...(await onScreens('balance sheet with an impossible wish')));
  await app.closeBalance();
  expect(found).toEqual([]);
});

it('nor have the result of auto-balance, the plans to choose from and the goals', async () => {
  await app.openBalance();
  await app.effort('Fast');
  await app.mostMoved(8);
  await app.maximum('215');
  await app.runBalance();
  await app.until(state => state.balance.run!.frontier?.status === 'finished');
  const found = await onScreens('balance result with plans to choose from');
  await app.button('Discard').click();
  await app.closeBalance();
  await app.page.getByRole('button', { name: /^Potential ±10 %/ }).click();
  await app.until(state => state.view.dialog === 'goals');
  found.push(...(await onScreens('goals')));
  await app.page.keyboard.press('Escape');
  await app.until(state => state.view.dialog === null);
  expect(found).toEqual([]);
});

it('nor have a drawing to be tidied up and the team-size view', async () => {
  await app.tool('Brush');
  await app.paintInto('Dallas');
  await app.drag((await app.hexesAtBorder(await app.idOf('Phoenix'), 2)).hexes);
  await app.button(/^Tidy up here/).waitFor();
  const found = await onScreens('tidy up');
  await app.undo();
  await app.openBalance();
  await app.button('How many territories?').click();
  await app.until(state => state.teamSize.points.length >= 2);
  await app.button(/^(Stop|Work it out)$/).click();
  await app.until(state => ['stopped', 'finished'].includes(state.teamSize.status));
  await app.page.getByText(/^Assumptions/).click();
  found.push(...(await onScreens('team size')));
  await app.page.keyboard.press('Escape');
  await app.until(state => state.view.dialog === null);
  await app.closeBalance();
  await app.tool('Pick');
  expect(found).toEqual([]);
});

it('nor has the import', async () => {
  await app.chooseFile({ name: 'customers.csv', text: readFileSync('public/sample/accounts-600.csv', 'utf8') });
  await app.until(state => state.importing?.step === 'columns');
  const found = await onScreens('columns');
  await app.cancelImport();
  expect(found).toEqual([]);
});

/** Presses Tab until the condition is met for the element in focus. */
async function tabTo(what: string, met: (focused: Element) => boolean): Promise<void> {
  const isThere = new Function(`return (${met.toString()})(document.activeElement)`) as () => boolean;
  for (let press = 0; press < 120; press++) {
    await app.page.keyboard.press('Tab');
    if (await app.page.evaluate(isThere)) return;
  }
  throw new Error(`Tab does not reach ${what}.`);
}

/** Territory and column of the cell in focus. */
function cellInFocus(): Promise<{ territory: number; column: number }> {
  return app.page.evaluate(() => {
    const cell = document.activeElement?.closest('[role=gridcell]');
    return {
      territory: Number(cell?.closest('[data-row]')?.getAttribute('data-row') ?? 0),
      column: Number(cell?.getAttribute('data-column') ?? -1),
    };
  });
}

it('everything can be reached and done with the keyboard alone', async () => {
  const { keyboard } = app.page;
  await app.reload();
  await tabTo(
    'the map tools',
    focused => focused.closest('[role=toolbar]')?.getAttribute('aria-label') === 'Map tools',
  );
  await tabTo(
    'the map',
    focused => focused.classList.contains('maplibregl-canvas') || focused.querySelector('canvas') !== null,
  );
  await tabTo('the table', focused => focused.closest('[role=gridcell]') !== null);

  // Arrows walk through the table.
  const start = await cellInFocus();
  expect(start.column).toBe(0);
  const moveTo = async (key: string, met: (cell: { territory: number; column: number }) => boolean) => {
    await keyboard.press(key);
    await app.framesDrawn();
    const cell = await cellInFocus();
    expect([key, met(cell)]).toEqual([key, true]);
    return cell;
  };
  const below = await moveTo('ArrowDown', cell => cell.territory !== start.territory && cell.column === 0);
  await moveTo('ArrowRight', cell => cell.territory === below.territory && cell.column === 1);
  await moveTo('ArrowLeft', cell => cell.territory === below.territory && cell.column === 0);
  await moveTo('ArrowUp', cell => cell.territory === start.territory);
  const first = await cellInFocus();

  // F2 renames, undo and redo take it back and forth; the focus stays where the work is.
  await keyboard.press('F2');
  await app.page.getByRole('textbox', { name: 'Name of the territory' }).waitFor();
  await keyboard.type('North Star');
  await keyboard.press('Enter');
  await app.until(state => state.history.past.length === 1);
  const names = () => app.look(state => state.plans[0].territories.map(({ id, name }) => [id, name] as const));
  expect(new Map(await names()).get(first.territory)).toBe('North Star');
  expect(await cellInFocus()).toEqual(first);
  await app.undo();
  expect(new Map(await names()).get(first.territory)).not.toBe('North Star');
  await app.redo();
  expect(new Map(await names()).get(first.territory)).toBe('North Star');
  await app.undo();

  // Letters choose tools.
  for (const [key, tool] of [
    ['b', 'brush'],
    ['l', 'lasso'],
    ['g', 'polygon'],
    ['r', 'rectangle'],
    ['h', 'hand'],
    ['p', 'pick'],
  ]) {
    await keyboard.press(key);
    expect(await app.look(state => state.view.tool)).toBe(tool);
  }

  // Enter selects and frames; Escape lets go.
  await app.row('Houston').getByRole('gridcell').first().focus();
  await keyboard.press('ArrowDown');
  await app.framesDrawn();
  await keyboard.press('Enter');
  const { territory } = await cellInFocus();
  expect(await app.look(state => state.view.selectedTerritories)).toEqual([territory]);
  await keyboard.press('Escape');
  expect(await app.look(state => state.view.selectedTerritories)).toEqual([]);

  // The palette: open, find, run; Escape closes it and other dialogs without a trace.
  await keyboard.press('ControlOrMeta+k');
  await app.until(state => state.view.dialog === 'commands');
  await keyboard.type('rectangle');
  await app.page.getByRole('option', { name: /Rectangle/ }).waitFor();
  await keyboard.press('Enter');
  await app.until(state => state.view.dialog === null && state.view.tool === 'rectangle');
  await keyboard.press('ControlOrMeta+k');
  await app.until(state => state.view.dialog === 'commands');
  await keyboard.press('Escape');
  await app.until(state => state.view.dialog === null);
  await keyboard.press('p');
  await keyboard.press('ControlOrMeta+k');
  await app.until(state => state.view.dialog === 'commands');
  await keyboard.type('balance goals');
  await app.page.getByRole('option', { name: /Balance goals/ }).waitFor();
  await keyboard.press('Enter');
  await app.page.getByRole('dialog', { name: /goals/i }).waitFor();
  await keyboard.press('Escape');
  await app.until(state => state.view.dialog === null);
  expect(await app.look(state => [state.view.tool, state.history.past.length] as const)).toEqual(['pick', 0]);

  // The map itself: Shift and the arrows walk from hex to hex, Enter takes the hex.
  await app.page.locator('canvas.maplibregl-canvas').focus();
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Enter');
  await app.until(state => state.view.selectedTerritories.length === 1);
  expect(session.errors).toEqual([]);
});
