/**
 * Which accounts a list shows and in what order, by account number; a row is made of text and figures only when it is
 * shown. Accounts outside the filter are never listed.
 */
import { categoryColumn } from '../core/accounts/account-table';
import { continuedLabels, NOBODY_TODAY } from '../core/measure/disruption';
import type { LoadedHexes } from './data-session';
import { findText } from './find-text';
import type { AccountQuery, PlanView } from './protocol';

/** Accounts that a query asks for, in the order of the file. */
export function listedAccounts(hexes: LoadedHexes, query: AccountQuery, plan: PlanView): Int32Array {
  const { hexOfAccount, values, accounts } = hexes;
  const { count } = accounts.table;
  const { mask } = values;
  const wanted = wantedBy(hexes, query, plan);
  const listed = new Int32Array(count);
  let length = 0;
  for (let account = 0; account < count; account++) {
    if ((mask === null || mask[account] === 1) && wanted(account, hexOfAccount[account])) listed[length++] = account;
  }
  return listed.slice(0, length);
}

function wantedBy(hexes: LoadedHexes, query: AccountQuery, plan: PlanView): (account: number, hex: number) => boolean {
  const { table } = hexes.accounts;
  const { assignment } = plan;
  switch (query.kind) {
    case 'territory':
      return (_, hex) => assignment[hex] === query.territoryId;
    case 'hex':
      return (_, hex) => hex === query.hex;
    case 'search': {
      const found = new Uint8Array(table.count);
      findText(table.ids, query.text, found);
      findText(table.names, query.text, found);
      return account => found[account] === 1;
    }
    case 'changes': {
      const today = categoryColumn(table, 'territory');
      if (!today) return () => false;
      const idOfLabel = continuedLabels(today.labels, plan.territories);
      const { territoryId } = query;
      return (account, hex) => {
        const before = idOfLabel[today.codes[account]];
        const now = assignment[hex];
        // Nobody's account that somebody gets is a gain, not a change.
        if (before === NOBODY_TODAY || before === now) return false;
        return territoryId === null || now === territoryId || before === territoryId;
      };
    }
  }
}

/** Sorts in place by one value per account; blanks (NaN) last, equal values in the order of the file. */
export function sortAccounts(accounts: Int32Array, values: Float64Array, descending: boolean): void {
  const sign = descending ? -1 : 1;
  accounts.sort((a, b) => {
    const [x, y] = [values[a], values[b]];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
    return sign * (x - y) || a - b;
  });
}

/** The counting account nearest to a point within a distance, −1 = none. Flat geometry, good for some tens of km. */
export function nearestAccount(hexes: LoadedHexes, lat: number, lng: number, radiusKm: number): number {
  const { table } = hexes.accounts;
  const { mask } = hexes.values;
  const kmPerDegree = 111.195;
  const narrowing = Math.cos((lat * Math.PI) / 180);
  let best = -1;
  let bestSquared = (radiusKm / kmPerDegree) ** 2;
  for (let account = 0; account < table.count; account++) {
    const dLat = table.lat[account] - lat;
    if (dLat * dLat > bestSquared || (mask !== null && mask[account] === 0)) continue;
    const wide = Math.abs(table.lng[account] - lng);
    const dLng = Math.min(wide, 360 - wide) * narrowing;
    const squared = dLat * dLat + dLng * dLng;
    if (squared < bestSquared || (squared === bestSquared && best < 0)) {
      best = account;
      bestSquared = squared;
    }
  }
  return best;
}
