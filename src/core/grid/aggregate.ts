/**
 * Sums the accounts into hexes in one pass by counting; repeated whenever filters or measures change while the hexes
 * stay. Totals are summed account by account in file order, the way an export of the accounts adds up.
 */
import type { CategoryColumn } from '../accounts/account-table';
import type { HexSums, TodayTable } from './hex-grid';

/**
 * @param hexCount hexes of the grid
 * @param hexOfAccount hex of every account
 * @param measureValues one value per account and measure; NaN = blank, counts 0
 * @param mask 1 = the account counts; null = all count
 * @param today the column with today's territory, if there is one
 * @param customers how many accounts each account stands for; null = one
 * @param statedByHex today's column says who has the hexes, not who has accounts in them
 */
export function aggregate(
  hexCount: number,
  hexOfAccount: Int32Array,
  measureValues: readonly Float64Array[],
  mask: Uint8Array | null,
  today: CategoryColumn | undefined,
  customers: Float64Array | null = null,
  statedByHex = false,
): HexSums {
  const size = hexOfAccount.length;
  const accounts = new Uint32Array(hexCount);
  for (let i = 0; i < size; i++) {
    if (mask === null || mask[i] !== 0) accounts[hexOfAccount[i]] += customers ? customers[i] : 1;
  }
  const totals: number[] = [];
  const sums = measureValues.map(values => {
    const sum = new Float64Array(hexCount);
    let total = 0;
    for (let i = 0; i < size; i++) {
      const value = values[i];
      if ((mask !== null && mask[i] === 0) || Number.isNaN(value)) continue;
      sum[hexOfAccount[i]] += value;
      total += value;
    }
    totals.push(total);
    return sum;
  });
  return {
    accounts,
    sums,
    totals,
    today: today && todayTable(hexCount, hexOfAccount, measureValues, mask, today, customers, statedByHex),
  };
}

function todayTable(
  hexCount: number,
  hexOfAccount: Int32Array,
  measureValues: readonly Float64Array[],
  mask: Uint8Array | null,
  { labels, codes }: CategoryColumn,
  customers: Float64Array | null,
  statedByHex: boolean,
): TodayTable {
  // Counting sort: the accounts of each hex become one slice.
  const starts = new Int32Array(hexCount + 1);
  for (let i = 0; i < hexOfAccount.length; i++) if (mask === null || mask[i] !== 0) starts[hexOfAccount[i] + 1]++;
  for (let hex = 0; hex < hexCount; hex++) starts[hex + 1] += starts[hex];
  const members = new Int32Array(starts[hexCount]);
  const end = starts.slice(0, hexCount);
  for (let i = 0; i < hexOfAccount.length; i++) if (mask === null || mask[i] !== 0) members[end[hexOfAccount[i]]++] = i;

  const offsets = new Int32Array(hexCount + 1);
  const label: number[] = [];
  let severalLabels = false;
  const accounts: number[] = [];
  const sums: number[][] = measureValues.map(() => []);
  // The last hex a label was seen in, and its entry there.
  const seenIn = new Int32Array(labels.length).fill(-1);
  const entryOf = new Int32Array(labels.length);
  const codesHere: number[] = [];
  for (let hex = 0; hex < hexCount; hex++) {
    const slice = members.subarray(starts[hex], starts[hex + 1]);
    codesHere.length = 0;
    for (let i = 0; i < slice.length; i++) {
      const code = codes[slice[i]];
      if (seenIn[code] === hex) continue;
      seenIn[code] = hex;
      codesHere.push(code);
    }
    codesHere.sort((a, b) => a - b);
    for (const code of codesHere) {
      entryOf[code] = label.push(code) - 1;
      accounts.push(0);
      for (const column of sums) column.push(0);
    }
    for (let i = 0; i < slice.length; i++) {
      const account = slice[i];
      const entry = entryOf[codes[account]];
      accounts[entry] += customers ? customers[account] : 1;
      for (let m = 0; m < sums.length; m++) {
        const value = measureValues[m][account];
        if (!Number.isNaN(value)) sums[m][entry] += value;
      }
    }
    offsets[hex + 1] = label.length;
    if (offsets[hex + 1] - offsets[hex] > 1) severalLabels = true;
  }
  return {
    labels,
    offsets,
    label: Int32Array.from(label),
    accounts: Uint32Array.from(accounts),
    sums: sums.map(column => Float64Array.from(column)),
    // A hex under several labels is told by what lies in it, as any other.
    ...(statedByHex && !severalLabels ? { statedByHex } : {}),
  };
}
