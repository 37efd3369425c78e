import { type Plan, UNASSIGNED } from './plan';

/** Why a hex may not go where it was sent. */
export interface LockRefusal {
  readonly kind: 'hex' | 'from-territory' | 'to-territory';
  /** The locked territory; 0 for a locked hex. */
  readonly territoryId: number;
}

/** Which territories of a plan are locked, by id; made once per gesture, asked per hex. */
export class LockRule {
  readonly #locked = new Set<number>();

  constructor(readonly plan: Pick<Plan, 'assignment' | 'territories' | 'lockedHexes'>) {
    for (const territory of plan.territories) if (territory.locked) this.#locked.add(territory.id);
  }

  /**
   * The one lock rule: a locked territory neither loses nor gains, a locked hex does not move.
   * null = the move is allowed (or is none).
   */
  refusal(hex: number, to: number): LockRefusal | null {
    const from = this.plan.assignment[hex];
    if (from === to) return null;
    if (this.plan.lockedHexes[hex]) return { kind: 'hex', territoryId: UNASSIGNED };
    if (this.#locked.has(from)) return { kind: 'from-territory', territoryId: from };
    if (this.#locked.has(to)) return { kind: 'to-territory', territoryId: to };
    return null;
  }
}

/** "Washington is locked. Its hexes stay." */
export function refusalText(refusal: LockRefusal, plan: Pick<Plan, 'territories'>): string {
  if (refusal.kind === 'hex') return 'A locked hex does not move.';
  const name = plan.territories.find(territory => territory.id === refusal.territoryId)?.name ?? 'The territory';
  return refusal.kind === 'from-territory'
    ? `${name} is locked. Its hexes stay.`
    : `${name} is locked. It takes no further hexes.`;
}
