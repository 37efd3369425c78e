import type { AccountField } from '../../core/accounts/account-field';
import { isMultiplied, productHeader } from '../../core/accounts/column-products';
import type { ColumnMapping } from '../../files/customers/column-mapping';
import { headerOf, type LocationSource, locationSources } from './column-checks';
import { productsOf } from './column-products-shown';

/** One thing the columns chosen so far lead to; `open` = nothing in the file says it. */
export interface Outlook {
  readonly topic: string;
  readonly text: string;
  readonly open: boolean;
}

function hexText(customers: string | null): string {
  const count = customers ? `${customers} says how many customers each holds` : 'each row counts as one customer';
  return `as the hexes of the file; ${count}`;
}

/** What the app will make of the file with this mapping, in plain sentences: the person sees it before reading it. */
export function mappingOutlook(mapping: ColumnMapping): Outlook[] {
  const header = (field: Parameters<typeof headerOf>[1]) => headerOf(mapping, field);
  const sources = locationSources(mapping);
  const location = sources[0] === 'hex' ? hexText(header('customers')) : locationText(sources);
  const today = header('territory');
  const potential = numberOf(mapping, 'potential');
  const sales = numberOf(mapping, 'sales');
  const hours = header('workloadHours');
  const visits = header('callFrequency');
  const byClass = header('class');
  const products = productsOf(mapping);
  return [
    {
      topic: sources[0] === 'hex' ? 'Rows are placed' : 'Accounts are placed',
      text: location,
      open: sources.length === 0,
    },
    {
      topic: 'Potential',
      text: potential
        ? potential
        : sales
          ? `${sales} stands in: the file has no potential`
          : 'the same for every account: the file has neither potential nor sales',
      open: !potential,
    },
    ...(products.length > 0
      ? [{ topic: 'Multiplied', text: `${products.join(', ')}: row by row, before rows are added up`, open: false }]
      : []),
    {
      topic: 'Workload',
      text: hours
        ? `hours in column ${hours}`
        : visits
          ? `calls in column ${visits} × ${header('callMinutes') ? `minutes in column ${header('callMinutes')}` : 'minutes you set next'}`
          : byClass
            ? `the same for every account, or by ${byClass} with a table you confirm next`
            : 'the same for every account: the file says nothing about calls',
      open: !hours && !visits,
    },
    {
      topic: 'Territories today',
      text: today ? `column ${today}` : 'none: the map starts empty',
      open: !today,
    },
  ];
}

/** "column Sales", or "Quantity × Unit price"; null = nothing is used as this. */
function numberOf({ columns }: ColumnMapping, field: AccountField): string | null {
  const use = columns.find(column => column.field === field);
  return use ? (isMultiplied(use) ? productHeader(use) : `column ${use.header}`) : null;
}

const PLACED_BY: Readonly<Record<LocationSource, string>> = {
  hex: 'by H3 cell',
  coordinates: 'by coordinates',
  postcode: 'by post code',
  city: 'by town',
};
const ALONE: Readonly<Record<LocationSource, string>> = {
  hex: '',
  coordinates: '',
  postcode: ', about as exact as its area',
  city: ', about as exact as the town is wide',
};

function locationText([first, ...others]: readonly LocationSource[]): string {
  if (first === undefined) return 'not known yet: choose latitude and longitude, a post code, or the city';
  if (others.length === 0) return `${PLACED_BY[first]}${ALONE[first]}`;
  return `${PLACED_BY[first]}; rows without ${first === 'coordinates' ? 'them' : 'one'} ${others.map(source => PLACED_BY[source]).join(', else ')}`;
}
