/**
 * What the map shows of each hex in one 32-bit word: the low 16 bits are the territory, the bits above say how it is
 * drawn. The words are the picture's only source: shaders colour by them and border lines are found by comparing them.
 */
import type { Assignment } from '../../core/plan/plan';
import { TexelRows } from './texel-rows';

export const TERRITORY_MASK = 0xffff;
/** Accounts that count lie in the hex. */
export const OCCUPIED = 1 << 16;
/** The hex is held by a lock of its own or of an account in it (a locked territory is said by the palette). */
export const LOCKED = 1 << 17;
/** Would change territory by the gesture under way. */
export const DRAFT = 1 << 18;
/** Picked one by one. */
export const PICKED = 1 << 19;
/** Not in the territory's main piece. */
export const EXTRA_PIECE = 1 << 20;

export interface HexPicture {
  readonly assignment: Assignment;
  /** 1 = held, see `heldHexes`. */
  readonly lockedHexes: Uint8Array;
  /** Accounts per hex. */
  readonly accounts: Uint32Array;
  /** 1 = main piece, 2 … = further ones; null = not known. */
  readonly pieceOfHex: Uint16Array | null;
  readonly picked: Int32Array;
  readonly draft: { readonly hexes: Int32Array; readonly territoryId: number } | null;
}

/** Wide enough for 100,000 hexes in 98 rows; every WebGL 2 device allows it. */
const WIDTH = 1024;

/** The words of all hexes of a grid, and the buffers to bring them up to date with in every frame of a stroke. */
export class HexWords {
  readonly rows: TexelRows;
  readonly #words: Uint32Array;
  readonly #overlay: Uint8Array;
  readonly #changed: Int32Array;

  constructor(hexes: number) {
    this.rows = new TexelRows('uint32', WIDTH, hexes);
    this.#words = this.rows.data as Uint32Array;
    this.#overlay = new Uint8Array(hexes);
    this.#changed = new Int32Array(hexes);
  }

  get words(): Uint32Array {
    return this.#words;
  }

  /** One linear pass; returns the hexes that changed, ascending: a view that the next call overwrites. */
  write(picture: HexPicture): Int32Array {
    const { assignment, lockedHexes, accounts, pieceOfHex, picked, draft } = picture;
    const words = this.#words;
    const overlay = this.#overlay;
    for (const hex of picked) overlay[hex] |= 1;
    if (draft) for (const hex of draft.hexes) overlay[hex] |= 2;
    let count = 0;
    for (let hex = 0; hex < assignment.length; hex++) {
      let word = assignment[hex];
      if (accounts[hex]) word |= OCCUPIED;
      if (lockedHexes[hex]) word |= LOCKED;
      if (pieceOfHex !== null && pieceOfHex[hex] > 1) word |= EXTRA_PIECE;
      if (overlay[hex]) {
        if (overlay[hex] & 1) word |= PICKED;
        if (draft && overlay[hex] & 2) word = (word & ~(TERRITORY_MASK | EXTRA_PIECE)) | draft.territoryId | DRAFT;
        overlay[hex] = 0;
      }
      if (words[hex] === word) continue;
      words[hex] = word;
      this.rows.markTexel(hex);
      this.#changed[count++] = hex;
    }
    return this.#changed.subarray(0, count);
  }
}
