/** Where "Houston, piece 2 of 2" goes: below its piece, else above, right or left of it, wherever nothing is covered. */
import { type Box, boxAround, boxesMeet, isWithin } from './label-box';
import type { LabelSize } from './place-labels';

const GAP = 4;

export function placePieceLabel(
  piece: Box,
  size: LabelSize,
  room: Box,
  taken: readonly Box[],
): { readonly x: number; readonly y: number } | null {
  const middleX = piece.left + piece.width / 2;
  const middleY = piece.top + piece.height / 2;
  const aside = (piece.width + size.width) / 2 + GAP;
  const upDown = (piece.height + size.height) / 2 + GAP;
  const spots = [
    { x: middleX, y: middleY + upDown },
    { x: middleX, y: middleY - upDown },
    { x: middleX + aside, y: middleY },
    { x: middleX - aside, y: middleY },
  ];
  for (const spot of spots) {
    const box = boxAround(spot.x, spot.y, size.width, size.height);
    if (isWithin(box, room) && !taken.some(other => boxesMeet(box, other))) return spot;
  }
  return null;
}
