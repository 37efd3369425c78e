/** Hex → territory id; 0 = unassigned. Index = hex number of the project's grid. */
export type Assignment = Uint16Array;

export const UNASSIGNED = 0;
/** Ids are stored in 16 bits and never reused within a project. */
export const MAX_TERRITORY_ID = 65_535;

/** A set of accounts one position is responsible for. Belongs to the seat, not to the person: a rep may be absent. */
export interface Territory {
  /** 1…65,535, unique in the project and the same in every plan of it. */
  readonly id: number;
  readonly name: string;
  /** 0…23: position in the palette. Kept in every plan of the project. */
  readonly colourSlot: number;
  readonly repId: string | null;
  /** Capacity share in full-time equivalents, > 0; targets are proportional to it. */
  readonly fte: number;
  /** The label of today's column that this territory continues, whatever it is called now; '' = it is new. */
  readonly todayLabel: string;
  /** A locked territory neither gains nor loses a hex. */
  readonly locked: boolean;
}

/** A person. Homes are where they start their day. */
export interface Rep {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly fte: number;
  readonly home: { readonly lat: number; readonly lng: number } | null;
}

/** An account that stays with the territory that has its hex now; the whole hex stays with it. */
export interface LockedAccount {
  /**
   * `id:` and the account's id, or `row:` and its record number where no id names it alone: the same however often the
   * file is read and whatever the hexes.
   */
  readonly key: string;
  /** As people call it, '' = it has no name. */
  readonly name: string;
  /** Why, in a person's words; '' = not said. */
  readonly reason: string;
  /** The account's hex; −1 = it is not among the accounts of the project. */
  readonly hex: number;
}

/** One alignment of the whole market: a scenario. */
export interface Plan {
  readonly id: string;
  readonly name: string;
  readonly assignment: Assignment;
  readonly territories: readonly Territory[];
  /** 1 = this hex does not move. Length = hexes. */
  readonly lockedHexes: Uint8Array;
  /** In the order they were locked; no key twice. What they hold: see `heldHexes`. */
  readonly lockedAccounts: readonly LockedAccount[];
}

/** What the plan is judged by: a measure and how far from its target a territory may be. */
export interface BalanceGoal {
  readonly measureId: string;
  /** Fraction of the target, e.g. 0.1 for ±10 %. */
  readonly band: number;
}
