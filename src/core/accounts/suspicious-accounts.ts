/** Accounts that were placed and are worth a look all the same, as lists of account numbers. Nothing is changed. */
import { isLand, type LandMask } from '../geo/land-mask';
import { type AccountTable, LOCATION_METHODS, numberColumn } from './account-table';
import { farAccounts } from './far-accounts';
import { accountsOnSharedPoint } from './shared-points';

/** Kinds in the order they are shown: what is most likely wrong comes first. */
export const SUSPICIONS = ['far-away', 'in-water', 'shared-point', 'potential-below-sales', 'negative-sales'] as const;
export type Suspicion = (typeof SUSPICIONS)[number];

export interface SuspiciousAccounts {
  readonly kind: Suspicion;
  readonly accounts: Int32Array;
  /**
   * One figure per account that says why: far-away km to the nearest other account; shared-point accounts on its point;
   * else 0.
   */
  readonly figures: Float64Array;
  /** far-away: accounts of the cluster; else 0. */
  readonly together: Float64Array;
}

const BY_COORDINATES = LOCATION_METHODS.indexOf('coordinates');
/** So far from land a point is in the water: the mask is right to about one kilometre, and piers and small isles are not in it. */
const WATER_KM = 4;
const KM_PER_DEGREE = 111.195;

/** @param land null = whether points are in the water is not looked at */
export function suspiciousAccounts(table: AccountTable, land: LandMask | null): SuspiciousAccounts[] {
  const far = farAccounts(table);
  const nothing = (accounts: Int32Array) => new Float64Array(accounts.length);
  const listOf = (kind: Suspicion, accounts: Int32Array): SuspiciousAccounts => ({
    kind,
    accounts,
    figures: nothing(accounts),
    together: nothing(accounts),
  });
  const lists: SuspiciousAccounts[] = [
    { kind: 'far-away', accounts: far.accounts, figures: far.km, together: far.together },
    listOf('in-water', land ? inWater(table, land) : new Int32Array()),
    sharedPoints(table),
    listOf('potential-below-sales', belowSales(table)),
    listOf('negative-sales', negativeSales(table)),
  ];
  return lists.filter(({ accounts }) => accounts.length > 0);
}

/** Only places by coordinates: those by post code or city are approximate anyway, and on one point by their making. */
function sharedPoints(table: AccountTable): SuspiciousAccounts {
  const onPoint = accountsOnSharedPoint(table);
  const accounts = accountsWhere(
    table.count,
    account => onPoint[account] > 0 && table.locationMethod[account] === BY_COORDINATES,
  );
  const { lat, lng } = table;
  accounts.sort((a, b) => onPoint[b] - onPoint[a] || lat[a] - lat[b] || lng[a] - lng[b] || a - b);
  return {
    kind: 'shared-point',
    accounts,
    figures: Float64Array.from(accounts, account => onPoint[account]),
    together: new Float64Array(accounts.length),
  };
}

function inWater({ count, lat, lng, locationMethod }: AccountTable, land: LandMask): Int32Array {
  return accountsWhere(
    count,
    account =>
      locationMethod[account] === BY_COORDINATES &&
      !isLand(land, lat[account], lng[account]) &&
      !isLandNear(land, lat[account], lng[account]),
  );
}

/** Land at half or all of the tolerance in any of eight directions. */
function isLandNear(land: LandMask, lat: number, lng: number): boolean {
  const degrees = WATER_KM / KM_PER_DEGREE;
  const wide = degrees / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  for (let step = 0; step < 16; step++) {
    const angle = (step >> 1) * (Math.PI / 4);
    const reach = step & 1 ? 1 : 0.5;
    if (isLand(land, lat + degrees * reach * Math.sin(angle), lng + wide * reach * Math.cos(angle))) return true;
  }
  return false;
}

function belowSales(table: AccountTable): Int32Array {
  const potential = numberColumn(table, 'potential')?.values;
  const sales = numberColumn(table, 'sales')?.values;
  if (!potential || !sales) return new Int32Array();
  const below = accountsWhere(table.count, account => sales[account] > potential[account]);
  return below.sort((a, b) => sales[b] - potential[b] - (sales[a] - potential[a]) || a - b);
}

function negativeSales(table: AccountTable): Int32Array {
  const sales = numberColumn(table, 'sales')?.values;
  if (!sales) return new Int32Array();
  return accountsWhere(table.count, account => sales[account] < 0).sort((a, b) => sales[a] - sales[b] || a - b);
}

function accountsWhere(count: number, isFound: (account: number) => boolean): Int32Array {
  let length = 0;
  for (let account = 0; account < count; account++) if (isFound(account)) length++;
  const found = new Int32Array(length);
  for (let account = 0, next = 0; next < length; account++) if (isFound(account)) found[next++] = account;
  return found;
}
