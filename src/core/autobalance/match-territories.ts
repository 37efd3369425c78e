/**
 * Gives new territories the numbers of the previous ones so that as much weight as possible stays where it was
 * (optimal matching). Without it a new plan looks like everything moved.
 */

/**
 * Least-cost one-to-one assignment of rows to columns (Hungarian method with potentials, O(rows² · columns)).
 * @param cost row-major, `rows` ≤ `columns`
 * @returns column of each row
 */
export function assignLeastCost(cost: Float64Array, rows: number, columns: number): Int32Array {
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const cameFrom = new Int32Array(columns + 1);
  const slack = new Float64Array(columns + 1);
  const done = new Uint8Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    // Shortest augmenting path from this row; column 0 stands for "not yet placed".
    rowOf[0] = row;
    slack.fill(Infinity);
    done.fill(0);
    let column = 0;
    do {
      done[column] = 1;
      const from = rowOf[column];
      let next = 0;
      let step = Infinity;
      for (let j = 1; j <= columns; j++) {
        if (done[j] === 1) continue;
        const reduced = cost[(from - 1) * columns + j - 1] - rowPrice[from] - columnPrice[j];
        if (reduced < slack[j]) {
          slack[j] = reduced;
          cameFrom[j] = column;
        }
        if (slack[j] < step) {
          step = slack[j];
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (done[j] === 1) {
          rowPrice[rowOf[j]] += step;
          columnPrice[j] -= step;
        } else slack[j] -= step;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const previous = cameFrom[column];
      rowOf[column] = rowOf[previous];
      column = previous;
    }
  }
  const columnOf = new Int32Array(rows).fill(-1);
  for (let j = 1; j <= columns; j++) if (rowOf[j] > 0) columnOf[rowOf[j] - 1] = j - 1;
  return columnOf;
}

/**
 * For each new territory the previous number it should carry, a permutation of 0 … territoryCount − 1 with the largest
 * possible Σ weight of units that keep their number. Units that are −1 in either plan do not count.
 * @param weights what staying is worth per unit (sales, hours, accounts)
 */
export function matchTerritories(
  previous: Int32Array,
  next: Int32Array,
  weights: Float64Array,
  territoryCount: number,
): Int32Array {
  const cost = new Float64Array(territoryCount * territoryCount);
  for (let unit = 0; unit < next.length; unit++) {
    if (previous[unit] < 0 || next[unit] < 0) continue;
    cost[next[unit] * territoryCount + previous[unit]] -= weights[unit];
  }
  return assignLeastCost(cost, territoryCount, territoryCount);
}
