import type { BalanceProblem } from '../core/autobalance/balance-problem';

const SIDE = 40;
const TERRITORIES = 8;

/** A market of squares with uneven weights: small, but every part of the engine has to work on it. */
export function warmUpProblem(): BalanceProblem {
  const unitCount = SIDE * SIDE;
  const offsets = new Int32Array(unitCount + 1);
  const neighbours: number[] = [];
  for (let unit = 0; unit < unitCount; unit++) {
    const column = unit % SIDE;
    if (unit >= SIDE) neighbours.push(unit - SIDE);
    if (column > 0) neighbours.push(unit - 1);
    if (column < SIDE - 1) neighbours.push(unit + 1);
    if (unit + SIDE < unitCount) neighbours.push(unit + SIDE);
    offsets[unit + 1] = neighbours.length;
  }
  const weights = (stride: number) => Float64Array.from({ length: unitCount }, (_, unit) => (unit * stride) % 11);
  const criterion = { band: 0.02, hardness: 'must', compact: 0.5, most: null } as const;
  return {
    unitCount,
    lat: Float64Array.from({ length: unitCount }, (_, unit) => 40 + 0.1 * Math.floor(unit / SIDE)),
    lng: Float64Array.from({ length: unitCount }, (_, unit) => 0.1 * (unit % SIDE)),
    offsets,
    neighbours: Int32Array.from(neighbours),
    criteria: [
      { ...criterion, label: '', weights: weights(7) },
      { ...criterion, label: '', weights: weights(5) },
    ],
    travelWeights: weights(7),
    territoryCount: TERRITORIES,
    shares: new Float64Array(TERRITORIES).fill(1),
    fixed: new Int32Array(unitCount).fill(-1),
    frozen: new Uint8Array(TERRITORIES),
    start: null,
    keep: 0,
    disruption: null,
    mostMoved: null,
    homes: null,
  };
}
