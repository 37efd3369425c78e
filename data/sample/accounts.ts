import {
  AMERICAN_STREETS,
  COMPANY_NAMES,
  EUROPEAN_STREETS,
  INDUSTRIES,
  LEAD_SOURCES,
  PRODUCTS,
  PROSPECT_STAGES,
} from './company-words';
import { type LegacyMap, legacyTerritoryAt, nearestTerritories } from './legacy-territories';
import { Random } from './random';
import type { Town } from './towns';

/** One made-up account at a real place. */
export interface SampleAccount {
  readonly id: string;
  readonly name: string;
  readonly street: string;
  readonly town: Town;
  readonly postalCode: string;
  readonly lat: number;
  readonly lng: number;
  readonly customer: boolean;
  readonly industry: string;
  readonly segment: string;
  readonly product: string;
  readonly leadSource: string;
  readonly funnelStage: string;
  readonly employees: number;
  /** The account's own turnover, not our sales. */
  readonly annualRevenue: number;
  /** Our sales of the last twelve months. */
  readonly sales: number;
  /** What the account could buy of us in a year. */
  readonly potential: number;
  readonly accountClass: 'A' | 'B' | 'C';
  readonly visitsPerYear: number;
  readonly minutesPerVisit: number;
  /** Today's, '' for nobody. */
  readonly territory: string;
  readonly owner: string;
}

export interface SampleOptions {
  readonly accounts: number;
  readonly seed: number;
  readonly towns: readonly Town[];
  readonly legacy: LegacyMap;
  readonly isLand: (lat: number, lng: number) => boolean;
}

const CUSTOMER_SHARE = 0.562;
/** Mean yearly potential of an account, in the file's currency. */
const MEAN_POTENTIAL = 80_840;
/** Spread of potential: natural logarithm's standard deviation, cut off so that no account dominates. */
const SPREAD = 1.5;
const CUT_OFF = 3.25;
const A_SHARE = 0.11;
const B_SHARE = 0.382;
const MISASSIGNED_SHARE = 0.05;
const HOUSE_SHARE = 0.03;
/** Account ids: object prefix, organisation, then a number to base 62, then the checksum. */
const ID_PREFIX = '0018d00000';
/** Shares no factor with 62⁵, so that ids come back only after 916 million accounts. */
const ID_STEP = 3 ** 17;
const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const CALL_PLAN = {
  A: { visits: 24, minutes: [45, 50, 55, 60, 75] },
  B: { visits: 12, minutes: [30, 40, 40, 40, 45] },
  C: { visits: 4, minutes: [20, 30, 30, 30, 40] },
} as const;

/** Made-up accounts at real places, drawn by population^0.85; linear in their number. */
export function generateAccounts(options: SampleOptions): SampleAccount[] {
  const random = new Random(options.seed);
  const places = drawPlaces(options, random);
  const relative = drawPotentials(options.accounts, places, options.legacy, random);
  const classes = classesOf(relative, random);
  const scale = (MEAN_POTENTIAL * options.accounts) / relative.reduce((sum, value) => sum + value, 0);
  const potentials = relative.map(value => Math.max(50, Math.round(value * scale)));
  const owners = drawOwners(places, potentials, options.legacy, random);
  const firstId = random.below(62 ** 5);
  return places.map((place, i) => {
    const business = drawBusiness(place, potentials[i], classes[i], random);
    const id = salesforceId((firstId + i * ID_STEP) % 62 ** 5);
    return { id, ...business, ...place, ...owners[i], potential: potentials[i], accountClass: classes[i] };
  });
}

interface Place {
  readonly town: Town;
  readonly postalCode: string;
  readonly lat: number;
  readonly lng: number;
  /** Legacy territory by geography, −1 in a gap. */
  readonly home: number;
}

function drawPlaces({ accounts, towns, legacy, isLand }: SampleOptions, random: Random): Place[] {
  const cumulative = new Float64Array(towns.length);
  let total = 0;
  towns.forEach((town, i) => {
    total += town.population ** 0.85;
    cumulative[i] = total;
  });
  const places: Place[] = [];
  while (places.length < accounts) {
    const town = towns[firstAbove(cumulative, random.next() * total)];
    const code = town.codes.length > 0 ? random.pick(town.codes) : undefined;
    // A town's radius grows with its people; between several codes their own centres spread the points already.
    const spreadKm = Math.min(6, 0.6 + Math.sqrt(town.population / Math.max(1, town.codes.length)) / 70);
    const centre = code ?? town;
    const lat = round5(centre.lat + (random.normal() * spreadKm) / 111.2);
    const lng = round5(centre.lng + (random.normal() * spreadKm) / (111.2 * Math.cos((centre.lat * Math.PI) / 180)));
    if (!isLand(lat, lng)) continue;
    places.push({ town, postalCode: code?.code ?? '', lat, lng, home: legacyTerritoryAt(legacy, lat, lng) });
  }
  return places;
}

function firstAbove(cumulative: Float64Array, value: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

const round5 = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;

/** Log-normal with the region's factor; only the proportions matter. */
function drawPotentials(count: number, places: readonly Place[], legacy: LegacyMap, random: Random): number[] {
  return Array.from({ length: count }, (_, i) => {
    let z = random.normal();
    while (Math.abs(z) > CUT_OFF) z = random.normal();
    return Math.exp(SPREAD * z) * (legacy.territories[places[i].home]?.wealth ?? 0.6);
  });
}

/** Classes as a sales team keeps them: by potential, somewhat out of date. */
function classesOf(potentials: readonly number[], random: Random): ('A' | 'B' | 'C')[] {
  const judged = potentials.map(value => Math.log(value) + 0.25 * random.normal());
  const order = [...judged.keys()].sort((a, b) => judged[b] - judged[a] || a - b);
  const classes = new Array<'A' | 'B' | 'C'>(potentials.length);
  order.forEach((account, rank) => {
    const share = rank / potentials.length;
    classes[account] = share < A_SHARE ? 'A' : share < A_SHARE + B_SHARE ? 'B' : 'C';
  });
  return classes;
}

/**
 * Today's owners: the seat of the area, except for accounts with a neighbouring seat by mistake and house accounts
 * without one. Both are small accounts with several neighbours, as in real files: there a colleague is near enough to
 * have sold, and the map as a whole stays the area's.
 */
function drawOwners(
  places: readonly Place[],
  potentials: readonly number[],
  legacy: LegacyMap,
  random: Random,
): { territory: string; owner: string }[] {
  const owners = places.map(place => {
    const seat = legacy.territories[place.home];
    return seat ? { territory: seat.name, owner: seat.rep } : { territory: '', owner: '' };
  });
  // Accounts, potential and exceptions per eighth-degree box.
  const boxes = new Map<string, { accounts: number; potential: number; moved: number; movedPotential: number }>();
  const boxOf = (place: Place) => `${Math.floor(place.lat * 8)},${Math.floor(place.lng * 8)},${place.home}`;
  places.forEach((place, i) => {
    const box = boxes.get(boxOf(place)) ?? { accounts: 0, potential: 0, moved: 0, movedPotential: 0 };
    box.accounts++;
    box.potential += potentials[i];
    boxes.set(boxOf(place), box);
  });
  const shuffled = shuffle(places.length, random);
  const houses = Math.round(places.length * HOUSE_SHARE);
  let left = houses + Math.round(places.length * MISASSIGNED_SHARE);
  for (const allowed of [0.12, 0.2, 0.3, 0.45]) {
    for (const account of shuffled) {
      if (left === 0) break;
      const place = places[account];
      const box = boxes.get(boxOf(place))!;
      const untouched = owners[account].territory === legacy.territories[place.home]?.name;
      const small =
        box.moved + 1 <= box.accounts * allowed && box.movedPotential + potentials[account] <= box.potential * allowed;
      if (place.home < 0 || !untouched || !small) continue;
      box.moved++;
      box.movedPotential += potentials[account];
      if (left <= houses) owners[account] = { territory: '', owner: 'House' };
      else {
        const [second, third] = nearestTerritories(legacy, place.lat, place.lng).filter(t => t !== place.home);
        const seat = legacy.territories[random.next() < 0.75 ? second : third];
        owners[account] = { territory: seat.name, owner: seat.rep };
      }
      left--;
    }
  }
  return owners;
}

function shuffle(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

function drawBusiness({ town }: Place, potential: number, accountClass: 'A' | 'B' | 'C', random: Random) {
  const industry = random.weighted(INDUSTRIES.map(entry => [entry, entry.share] as const));
  const customer = random.next() < CUSTOMER_SHARE;
  // A firm spends about 1,400 a head with us, more or less by industry.
  const employees = Math.max(1, Math.round((potential / (1_400 * industry.wallet)) * Math.exp(0.5 * random.normal())));
  const annualRevenue = Math.round(employees * industry.revenue * Math.exp(0.35 * random.normal())) * 1_000;
  // Share of wallet between 8 and 88 %, 40 % in the middle.
  const share = 0.08 + 0.8 / (1 + Math.exp(0.4 - 1.1 * random.normal()));
  const plan = CALL_PLAN[accountClass];
  return {
    name: `${random.pick(COMPANY_NAMES)} ${random.pick(industry.suffixes)} ${town.name}`,
    street: drawStreet(town.country, random),
    customer,
    industry: industry.name,
    segment: employees >= 250 ? 'Enterprise' : employees >= 25 ? 'Mid-market' : 'Small business',
    product: random.weighted(PRODUCTS),
    leadSource: random.weighted(LEAD_SOURCES),
    funnelStage: customer ? 'Closed Won' : random.weighted(PROSPECT_STAGES),
    employees,
    annualRevenue,
    sales: customer ? Math.round(potential * share) : 0,
    visitsPerYear: customer ? plan.visits : plan.visits / 2,
    minutesPerVisit: random.pick(plan.minutes),
  };
}

function drawStreet(country: string, random: Random): string {
  if (country === 'US') return `${1 + random.below(4_999)} ${random.pick(AMERICAN_STREETS)}`;
  return `${random.pick(EUROPEAN_STREETS[country])} ${1 + random.below(220)}`;
}

/** An 18-character id: the last three letters tell which of the first fifteen are capitals. */
function salesforceId(number: number): string {
  let digits = '';
  for (let rest = number; digits.length < 5; rest = Math.floor(rest / 62)) digits = BASE_62[rest % 62] + digits;
  const id = ID_PREFIX + digits;
  let suffix = '';
  for (let block = 0; block < 3; block++) {
    let bits = 0;
    for (let i = 0; i < 5; i++) if (/[A-Z]/.test(id[block * 5 + i])) bits |= 1 << i;
    suffix += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'[bits];
  }
  return id + suffix;
}
