// Line geometry: thinning, rounding off and cutting.

/** Visvalingam: drops the points whose triangle with their neighbours is smaller than `area` (square degrees). */
export function thinned(points, area) {
  const closed = points.length > 3 && points[0][0] === points.at(-1)[0] && points[0][1] === points.at(-1)[1];
  const fewest = closed ? 4 : 2;
  const next = points.map((_, i) => i + 1);
  const before = points.map((_, i) => i - 1);
  const weight = i => {
    const [ax, ay] = points[before[i]];
    const [bx, by] = points[i];
    const [cx, cy] = points[next[i]];
    return (Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2) * Math.cos((by * Math.PI) / 180);
  };
  const heap = [];
  const alive = new Uint8Array(points.length).fill(1);
  const current = new Float64Array(points.length);
  const push = i => {
    current[i] = weight(i);
    let at = heap.push({ i, w: current[i] }) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent].w <= heap[at].w) break;
      [heap[parent], heap[at]] = [heap[at], heap[parent]];
      at = parent;
    }
  };
  const pop = () => {
    const top = heap[0];
    const last = heap.pop();
    if (heap.length > 0) {
      heap[0] = last;
      for (let at = 0; ; ) {
        let child = 2 * at + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && heap[child + 1].w < heap[child].w) child++;
        if (heap[at].w <= heap[child].w) break;
        [heap[at], heap[child]] = [heap[child], heap[at]];
        at = child;
      }
    }
    return top;
  };
  for (let i = 1; i + 1 < points.length; i++) push(i);
  let left = points.length;
  while (heap.length > 0 && left > fewest) {
    const { i, w } = pop();
    if (!alive[i] || w !== current[i]) continue;
    if (w >= area) break;
    alive[i] = 0;
    left--;
    next[before[i]] = next[i];
    before[next[i]] = before[i];
    if (before[i] > 0) push(before[i]);
    if (next[i] + 1 < points.length) push(next[i]);
  }
  return points.filter((_, i) => alive[i]);
}

/** Chaikin: cuts every corner once, which hides the raster that coarse sources were rounded to. */
export function rounded(points) {
  const closed = points[0][0] === points.at(-1)[0] && points[0][1] === points.at(-1)[1];
  const out = closed ? [] : [points[0]];
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1];
    const [bx, by] = points[i];
    out.push([0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by], [0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by]);
  }
  out.push(closed ? out[0] : points.at(-1));
  return out;
}

/** The parts of lines whose segments pass `keep(a, b)`. */
export function kept(lines, keep) {
  const out = [];
  for (const line of lines) {
    let part = [line[0]];
    for (let i = 1; i < line.length; i++) {
      if (keep(line[i - 1], line[i])) part.push(line[i]);
      else {
        if (part.length > 1) out.push(part);
        part = [line[i]];
      }
    }
    if (part.length > 1) out.push(part);
  }
  return out;
}

/** Cuts lines at the antimeridian, where a source jumps by more than half a turn. */
export function splitAtJumps(lines) {
  return kept(lines, (a, b) => Math.abs(a[0] - b[0]) < 180);
}
