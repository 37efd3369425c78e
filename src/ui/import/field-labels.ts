import type { AccountField } from '../../core/accounts/account-field';

/** What each field is called on screen. */
export const FIELD_LABELS: Readonly<Record<AccountField, string>> = {
  id: 'Account id',
  name: 'Name',
  street: 'Street',
  city: 'City',
  state: 'State',
  postalCode: 'Post code',
  country: 'Country',
  lat: 'Latitude',
  lng: 'Longitude',
  coordinates: 'Coordinates',
  geocodeAccuracy: 'Location accuracy',
  h3: 'Hex (H3 cell)',
  owner: 'Rep today',
  territory: 'Territory today',
  industry: 'Industry',
  segment: 'Segment',
  product: 'Product',
  lifecycle: 'Lifecycle',
  leadSource: 'Lead source',
  companyRevenue: 'Company size',
  employees: 'Employees',
  customers: 'Number of customers',
  sales: 'Sales, 12 months',
  potential: 'Potential',
  class: 'Class',
  lastActivity: 'Last activity',
  date: 'Date of the order',
  workloadHours: 'Hours per year',
  callFrequency: 'Calls per year',
  callMinutes: 'Minutes per call',
  locked: 'Locked',
  measure: 'Further number',
  category: 'Further text',
};

/** A few words that tell fields apart which are often confused; '' = the label says it. */
export const FIELD_NOTES: Readonly<Partial<Record<AccountField, string>>> = {
  companyRevenue: 'their own turnover',
  sales: 'what they bought from us',
  potential: 'what they could buy',
  workloadHours: 'all calls of the account',
  measure: 'to sum',
  category: 'to filter by',
  class: 'A, B, C',
  h3: 'one row per hex',
  customers: 'in the row’s hex',
  lastActivity: 'the last visit or call',
  date: 'of the order or invoice',
  locked: 'yes, no, or why',
  coordinates: 'both in one column',
};

/** The order in the list of uses. */
export const FIELD_GROUPS: readonly { readonly label: string; readonly fields: readonly AccountField[] }[] = [
  { label: 'Who it is', fields: ['id', 'name'] },
  {
    label: 'Where it is',
    fields: ['lat', 'lng', 'coordinates', 'postalCode', 'city', 'state', 'country', 'street', 'geocodeAccuracy', 'h3'],
  },
  { label: 'Who has it today', fields: ['owner', 'territory', 'locked'] },
  {
    label: 'What it is worth',
    fields: ['potential', 'sales', 'date', 'companyRevenue', 'employees', 'customers', 'measure'],
  },
  { label: 'What it takes', fields: ['class', 'callFrequency', 'callMinutes', 'workloadHours', 'lastActivity'] },
  { label: 'What it is', fields: ['lifecycle', 'segment', 'industry', 'product', 'leadSource', 'category'] },
];

/** Fields that any number of columns may have; every other field belongs to one column. */
export function isSharedField(field: AccountField): boolean {
  return field === 'measure' || field === 'category';
}
