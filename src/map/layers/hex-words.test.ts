import { describe, expect, it } from 'vitest';
import { DRAFT, EXTRA_PIECE, HexWords, LOCKED, OCCUPIED, PICKED, TERRITORY_MASK } from './hex-words';

const picture = {
  assignment: Uint16Array.of(1, 1, 2, 0),
  lockedHexes: Uint8Array.of(0, 1, 0, 0),
  accounts: Uint32Array.of(5, 0, 3, 0),
  pieceOfHex: Uint16Array.of(1, 2, 1, 0),
  picked: new Int32Array(0),
  draft: null,
};

describe('HexWords', () => {
  it('says territory, accounts, lock and piece of every hex', () => {
    const words = new HexWords(4);
    words.write(picture);
    expect([...words.words.subarray(0, 4)]).toEqual([1 | OCCUPIED, 1 | LOCKED | EXTRA_PIECE, 2 | OCCUPIED, 0]);
  });

  it('names the hexes that changed and no others', () => {
    const words = new HexWords(4);
    expect([...words.write(picture)]).toEqual([0, 1, 2]);
    expect([...words.write(picture)]).toEqual([]);
    expect([...words.write({ ...picture, picked: Int32Array.of(3) })]).toEqual([3]);
    expect(words.words[3] & PICKED).toBe(PICKED);
  });

  it('shows a gesture as if it had happened, and takes it back when it is dropped', () => {
    const words = new HexWords(4);
    words.write(picture);
    const before = [...words.words.subarray(0, 4)];
    words.write({ ...picture, draft: { hexes: Int32Array.of(1, 3), territoryId: 9 } });
    expect(words.words[1] & TERRITORY_MASK).toBe(9);
    expect(words.words[1] & (DRAFT | EXTRA_PIECE)).toBe(DRAFT);
    expect(words.words[3]).toBe(9 | DRAFT);
    words.write(picture);
    expect([...words.words.subarray(0, 4)]).toEqual(before);
  });
});
