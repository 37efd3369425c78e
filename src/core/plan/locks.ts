import { type HoldingPlan, heldHexes, lockedAccountsText } from './locked-accounts';
import { type Plan, UNASSIGNED } from './plan';

/** Why a hex may not go where it was sent. */
export interface LockRefusal {
  readonly kind: 'hex' | 'account' | 'from-territory' | 'to-territory';
  readonly hex: number;
  /** The locked territory; 0 for a hex that is held itself. */
  readonly territoryId: number;
}

/** What the locks of a plan hold; made once per gesture, asked per hex. */
export class LockRule {
  readonly #locked = new Set<number>();
  readonly #held: Uint8Array;

  constructor(readonly plan: HoldingPlan & Pick<Plan, 'territories'>) {
    this.#held = heldHexes(plan);
    for (const territory of plan.territories) if (territory.locked) this.#locked.add(territory.id);
  }

  /**
   * The one lock rule: a locked territory neither loses nor gains, a locked hex or account does not move.
   * null = the move is allowed (or is none).
   */
  refusal(hex: number, to: number): LockRefusal | null {
    const from = this.plan.assignment[hex];
    if (from === to) return null;
    if (this.#held[hex]) {
      return { kind: this.plan.lockedHexes[hex] ? 'hex' : 'account', hex, territoryId: UNASSIGNED };
    }
    if (this.#locked.has(from)) return { kind: 'from-territory', hex, territoryId: from };
    if (this.#locked.has(to)) return { kind: 'to-territory', hex, territoryId: to };
    return null;
  }
}

/** "Washington is locked. Its hexes stay." */
export function refusalText(refusal: LockRefusal, plan: Pick<Plan, 'territories' | 'lockedAccounts'>): string {
  if (refusal.kind === 'hex') return 'A locked hex does not move.';
  if (refusal.kind === 'account') return `Holds the locked account ${lockedAccountsText(plan, refusal.hex)}.`;
  const name = plan.territories.find(territory => territory.id === refusal.territoryId)?.name ?? 'The territory';
  return refusal.kind === 'from-territory'
    ? `${name} is locked. Its hexes stay.`
    : `${name} is locked. It takes no further hexes.`;
}
