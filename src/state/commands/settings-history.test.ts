import { describe, expect, it } from 'vitest';
import { fileProject } from '../../../test/support/file-project';
import { contextOf, rowProject, territory } from '../../../test/support/row-project';
import type { Rep } from '../../core/plan/plan';
import { activePlan } from '../selectors/shown-plan';

const CSV = `ID,Latitude,Longitude,Potential,Territory\n${Array.from(
  { length: 20 },
  (_, i) => `K${i},${38 + (i % 4) * 0.4},${-104 + i * 0.4},${100 + i},${i < 10 ? 'West' : 'East'}`,
).join('\n')}\n`;
const rep = (id: string): Rep => ({ id, name: `Rep ${id}`, email: '', fte: 1, home: null });

async function project() {
  const app = fileProject();
  await app.importCsv(CSV);
  const labels = () => app.store.getState().history.past.map(entry => entry.label);
  const repOf = (name: string) =>
    activePlan(app.store.getState())?.territories.find(other => other.name === name)?.repId ?? null;
  return { ...app, labels, repOf };
}

describe('goals', { timeout: 60_000 }, () => {
  it('are a step of the history', async () => {
    const { store, commands, labels } = await project();
    const before = store.getState().goals;
    const wished = [{ measureId: 'potential', band: 0.2 }];
    commands.setGoals(wished);
    expect([store.getState().goals, labels()]).toEqual([wished, ['Change goals']]);
    commands.undo();
    expect(store.getState().goals).toEqual(before);
    commands.redo();
    expect(store.getState().goals).toEqual(wished);
    commands.setGoals([...wished]);
    expect(labels()).toHaveLength(1);
  });
});

describe('the list of reps', { timeout: 60_000 }, () => {
  it('changes with the territories they have in one step', async () => {
    const { store, commands, labels, repOf } = await project();
    const west = activePlan(store.getState())!.territories.find(other => other.name === 'West')!;
    commands.saveReps([rep('a'), rep('b')], new Map([[west.id, 'a']]));
    expect([store.getState().reps.length, repOf('West'), repOf('East'), labels()]).toEqual([
      2,
      'a',
      null,
      ['Change reps'],
    ]);
    commands.saveReps([rep('b')], new Map([[west.id, null]]));
    expect([store.getState().reps.length, repOf('West')]).toEqual([1, null]);
    commands.undo();
    expect([store.getState().reps.length, repOf('West')]).toEqual([2, 'a']);
    commands.undo();
    expect([store.getState().reps.length, repOf('West'), labels()]).toEqual([0, null, []]);
    commands.redo();
    expect([store.getState().reps.length, repOf('West')]).toEqual([2, 'a']);
  });

  it('comes from a file in one step, capacity included', async () => {
    const { store, commands, labels, repOf } = await project();
    const file = new File(['name,fte,territory\nAda,0.5,West\nBo,1,East\n'], 'reps.csv');
    await commands.loadRepsFile(file);
    const { reps } = store.getState();
    expect([reps.map(({ name }) => name), labels()]).toEqual([['Ada', 'Bo'], ['2 reps from reps.csv']]);
    expect([repOf('West'), repOf('East')]).toEqual(reps.map(({ id }) => id));
    commands.undo();
    expect([store.getState().reps, repOf('West')]).toEqual([[], null]);
    expect(activePlan(store.getState())!.territories.every(({ fte }) => fte === 1)).toBe(true);
  });
});

it('the same notice again takes the place of the first', () => {
  const store = rowProject([1], [territory(1)]);
  const context = contextOf(store);
  context.fail('It could not be written', new Error('The disk is full.'));
  context.notify({ kind: 'done', title: 'Something else' });
  context.fail('It could not be written', new Error('The disk is full.'));
  context.fail('It could not be written', new Error('The disk is gone.'));
  expect(store.getState().notices.map(({ title, text }) => `${title}: ${text}`)).toEqual([
    'Something else: ',
    'It could not be written: The disk is full.',
    'It could not be written: The disk is gone.',
  ]);
});
