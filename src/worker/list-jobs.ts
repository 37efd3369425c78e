import { AccountKeys } from '../core/accounts/account-keys';
import {
  type AccountTable,
  type CategoryColumn,
  categoryColumn,
  dateColumn,
  LOCATION_METHODS,
  LOCATION_PRECISIONS,
} from '../core/accounts/account-table';
import { dayText, NO_DAY } from '../core/accounts/calendar';
import { lockedInFile } from '../core/accounts/lock-column';
import { textAt } from '../core/accounts/text-column';
import { knownPopulation } from '../core/geo/known-towns';
import { linkNames } from '../core/geo/link-names';
import { nearestPlace, type PlaceTable } from '../core/geo/places';
import { hexNames, type Towns, territoryNames } from '../core/geo/territory-names';
import { UNASSIGNED } from '../core/plan/plan';
import { listedAccounts, nearestAccount, sortAccounts } from './account-list';
import type { BareHexes, DataSession, LoadedHexes } from './data-session';
import type { JobHandlers } from './job-host';
import type { AccountRow, DataJobs, JobProgress, PlanView } from './protocol';

type ListJobs = Pick<
  DataJobs,
  'accounts' | 'accountNear' | 'fileLocks' | 'accountHexes' | 'nameTerritories' | 'nameHexes' | 'nameLinks'
>;

/** A town this near to an account says where it is. */
const TOWN_KM = 25;

/** Accounts and names that the page asks for while somebody works on the map. */
export function listJobs(session: DataSession): JobHandlers<ListJobs, JobProgress> {
  let lastList: { hexes: LoadedHexes; key: string; assignment: Uint16Array; accounts: Int32Array } | null = null;
  let lastKeys: { table: AccountTable; keys: AccountKeys } | null = null;
  let lastTowns: { hexes: LoadedHexes | BareHexes; towns: Towns } | null = null;

  /** Pages of one list are asked for one after another: the sorted list is kept until something else is asked. */
  function sortedList(hexes: LoadedHexes, { query, plan, sort }: DataJobs['accounts']['params']): Int32Array {
    const key = JSON.stringify([query, sort, plan.territories.map(({ id, todayLabel }) => [id, todayLabel])]);
    if (lastList?.hexes === hexes && lastList.key === key && sameAssignment(lastList.assignment, plan.assignment)) {
      return lastList.accounts;
    }
    const accounts = listedAccounts(hexes, query, plan);
    const column = hexes.values.measureValues[sort.measure];
    if (column) sortAccounts(accounts, column, sort.descending);
    lastList = { hexes, key, assignment: plan.assignment, accounts };
    return accounts;
  }

  /** Keys of a table take a moment to make and are asked for with every page. */
  function keysOf(table: AccountTable): AccountKeys {
    if (lastKeys?.table !== table) lastKeys = { table, keys: new AccountKeys(table) };
    return lastKeys.keys;
  }

  async function townsOf(hexes: LoadedHexes | BareHexes): Promise<Towns | null> {
    const places = await session.geo.places();
    if (lastTowns?.hexes !== hexes || lastTowns.towns.places !== places) {
      lastTowns = places && { hexes, towns: { places, known: knownTowns(hexes, places) } };
    }
    return lastTowns?.towns ?? null;
  }

  return {
    async accounts(params) {
      const hexes = session.shownWithAccounts('Accounts cannot be listed');
      const accounts = sortedList(hexes, params);
      const places = await session.geo.places();
      const page = accounts.subarray(params.offset, params.offset + params.limit);
      return {
        total: accounts.length,
        rows: Array.from(page, account =>
          accountRow(hexes, keysOf(hexes.accounts.table), account, params.plan, places),
        ),
      };
    },

    async accountNear({ lat, lng, radiusKm, plan }) {
      const hexes = session.shownWithAccounts('Accounts cannot be looked up');
      const account = nearestAccount(hexes, lat, lng, radiusKm);
      if (account < 0) return null;
      return accountRow(hexes, keysOf(hexes.accounts.table), account, plan, await session.geo.places());
    },

    fileLocks() {
      const { accounts, hexOfAccount } = session.shownWithAccounts('Locked accounts cannot be read');
      return lockedInFile(accounts.table, keysOf(accounts.table), hexOfAccount);
    },

    accountHexes({ keys }) {
      const { accounts, hexOfAccount } = session.shownWithAccounts('Locked accounts cannot be found');
      const known = keysOf(accounts.table);
      return keys.map(key => hexOfAccount[known.accountOf(key)] ?? -1);
    },

    async nameTerritories({ assignment, ids, taken }) {
      const hexes = session.shownHexes('Territories cannot be named');
      return territoryNames(await townsOf(hexes), hexes.grid, assignment, ids, taken);
    },

    async nameLinks({ ends }) {
      const hexes = session.shownHexes('Links cannot be named');
      return linkNames(await townsOf(hexes), hexes.grid, ends);
    },

    async nameHexes({ hexes: wanted }) {
      const hexes = session.shownHexes('Hexes cannot be named');
      return hexNames(await townsOf(hexes), hexes.grid, wanted);
    },
  };
}

function knownTowns({ accounts, grid, sums, ...loaded }: LoadedHexes | BareHexes, places: PlaceTable): Float64Array {
  if (!accounts) return knownPopulation(places, grid.lat, grid.lng, sums.accounts);
  const { table } = accounts;
  return knownPopulation(
    places,
    table.lat,
    table.lng,
    'values' in loaded ? loaded.values.measureValues[0] : sums.accounts,
  );
}

function accountRow(
  hexes: LoadedHexes,
  keys: AccountKeys,
  account: number,
  plan: PlanView,
  places: PlaceTable | null,
): AccountRow {
  const { table } = hexes.accounts;
  const [lat, lng] = [table.lat[account], table.lng[account]];
  const labelOf = (column: CategoryColumn | undefined) => column?.labels[column.codes[account]] ?? '';
  const town = places && nearestPlace(places, lat, lng, TOWN_KM);
  const hex = hexes.hexOfAccount[account];
  return {
    account,
    key: keys.keyOf(account),
    id: textAt(table.ids, account),
    name: textAt(table.names, account),
    place: [town?.name ?? '', labelOf(categoryColumn(table, 'state'))].filter(part => part !== '').join(', '),
    lat,
    lng,
    hex,
    today: labelOf(categoryColumn(table, 'territory')),
    owner: labelOf(categoryColumn(table, 'owner')),
    territoryId: plan.assignment[hex] ?? UNASSIGNED,
    values: hexes.values.measureValues.map(column => column[account]),
    locationMethod: LOCATION_METHODS[table.locationMethod[account]],
    lines: table.lines[account],
    lastDay: dayText((dateColumn(table, 'lastDate') ?? dateColumn(table, 'lastActivity'))?.days[account] ?? NO_DAY),
    locationPrecision: LOCATION_PRECISIONS[table.locationPrecision[account]],
  };
}

function sameAssignment(a: Uint16Array, b: Uint16Array): boolean {
  if (a.length !== b.length) return false;
  for (let hex = 0; hex < a.length; hex++) if (a[hex] !== b[hex]) return false;
  return true;
}
