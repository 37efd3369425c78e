import type { LocationMethod } from '../../core/accounts/account-table';
import type { ImportReport, RejectReason } from '../../files/customers/import-report';
import { formatCount } from '../../state/format';

const PLACED: Readonly<Record<LocationMethod, string>> = {
  coordinates: 'Placed by coordinates',
  postcode: 'Placed by post code, marked approximate',
  city: 'Placed by town, marked approximate',
  hex: 'Placed by H3 cell',
};

const WITHOUT_PLACE: readonly RejectReason[] = [
  'no-location',
  'coordinates-out-of-range',
  'coordinates-not-numbers',
  'coordinates-zero',
  'postcode-unknown',
  'h3-invalid',
  'postcode-country-missing',
  'city-unknown',
  'city-ambiguous',
];

export interface OutcomeShare {
  readonly kind: LocationMethod | 'unlocated' | 'rejected';
  readonly label: string;
  readonly count: number;
  /** Of everything that the bar shows; NaN when it counts in another unit than the bar. */
  readonly share: number;
}

/**
 * What became of the rows, for the bar and its legend. Where rows were summed into accounts, the bar shows accounts
 * and the rows left out stand below it without a share: the two do not add up.
 */
export function locationOutcome(report: ImportReport): OutcomeShare[] {
  const unlocated = report.rejectedBy
    .filter(entry => WITHOUT_PLACE.includes(entry.reason))
    .reduce((sum, entry) => sum + entry.count, 0);
  const sameUnit = report.placedRows === report.accounts;
  const total = report.accounts + (sameUnit ? report.rejected : 0);
  const placed = (['coordinates', 'hex', 'postcode', 'city'] as const)
    .filter(method => report.placedBy[method] > 0)
    .map(method => ({
      kind: method,
      label: PLACED[method],
      count: report.placedBy[method],
      share: report.placedBy[method] / total,
    }));
  const left = [
    { kind: 'unlocated', label: 'No usable location, left out', count: unlocated },
    { kind: 'rejected', label: 'Left out for another reason', count: report.rejected - unlocated },
  ] as const;
  return [
    ...placed,
    ...left
      .filter(entry => entry.count > 0)
      .map(entry => ({ ...entry, share: sameUnit ? entry.count / total : Number.NaN })),
  ];
}

/** How many accounts are only somewhere near their point, and why; '' = none, or they are hexes, which are no points. */
export function approximateText({ approximate, accounts, placedBy }: ImportReport): string {
  const { postcode, city, hex } = placedBy;
  if (approximate <= hex) return '';
  const reasons = [
    postcode > 0 ? 'within some 5 km by post code' : '',
    city > 0 ? 'within some 15 km by town' : '',
    approximate > postcode + city + hex ? 'by coordinates with few decimals or marked inexact' : '',
  ].filter(Boolean);
  return `${formatCount(approximate)} of ${formatCount(accounts)} accounts are placed only about: ${reasons.join(', ')}.`;
}
