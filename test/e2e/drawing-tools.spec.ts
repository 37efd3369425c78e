import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { formatDeviation } from '../../src/state/format';
import { closeBrowser, openSession, type Session } from './browser';
import { type Point, Workbench } from './workbench';

let session: Session;
let app: Workbench;

beforeAll(async () => {
  session = await openSession();
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
  // Dallas and both pieces of Houston, with hexes large enough to aim at.
  await app.territoryAction('Dallas', 'Show on the map');
  await app.mapIdle();
});
afterEach(async () => {
  // Every test starts from the sample as it came.
  await app.page.mouse.up();
  await app.page.keyboard.up('Alt');
  await app.page.keyboard.up('Shift');
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('Escape');
  for (let { steps } = await app.history(); steps > 0; steps--) await app.undo();
  expect((await app.history()).steps).toBe(0);
  await app.tool('Pick');
});
afterAll(async () => {
  await session.close();
  await closeBrowser();
});

interface PlanSeen {
  readonly assignment: readonly number[];
  readonly territories: readonly { readonly id: number; readonly name: string; readonly colourSlot: number }[];
}

function plan(): Promise<PlanSeen> {
  return app.look(state => {
    const { assignment, territories } = state.plans.find(other => other.id === state.activePlanId)!;
    return {
      assignment: Array.from(assignment),
      territories: territories.map(({ id, name, colourSlot }) => ({ id, name, colourSlot })),
    };
  });
}

/** Does something that must be one step of the history, and checks that undo and redo take it back and forth. */
async function oneStep(label: RegExp, act: () => Promise<void>): Promise<{ before: PlanSeen; after: PlanSeen }> {
  const before = await plan();
  const { steps } = await app.history();
  await act();
  await app.page.waitForFunction(
    least => (window.evenland.state() as { history: { past: unknown[] } }).history.past.length > least,
    steps,
  );
  await app.framesDrawn();
  const after = await plan();
  expect(await app.history()).toEqual({ steps: steps + 1, label: expect.stringMatching(label) });
  expect(changes(before, after).length > 0 || !sameText(before.territories, after.territories)).toBe(true);
  await app.undo();
  expectSame(await plan(), before);
  await app.redo();
  expectSame(await plan(), after);
  return { before, after };
}

function sameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function expectSame(seen: PlanSeen, wanted: PlanSeen): void {
  expect(seen.territories).toEqual(wanted.territories);
  expect(changes(seen, wanted)).toEqual([]);
}

function changes(before: PlanSeen, after: PlanSeen): number[] {
  return before.assignment.flatMap((id, hex) => (after.assignment[hex] === id ? [] : [hex]));
}

/** Deviations of territories from their targets, summed up hex by hex; one per goal. */
async function deviations(ids: readonly number[]): Promise<number[][]> {
  const { assignment, columns, fte } = await app.look(state => {
    const active = state.plans.find(other => other.id === state.activePlanId)!;
    const measures = state.dataset!.summary.measures;
    return {
      assignment: Array.from(active.assignment),
      columns: state.goals.map(goal =>
        Array.from(state.dataset!.sums.sums[measures.findIndex(measure => measure.id === goal.measureId)]),
      ),
      fte: active.territories.map(territory => [territory.id, territory.fte] as const),
    };
  });
  const positions = fte.reduce((sum, [, share]) => sum + share, 0);
  return ids.map(id =>
    columns.map(values => {
      const total = values.reduce((sum, value) => sum + value, 0);
      const own = values.reduce((sum, value, hex) => (assignment[hex] === id ? sum + value : sum), 0);
      return own / ((total * fte.find(([other]) => other === id)![1]) / positions) - 1;
    }),
  );
}

/**
 * Draws up to the release, checks that nothing is committed and that the draft's figures are those that table and
 * hexes have after the release.
 */
async function drawAndRelease(label: RegExp, draw: () => Promise<void>, release: () => Promise<void>) {
  const untouched = await plan();
  await draw();
  await app.until(state => (state.draft?.hexes.length ?? 0) > 0);
  const { hexes, sides } = await app.look(({ draft }) => ({ hexes: Array.from(draft!.hexes), sides: draft!.sides }));
  expectSame(await plan(), untouched);
  const shownWhileDrawing = new Map<string, string[]>();
  for (const { territoryId, name } of sides) {
    if (territoryId > 0) shownWhileDrawing.set(name, await app.deviationsShown(name));
  }
  const { before, after } = await oneStep(label, release);
  expect(changes(before, after)).toEqual(hexes);
  const ids = sides.map(side => side.territoryId).filter(id => id > 0);
  const counted = await deviations(ids);
  for (const [index, id] of ids.entries()) {
    const { name, now } = sides.find(side => side.territoryId === id)!;
    for (const [goal, value] of counted[index].entries()) expect(now[goal]).toBeCloseTo(value, 9);
    expect(shownWhileDrawing.get(name)).toEqual(counted[index].map(formatDeviation));
    expect(await app.deviationsShown(name)).toEqual(counted[index].map(formatDeviation));
  }
  return { before, after, hexes };
}

/** The hexes that an area tool has to take: every one in the area that is not there already. */
async function expectArea(polygon: readonly Point[], hexes: readonly number[], before: PlanSeen, to: number) {
  const { inside, unsure } = await app.hexesInside(polygon);
  const wanted = inside.filter(hex => before.assignment[hex] !== to);
  expect(wanted.length).toBeGreaterThan(3);
  const sure = (hex: number) => !unsure.includes(hex);
  expect(hexes.filter(sure)).toEqual(wanted);
}

/** A square around the border of Dallas and Houston. */
async function square(halfSide: number): Promise<Point[]> {
  const { hexes } = await app.hexesAtBorder(await app.idOf('Houston'), 1);
  const { x, y } = await app.positionOf(hexes[0]);
  return [
    { x: x - halfSide, y: y - halfSide },
    { x: x + halfSide, y: y - halfSide },
    { x: x + halfSide, y: y + halfSide },
    { x: x - halfSide, y: y + halfSide },
  ];
}

it('brush: a stroke moves hexes, with the figures of the release shown before it', async () => {
  const [houston, dallas] = [await app.idOf('Houston'), await app.idOf('Dallas')];
  const { hexes } = await app.hexesAtBorder(houston, 3);
  await app.tool('Brush');
  await app.paintInto('Dallas');
  const points = await Promise.all(hexes.map(hex => app.positionOf(hex)));
  const drawn = await drawAndRelease(
    /^Brush · [\d,]+ hexes → Dallas$/,
    () => app.sweep(points, true),
    () => app.page.mouse.up(),
  );
  expect(drawn.hexes).toEqual(expect.arrayContaining(hexes));
  expect(drawn.hexes.every(hex => drawn.after.assignment[hex] === dallas)).toBe(true);
  expect((await app.history()).label).toBe(`Brush · ${drawn.hexes.length} hexes → Dallas`);
});

it('brush with Alt held takes hexes out, and Escape drops the stroke', async () => {
  const { hexes } = await app.hexesAtBorder(await app.idOf('Houston'), 2);
  const points = await Promise.all(hexes.map(hex => app.positionOf(hex)));
  await app.tool('Brush');
  const before = await plan();
  await app.sweep(points, true);
  await app.page.keyboard.press('Escape');
  await app.page.mouse.up();
  expect(await app.look(state => state.draft)).toBeNull();
  expectSame(await plan(), before);
  expect((await app.history()).steps).toBe(0);
  await app.page.keyboard.down('Alt');
  const drawn = await drawAndRelease(
    /^Brush · [\d,]+ hexes → unassigned$/,
    () => app.sweep(points, true),
    async () => {
      await app.page.mouse.up();
      await app.page.keyboard.up('Alt');
    },
  );
  expect(drawn.hexes.every(hex => drawn.after.assignment[hex] === 0)).toBe(true);
});

it('lasso: takes exactly the hexes whose middle lies inside', async () => {
  const dallas = await app.idOf('Dallas');
  await app.tool('Lasso');
  await app.paintInto('Dallas');
  const [a, b, c, d] = await square(70);
  const polygon = [a, { x: (a.x + b.x) / 2, y: a.y + 40 }, b, c, d];
  const drawn = await drawAndRelease(
    /^Lasso · [\d,]+ hexes → Dallas$/,
    () => app.sweep([...polygon, a], true),
    () => app.page.mouse.up(),
  );
  await expectArea(polygon, drawn.hexes, drawn.before, dallas);
});

it('rectangle: from corner to corner', async () => {
  await app.tool('Rectangle');
  await app.paintInto('Houston');
  const polygon = await square(60);
  const drawn = await drawAndRelease(
    /^Rectangle · [\d,]+ hexes → Houston$/,
    () => app.sweep([polygon[0], polygon[2]], true),
    () => app.page.mouse.up(),
  );
  await expectArea(polygon, drawn.hexes, drawn.before, await app.idOf('Houston'));
});

it('polygon: click by click, closed with Enter; a corner can be taken back', async () => {
  await app.tool('Polygon');
  await app.paintInto('Dallas');
  const polygon = await square(65);
  const drawn = await drawAndRelease(
    /^Polygon · [\d,]+ hexes → Dallas$/,
    async () => {
      for (const { x, y } of polygon) await app.page.mouse.click(x, y);
      await app.page.mouse.click(polygon[0].x - 80, polygon[0].y + 60);
      await app.page.keyboard.press('Backspace');
      await app.page.mouse.move(polygon[3].x, polygon[3].y);
      await app.framesDrawn();
    },
    () => app.page.keyboard.press('Enter'),
  );
  await expectArea(polygon, drawn.hexes, drawn.before, await app.idOf('Dallas'));
});

it('a drawing into a new territory makes it, as one step', async () => {
  await app.tool('Lasso');
  await app.paintInto('New territory');
  const polygon = await square(60);
  const { after, hexes } = await drawAndRelease(
    /^Lasso · [\d,]+ hexes → Territory 25$/,
    () => app.sweep([...polygon, polygon[0]], true),
    () => app.page.mouse.up(),
  );
  const made = after.territories.at(-1)!;
  expect(made.name).toBe('Territory 25');
  expect(hexes.every(hex => after.assignment[hex] === made.id)).toBe(true);
  expect(await app.row('Territory 25').count()).toBe(1);
});

it('pick: a click selects the territory, the next its hex; what is selected moves in one step', async () => {
  const [houston, dallas] = [await app.idOf('Houston'), await app.idOf('Dallas')];
  const { hexes } = await app.hexesAtBorder(houston, 1);
  const { x, y } = await app.positionOf(hexes[0]);
  await app.page.mouse.click(x, y);
  await app.until(state => state.view.selectedTerritories.length === 1);
  expect(await app.look(state => state.view.selectedTerritories)).toEqual([houston]);
  await app.page.mouse.click(x, y);
  await app.until(state => state.view.selectedHexes.length === 1);
  expect(await app.look(state => Array.from(state.view.selectedHexes))).toEqual(hexes);
  // Shift and a drag adds what lies in the lasso.
  const polygon = await square(45);
  await app.page.keyboard.down('Shift');
  await app.sweep([...polygon, polygon[0]]);
  await app.page.keyboard.up('Shift');
  await app.until(state => state.view.selectedHexes.length > 3);
  const selected = await app.look(state => Array.from(state.view.selectedHexes));
  const { before, after } = await oneStep(/^Move · [\d,]+ hexes → Dallas$/, async () => {
    await app.button('Move to…').click();
    await app.page.getByRole('option', { name: 'Dallas' }).click();
  });
  expect(changes(before, after)).toEqual(selected.filter(hex => before.assignment[hex] !== dallas));
  expect(selected.every(hex => after.assignment[hex] === dallas)).toBe(true);
});

it('unassigns what is selected with Delete, and splits it off as a territory of its own', async () => {
  const polygon = await square(45);
  const select = async () => {
    await app.page.keyboard.down('Shift');
    await app.sweep([...polygon, polygon[0]]);
    await app.page.keyboard.up('Shift');
    await app.until(state => state.view.selectedHexes.length > 3);
    return app.look(state => Array.from(state.view.selectedHexes));
  };
  const selected = await select();
  const gone = await oneStep(/^Unassign · [\d,]+ hexes → unassigned$/, () => app.page.keyboard.press('Delete'));
  expect(selected.every(hex => gone.after.assignment[hex] === 0)).toBe(true);
  await app.undo();
  await select();
  const split = await oneStep(/^Split off · [\d,]+ hexes → Territory 25$/, () => app.button('Split off').click());
  expect(changes(split.before, split.after)).toEqual(selected);
});

it('merges a territory into another, which then has all its hexes', async () => {
  const [houston, dallas] = [await app.idOf('Houston'), await app.idOf('Dallas')];
  const { before, after } = await oneStep(/^Merge Houston → Dallas$/, async () => {
    await app.territoryAction('Houston', 'Merge into…');
    await app.page.getByRole('option', { name: 'Dallas' }).click();
  });
  expect(after.territories).toHaveLength(before.territories.length - 1);
  expectSame(after, { ...after, assignment: before.assignment.map(id => (id === houston ? dallas : id)) });
  expect(await app.row('Houston').count()).toBe(0);
});

it('splits the second piece of Houston off', async () => {
  const houston = await app.idOf('Houston');
  expect(await app.piecesBeyondOne('')).toContain('Houston');
  const { before, after } = await oneStep(/^Split Houston by pieces$/, () =>
    app.territoryAction('Houston', 'Split pieces'),
  );
  expect(after.territories).toHaveLength(before.territories.length + 1);
  expect(await app.piecesBeyondOne('')).not.toContain('Houston');
  const made = after.territories.at(-1)!;
  const moved = changes(before, after);
  expect(moved.every(hex => before.assignment[hex] === houston && after.assignment[hex] === made.id)).toBe(true);
  await app.openActions('Houston');
  expect(await app.page.getByRole('menuitem', { name: 'Split pieces' }).getAttribute('aria-disabled')).toBe('true');
  await app.page.keyboard.press('Escape');
});

it('renames, recolours and deletes a territory', async () => {
  const houston = await app.idOf('Houston');
  await oneStep(/^Rename Houston to Gulf Coast$/, async () => {
    await app.territoryAction('Houston', 'Rename');
    const field = app.page.getByRole('textbox', { name: 'Name of the territory' });
    await field.fill('Gulf Coast');
    await field.press('Enter');
  });
  expect(await app.row('Gulf Coast').count()).toBe(1);
  const recoloured = await oneStep(/^Change colour$/, async () => {
    await app.openActions('Gulf Coast');
    await app.page.getByRole('menuitem', { name: 'Colour' }).hover();
    await app.page.getByRole('menuitemradio', { name: 'Colour 9', exact: true }).click();
  });
  expect(recoloured.after.territories.find(({ id }) => id === houston)!.colourSlot).toBe(8);
  expect(changes(recoloured.before, recoloured.after)).toEqual([]);
  const deleted = await oneStep(/^Delete Gulf Coast$/, () => app.territoryAction('Gulf Coast', 'Delete territory'));
  expect(deleted.after.territories.some(({ id }) => id === houston)).toBe(false);
  const emptied = deleted.before.assignment.map(id => (id === houston ? 0 : id));
  expectSame(deleted.after, { ...deleted.after, assignment: emptied });
  expect((await app.history()).steps).toBe(3);
  expect(session.errors).toEqual([]);
});
