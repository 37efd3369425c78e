import { drawnByHand, type Edit } from '../../core/plan/edit';
import { heldHexes } from '../../core/plan/locked-accounts';
import { LockRule, refusalText } from '../../core/plan/locks';
import { MAX_TERRITORY_ID, type Plan, type Territory, UNASSIGNED } from '../../core/plan/plan';
import * as edits from '../../core/plan/territory-edits';
import type { PaintTarget } from '../app-state';
import { EMPTY_HEXES } from '../draft';
import { redone, undone } from '../history';
import { hexPieces } from '../selectors/hex-pieces';
import { freeColourSlot } from '../territory-palette';
import type { CommandContext } from './command-context';
import type { Commands } from './commands';
import { walkRegrid } from './regrid-history';

const LONGEST_NAME = 60;

type PlanCommands = Pick<
  Commands,
  | 'createTerritory'
  | 'mergeTerritories'
  | 'splitPieces'
  | 'splitSelection'
  | 'renameTerritory'
  | 'recolourTerritory'
  | 'setTerritoryLock'
  | 'setHexLock'
  | 'deleteTerritory'
  | 'assignRep'
  | 'setTerritoryFte'
  | 'undo'
  | 'redo'
> & { paint(hexes: Int32Array, target: PaintTarget, verb: string): boolean };

/** Everything that changes which hex belongs to whom and what territories are called. */
export function planCommands(context: CommandContext): PlanCommands {
  /** Runs a builder on the active plan and commits what it returns. */
  function change(build: (plan: Plan) => Edit | null, toast = true): boolean {
    const plan = context.activePlan();
    if (!plan || !context.mayWrite()) return false;
    return context.commit(build(plan), toast);
  }

  function newTerritory(plan: Plan, hexes: ArrayLike<number>): Territory | null {
    const { nextTerritoryId, dataset } = context.state;
    if (!dataset || nextTerritoryId > MAX_TERRITORY_ID) {
      context.notify({ kind: 'refusal', title: 'This project has used all 65,535 territory numbers.' });
      return null;
    }
    context.set({ nextTerritoryId: nextTerritoryId + 1 });
    return {
      id: nextTerritoryId,
      name: freeTerritoryName(plan),
      colourSlot: freeColourSlot(plan, dataset.grid, hexes),
      repId: null,
      fte: 1,
      todayLabel: '',
      locked: false,
    };
  }

  /** Adds a territory with these hexes and makes it the target of the next stroke. */
  function add(plan: Plan, hexes: Int32Array, verb: string): boolean {
    const territory = newTerritory(plan, hexes);
    if (!territory || !context.commit(drawnByHand(edits.addTerritory(plan, territory, hexes, verb)))) return false;
    context.setView({ target: { kind: 'territory', id: territory.id }, selectedTerritories: [territory.id] });
    return true;
  }

  function refuseLocked(plan: Plan, id: number): boolean {
    const territory = plan.territories.find(other => other.id === id);
    if (!territory?.locked) return false;
    context.notify({
      kind: 'refusal',
      title: `${territory.name} is locked.`,
      text: 'Its hexes stay. Unlock it in the table to change it.',
    });
    return true;
  }

  /** Says which lock holds a hex of the territory, so that it has to stay. */
  function refuseHeld(plan: Plan, id: number): false {
    const rule = new LockRule(plan);
    const held = heldHexes(plan);
    const hex = plan.assignment.findIndex((owner, at) => owner === id && held[at] === 1);
    const refusal = hex < 0 ? null : rule.refusal(hex, -1);
    const name = plan.territories.find(territory => territory.id === id)?.name ?? 'The territory';
    if (refusal) {
      context.notify({
        kind: 'refusal',
        title: `${name} stays.`,
        text: `${refusalText(refusal, plan)} Unlock it first.`,
      });
    }
    return false;
  }

  return {
    paint(hexes, target, verb) {
      if (target.kind !== 'new') {
        const to = target.kind === 'territory' ? target.id : UNASSIGNED;
        return change(plan => drawnByHand(edits.paintHexes(plan, hexes, to, verb)));
      }
      const plan = context.activePlan();
      return plan !== null && context.mayWrite() && add(plan, hexes, verb);
    },
    createTerritory() {
      const plan = context.activePlan();
      return plan !== null && context.mayWrite() && add(plan, EMPTY_HEXES, 'New territory');
    },
    splitSelection() {
      const plan = context.activePlan();
      const { selectedHexes } = context.state.view;
      if (!plan || selectedHexes.length === 0 || !context.mayWrite()) return false;
      const rule = new LockRule(plan);
      const free = selectedHexes.filter(hex => !rule.refusal(hex, -1));
      if (free.length === 0) {
        const refusal = rule.refusal(selectedHexes[0], -1);
        context.notify({ kind: 'refusal', title: refusal ? refusalText(refusal, plan) : 'These hexes are locked.' });
        return false;
      }
      if (!add(plan, free, 'Split off')) return false;
      context.setView({ selectedHexes: EMPTY_HEXES });
      return true;
    },
    splitPieces(territoryId) {
      const plan = context.activePlan();
      const extra = hexPieces(context.state)?.extra.filter(piece => piece.territoryId === territoryId) ?? [];
      if (!plan || extra.length === 0 || !context.mayWrite() || refuseLocked(plan, territoryId)) return false;
      // All pieces in one edit: one command, one undo.
      const held = heldHexes(plan);
      const free = extra.map(piece => piece.hexes.filter(hex => !held[hex])).filter(hexes => hexes.length > 0);
      if (free.length === 0) return refuseHeld(plan, territoryId);
      let draft = plan;
      for (const hexes of free) {
        const territory = newTerritory(draft, hexes);
        if (!territory) return false;
        const assignment = draft.assignment.slice();
        for (const hex of hexes) assignment[hex] = territory.id;
        draft = { ...draft, assignment, territories: [...draft.territories, territory] };
      }
      const name = plan.territories.find(territory => territory.id === territoryId)?.name ?? '';
      return context.commit(edits.replacePlan(plan, draft, `Split ${name} by pieces`));
    },
    mergeTerritories(from, into) {
      const plan = context.activePlan();
      if (!plan || !context.mayWrite()) return false;
      if (refuseLocked(plan, into) || from.some(id => id !== into && refuseLocked(plan, id))) return false;
      const done = context.commit(edits.mergeTerritories(plan, from, into));
      if (done) context.setView({ selectedTerritories: [into] });
      const ids = new Set(context.activePlan()?.territories.map(territory => territory.id));
      const stays = from.find(id => id !== into && ids.has(id));
      if (stays !== undefined) refuseHeld(plan, stays);
      return done;
    },
    renameTerritory(id, name) {
      const trimmed = name.trim().slice(0, LONGEST_NAME);
      context.setView({ renaming: 0 });
      if (!trimmed) return false;
      return change(plan => {
        const old = plan.territories.find(territory => territory.id === id)?.name;
        return edits.changeTerritories(plan, [id], { name: trimmed }, `Rename ${old} to ${trimmed}`);
      }, false);
    },
    recolourTerritory(id, colourSlot) {
      return change(plan => edits.changeTerritories(plan, [id], { colourSlot }, 'Change colour'), false);
    },
    setTerritoryLock(ids, locked) {
      return change(plan => {
        const names = plan.territories.filter(territory => ids.includes(territory.id)).map(territory => territory.name);
        const what = names.length > 3 ? `${names.length} territories` : names.join(', ');
        return edits.changeTerritories(plan, ids, { locked }, `${locked ? 'Lock' : 'Unlock'} ${what}`);
      });
    },
    setHexLock(hexes, locked) {
      return change(plan => edits.lockHexes(plan, hexes, locked));
    },
    deleteTerritory(id) {
      const plan = context.activePlan();
      if (!plan || !context.mayWrite() || refuseLocked(plan, id)) return false;
      const edit = edits.deleteTerritory(plan, id);
      if (!edit) return refuseHeld(plan, id);
      const { view } = context.state;
      context.setView({
        selectedTerritories: view.selectedTerritories.filter(other => other !== id),
        target: view.target.kind === 'territory' && view.target.id === id ? { kind: 'new' } : view.target,
      });
      return context.commit(edit);
    },
    assignRep(id, repId) {
      const rep = context.state.reps.find(other => other.id === repId);
      return change(plan => edits.changeTerritories(plan, [id], { repId }, rep ? `Assign ${rep.name}` : 'Remove rep'));
    },
    setTerritoryFte(id, fte) {
      if (!(fte > 0) || fte > 100) return false;
      return change(plan => edits.changeTerritories(plan, [id], { fte }, `Capacity ${fte} FTE`));
    },
    undo() {
      const entry = context.state.history.past.at(-1);
      if (!entry || !context.mayWrite()) return;
      if ('kept' in entry) return void walkRegrid(context, entry, 'undo');
      const next = undone(context.state);
      if (next) context.set({ ...next, draft: null });
      dropMissing(context);
    },
    redo() {
      const entry = context.state.history.future.at(-1);
      if (!entry || !context.mayWrite()) return;
      if ('kept' in entry) return void walkRegrid(context, entry, 'redo');
      const next = redone(context.state);
      if (next) context.set({ ...next, draft: null });
      dropMissing(context);
    },
  };
}

/** Forgets selections of territories that are gone. */
function dropMissing(context: CommandContext): void {
  const ids = new Set(context.activePlan()?.territories.map(territory => territory.id));
  const { view } = context.state;
  context.setView({
    selectedTerritories: view.selectedTerritories.filter(id => id === UNASSIGNED || ids.has(id)),
    target: view.target.kind === 'territory' && !ids.has(view.target.id) ? { kind: 'new' } : view.target,
  });
}

/** "Territory 25": the lowest number that is free. */
export function freeTerritoryName(plan: Pick<Plan, 'territories'>): string {
  const taken = new Set(plan.territories.map(territory => territory.name));
  let number = plan.territories.length + 1;
  while (taken.has(`Territory ${number}`)) number++;
  return `Territory ${number}`;
}
