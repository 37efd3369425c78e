/** Places a card beside the pointer, on the side where it fits, and never beyond the map. */

export interface CardSpot {
  readonly left: number;
  readonly top: number;
}

/** Pixels; `gap` between pointer and card, `margin` to the map's edge. */
export function besidePointer(
  pointer: { readonly x: number; readonly y: number },
  card: { readonly width: number; readonly height: number },
  map: { readonly width: number; readonly height: number },
  gap: number,
  margin = 8,
): CardSpot {
  const fitsRight = pointer.x + gap + card.width + margin <= map.width;
  const fitsBelow = pointer.y + gap + card.height + margin <= map.height;
  const left = fitsRight ? pointer.x + gap : pointer.x - gap - card.width;
  const top = fitsBelow ? pointer.y + gap : pointer.y - gap - card.height;
  return {
    left: Math.max(margin, Math.min(left, map.width - card.width - margin)),
    top: Math.max(margin, Math.min(top, map.height - card.height - margin)),
  };
}
