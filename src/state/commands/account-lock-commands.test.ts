import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type FileProject, fileProject } from '../../../test/support/file-project';
import { contextOf, rowProject, territory } from '../../../test/support/row-project';
import type { LockedAccount, Plan } from '../../core/plan/plan';
import { draftOf } from '../draft';
import { activePlan } from '../selectors/shown-plan';
import type { AppStore } from '../store';
import { accountLockCommands } from './account-lock-commands';
import { gestureCommands } from './gesture-commands';
import { planCommands } from './plan-commands';

const account = (hex: number): LockedAccount => ({ key: `id:${hex}`, name: `Account ${hex}`, reason: '', hex });
const planOf = (store: AppStore): Plan => activePlan(store.getState())!;

function rows(assignment: readonly number[]) {
  const store = rowProject(assignment, [territory(1), territory(2), territory(3)]);
  const context = contextOf(store);
  const { paint, ...plan } = planCommands(context);
  return { store, commands: { ...plan, ...gestureCommands(context, paint), ...accountLockCommands(context) } };
}

describe('locking an account', () => {
  it('is one step that can be undone, and says what it means', () => {
    const { store, commands } = rows([1, 1, 2]);
    expect(commands.setAccountLock([account(1)], true)).toBe(true);
    expect(store.getState().notices.at(-1)).toMatchObject({
      title: 'Lock Account 1',
      text: 'Its whole hex stays with T1.',
      canUndo: true,
    });
    expect(commands.setLockReason('id:1', '  renewal\n in May ')).toBe(true);
    expect(planOf(store).lockedAccounts).toEqual([{ ...account(1), reason: 'renewal in May' }]);
    expect(commands.setAccountLock([account(1)], false)).toBe(true);
    expect(planOf(store).lockedAccounts).toEqual([]);
    commands.undo();
    expect(planOf(store).lockedAccounts).toEqual([{ ...account(1), reason: 'renewal in May' }]);
    commands.undo();
    commands.undo();
    expect(planOf(store).lockedAccounts).toEqual([]);
    commands.redo();
    expect(planOf(store).lockedAccounts).toEqual([account(1)]);
  });

  it('makes a gesture skip the hex and say so', () => {
    const { store, commands } = rows([1, 1, 2]);
    commands.setAccountLock([account(1)], true);
    const draft = draftOf(store.getState(), Int32Array.of(0, 1), { kind: 'territory', id: 2 });
    expect([[...(draft?.hexes ?? [])], draft?.refused, draft?.refusal]).toEqual([
      [0],
      1,
      'Holds the locked account Account 1.',
    ]);
    commands.previewDraft(Int32Array.of(1), { kind: 'territory', id: 2 });
    expect(commands.commitDraft('Brush')).toBe(false);
    expect(store.getState().notices.at(-1)).toMatchObject({
      kind: 'refusal',
      title: 'Holds the locked account Account 1.',
    });
  });

  it('keeps its territory, and says why', () => {
    const { store, commands } = rows([1, 1, 2, 3, 1]);
    commands.setAccountLock([account(4)], true);
    expect(commands.deleteTerritory(1)).toBe(false);
    expect(store.getState().notices.at(-1)?.text).toBe('Holds the locked account Account 4. Unlock it first.');
    // The smaller piece is the locked one: nothing to split off.
    expect(commands.splitPieces(1)).toBe(false);
    expect(commands.mergeTerritories([1, 2], 3)).toBe(true);
    expect([...planOf(store).assignment]).toEqual([1, 1, 3, 3, 1]);
    expect(store.getState().notices.at(-1)).toMatchObject({ kind: 'refusal', title: 'T1 stays.' });
  });
});

it('no command and no redo ever moves a hex that holds a locked account', () => {
  const HEXES = 12;
  const hex = fc.nat(HEXES - 1);
  const id = fc.integer({ min: 0, max: 5 });
  const hexes = fc.array(hex, { maxLength: 6 }).map(list => Int32Array.from(new Set(list)).sort());
  type Act = (commands: ReturnType<typeof rows>['commands'], store: AppStore) => void;
  const act: fc.Arbitrary<Act> = fc.oneof(
    hexes.map(
      (list): Act =>
        commands =>
          void commands.setAccountLock(Array.from(list, account), true),
    ),
    hex.map(
      (at): Act =>
        commands =>
          void commands.setAccountLock([account(at)], false),
    ),
    fc.tuple(hexes, id).map(
      ([list, to]): Act =>
        commands => {
          commands.previewDraft(
            list,
            to === 0 ? { kind: 'unassign' } : to === 5 ? { kind: 'new' } : { kind: 'territory', id: Math.min(3, to) },
          );
          commands.commitDraft('Brush');
        },
    ),
    fc.tuple(hexes, id).map(
      ([list, to]): Act =>
        (commands, store) => {
          store.setState(({ view }) => ({ view: { ...view, selectedHexes: list } }));
          if (to === 5) commands.splitSelection();
          else commands.paintSelection(to === 0 ? { kind: 'unassign' } : { kind: 'territory', id: Math.min(3, to) });
        },
    ),
    fc.tuple(id, id).map(
      ([from, to]): Act =>
        commands =>
          void commands.mergeTerritories([from], to),
    ),
    id.map(
      (from): Act =>
        commands =>
          void commands.deleteTerritory(from),
    ),
    id.map(
      (from): Act =>
        commands =>
          void commands.splitPieces(from),
    ),
    fc.constant((commands => commands.redo()) as Act),
  );
  const step = fc.oneof({ weight: 5, arbitrary: act }, { weight: 1, arbitrary: fc.constant(null) });
  fc.assert(
    fc.property(
      fc.array(fc.nat(3), { minLength: HEXES, maxLength: HEXES }),
      fc.array(step, { maxLength: 30 }),
      (assignment, steps) => {
        const { store, commands } = rows(assignment);
        for (const next of steps) {
          const before = planOf(store);
          if (next === null) {
            // Undo brings back what was, locks or not.
            commands.undo();
            continue;
          }
          next(commands, store);
          const after = planOf(store);
          for (const locked of before.lockedAccounts) {
            const had = before.assignment[locked.hex];
            if (had !== 0) expect(after.assignment[locked.hex]).toBe(had);
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

/** 60 accounts between Kansas City and Denver; three of them locked, one for a reason. */
const LOCKED: Readonly<Record<number, string>> = { 4: 'yes', 17: 'renewal in May', 42: 'X' };
const ROWS = Array.from({ length: 60 }, (_, i) => {
  const lat = 38 + (i % 6) * 0.4;
  const lng = -104.8 + Math.floor(i / 6) * 1.1;
  const today = lng < -100 ? 'West' : 'East';
  return `${i === 17 ? '' : `K${i}`},Customer ${i},${lat},${lng},${100 + i},${today},${LOCKED[i] ?? (i % 2 ? 'no' : '')}`;
});
const CSV = `ID,Name,Latitude,Longitude,Potential,Territory,Locked\n${ROWS.join('\n')}\n`;

const territoryOf = ({ store }: FileProject, key: string) => {
  const plan = planOf(store);
  const hex = plan.lockedAccounts.find(locked => locked.key === key)?.hex ?? -1;
  return plan.territories.find(other => other.id === plan.assignment[hex])?.name;
};

describe('a file that says who is locked', { timeout: 60_000 }, () => {
  it('locks them on import, keeps them on other hexes, and writes them out again', async () => {
    const app = fileProject();
    await app.importCsv(CSV);
    const plan = planOf(app.store);
    expect(plan.lockedAccounts.map(({ key, name, reason }) => [key, name, reason])).toEqual([
      ['id:K4', 'Customer 4', ''],
      ['row:18', 'Customer 17', 'renewal in May'],
      ['id:K42', 'Customer 42', ''],
    ]);
    expect(app.store.getState().notices.at(-1)?.title).toBe('3 locked accounts in the file hold 3 hexes');
    const homes = ['id:K4', 'row:18', 'id:K42'].map(key => territoryOf(app, key));
    expect(homes).toEqual(['West', 'West', 'East']);
    for (const resolution of [5, 3]) {
      await app.commands.rebuildGrid({ resolution });
      expect(app.store.getState().dataset?.grid.coarsest).toBe(resolution);
      expect(['id:K4', 'row:18', 'id:K42'].map(key => territoryOf(app, key))).toEqual(homes);
    }
    app.commands.setAccountLock([{ key: 'id:K42', name: '', reason: '', hex: 0 }], false);
    const text = await app.exported(() => app.commands.exportFile('assignments-csv'));
    const written = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
    expect(written.filter(row => row.locked !== '').map(row => [row.account_name, row.locked])).toEqual([
      ['Customer 4', 'yes'],
      ['Customer 17', 'renewal in May'],
    ]);
    const accounts = await app.exported(() => app.commands.exportFile('accounts-csv'));
    expect(accounts.split('\n')[0].split(',').slice(-2)).toEqual(['location_precision', 'locked']);
    app.commands.setAccountLock(planOf(app.store).lockedAccounts, false);
    const bare = await app.exported(() => app.commands.exportFile('assignments-csv'));
    expect(bare.split('\n')[0]).not.toContain('locked');
  });

  it('comes back from a project file with accounts, and without them as nameless locks', async () => {
    const app = fileProject();
    await app.importCsv(CSV);
    const before = planOf(app.store);
    const full = await app.exported(() => app.commands.exportProject(true));
    const bare = await app.exported(() => app.commands.exportProject(false));
    expect(bare).not.toMatch(/K4"|Customer/);
    const again = fileProject();
    await again.commands.openFile(new File([full], 'project.evenland.json'));
    expect(planOf(again.store).lockedAccounts).toEqual(before.lockedAccounts);
    await again.commands.openFile(new File([bare], 'project.evenland.json'));
    expect(planOf(again.store).lockedAccounts.map(({ key, hex }) => [key, hex])).toEqual(
      before.lockedAccounts.map(({ hex }, index) => [`nameless:${index + 1}`, hex]),
    );
  });

  it('holds nothing where nobody has the hex yet', async () => {
    const app = fileProject();
    await app.importCsv(CSV, 'none');
    expect(app.store.getState().notices.at(-1)?.title).toBe(
      '3 locked accounts in the file: each stays with the territory that takes its hex first',
    );
  });
});
