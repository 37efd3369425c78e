import type { Level } from './level';

/**
 * Gives every territory without nodes a part of the fullest one: a subtree of a spanning tree, because cutting a tree
 * leaves both sides in one piece. Changes `part`. A territory stays empty only if nothing that may move is left.
 */
export function fillEmptyTerritories(level: Level, part: Int32Array, targets: Float64Array): void {
  const territoryCount = targets.length;
  const nodes = new Int32Array(territoryCount);
  for (const t of part) if (t >= 0) nodes[t]++;
  if (nodes.every(count => count > 0)) return;
  const worth = worthOf(level);
  const loads = new Float64Array(territoryCount);
  for (let v = 0; v < level.nodeCount; v++) if (part[v] >= 0) loads[part[v]] += worth[v];
  for (let empty = 0; empty < territoryCount; empty++) {
    if (nodes[empty] > 0) continue;
    const donors = Array.from({ length: territoryCount }, (_, t) => t)
      .filter(t => nodes[t] > 1)
      .sort((a, b) => loads[b] / targets[b] - loads[a] / targets[a] || a - b);
    for (const donor of donors) {
      const wanted = (loads[donor] * targets[empty]) / (targets[empty] + targets[donor]);
      const taken = splitOff(level, part, worth, donor, wanted);
      if (taken.length === 0) continue;
      for (const v of taken) {
        part[v] = empty;
        loads[empty] += worth[v];
        loads[donor] -= worth[v];
      }
      nodes[empty] = taken.length;
      nodes[donor] -= taken.length;
      break;
    }
  }
}

/** What a node counts for when territories are cut up: mean share over the criteria, and a little for being there. */
export function worthOf(level: Level): Float64Array {
  const { nodeCount, criterionCount, weights, units } = level;
  let unitTotal = 0;
  for (const count of units) unitTotal += count;
  const worth = new Float64Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) {
    let sum = 0;
    for (let c = 0; c < criterionCount; c++) sum += weights[v * criterionCount + c];
    const there = units[v] / unitTotal;
    worth[v] = criterionCount === 0 ? there : 0.98 * (sum / criterionCount) + 0.02 * there;
  }
  return worth;
}

/** Nodes of the subtree whose worth comes nearest to `wanted` and that holds no locked node; empty if there is none. */
function splitOff(level: Level, part: Int32Array, worth: Float64Array, territory: number, wanted: number): number[] {
  const { offsets, neighbours, fixed } = level;
  const members: number[] = [];
  for (let v = 0; v < level.nodeCount; v++) if (part[v] === territory) members.push(v);
  // Root at a locked node if there is one: its branches are then free more often.
  const root = members.find(v => fixed[v] >= 0) ?? farthest(level, members);
  const placeOf = new Map<number, number>([[root, 0]]);
  const order = [root];
  const parent = [-1];
  for (let head = 0; head < order.length; head++) {
    const v = order[head];
    for (let e = offsets[v]; e < offsets[v + 1]; e++) {
      const w = neighbours[e];
      if (part[w] !== territory || placeOf.has(w)) continue;
      placeOf.set(w, order.length);
      order.push(w);
      parent.push(head);
    }
  }
  const sums = order.map(v => worth[v]);
  const locked = order.map(v => fixed[v] >= 0);
  let best = -1;
  for (let place = order.length - 1; place > 0; place--) {
    sums[parent[place]] += sums[place];
    if (locked[place]) locked[parent[place]] = true;
    else if (best < 0 || Math.abs(sums[place] - wanted) < Math.abs(sums[best] - wanted)) best = place;
  }
  if (best < 0) return [];
  const inside = new Uint8Array(order.length);
  const taken: number[] = [];
  for (let place = best; place < order.length; place++) {
    if (place !== best && inside[parent[place]] === 0) continue;
    inside[place] = 1;
    taken.push(order[place]);
  }
  return taken;
}

/** The member farthest from the members' middle. */
function farthest({ x, y, z }: Level, members: readonly number[]): number {
  let mx = 0;
  let my = 0;
  let mz = 0;
  for (const v of members) {
    mx += x[v] / members.length;
    my += y[v] / members.length;
    mz += z[v] / members.length;
  }
  let best = members[0];
  let most = -1;
  for (const v of members) {
    const squared = (x[v] - mx) ** 2 + (y[v] - my) ** 2 + (z[v] - mz) ** 2;
    if (squared > most) {
      most = squared;
      best = v;
    }
  }
  return best;
}
