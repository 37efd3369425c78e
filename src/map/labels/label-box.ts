/** Boxes on screen, in CSS pixels, and the two questions asked about them. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, width, height };
}

/** Whether boxes touch or are closer than `gap`. */
export function boxesMeet(a: Box, b: Box, gap = 0): boolean {
  return (
    a.left < b.left + b.width + gap &&
    b.left < a.left + a.width + gap &&
    a.top < b.top + b.height + gap &&
    b.top < a.top + a.height + gap
  );
}

export function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.left + inner.width <= outer.left + outer.width &&
    inner.top + inner.height <= outer.top + outer.height
  );
}

/** Liang–Barsky clipping: whether any part of the line lies in the box. */
export function lineMeetsBox(line: Line, box: Box): boolean {
  const dx = line.x1 - line.x0;
  const dy = line.y1 - line.y0;
  let from = 0;
  let to = 1;
  const clip = (towards: number, room: number): boolean => {
    if (towards === 0) return room >= 0;
    const share = room / towards;
    if (towards < 0) from = Math.max(from, share);
    else to = Math.min(to, share);
    return from <= to;
  };
  return (
    clip(-dx, line.x0 - box.left) &&
    clip(dx, box.left + box.width - line.x0) &&
    clip(-dy, line.y0 - box.top) &&
    clip(dy, box.top + box.height - line.y0)
  );
}

export function linesCross(a: Line, b: Line): boolean {
  const side = (line: Line, x: number, y: number): number =>
    (line.x1 - line.x0) * (y - line.y0) - (line.y1 - line.y0) * (x - line.x0);
  return side(a, b.x0, b.y0) * side(a, b.x1, b.y1) < 0 && side(b, a.x0, a.y0) * side(b, a.x1, a.y1) < 0;
}
