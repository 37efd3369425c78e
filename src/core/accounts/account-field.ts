/**
 * What a column of a customer file can be used as (domain fields). `measure` (a further number to sum) and `category`
 * (a further text to filter by) may be given to any number of columns, every other field to one.
 */
export const ACCOUNT_FIELDS = [
  'id',
  'name',
  'street',
  'city',
  'state',
  'postalCode',
  'country',
  'lat',
  'lng',
  'coordinates',
  'geocodeAccuracy',
  'h3',
  'owner',
  'territory',
  'industry',
  'segment',
  'product',
  'lifecycle',
  'leadSource',
  'companyRevenue',
  'employees',
  'customers',
  'sales',
  'potential',
  'class',
  'lastActivity',
  'date',
  'workloadHours',
  'callFrequency',
  'callMinutes',
  'locked',
  'measure',
  'category',
] as const;

export type AccountField = (typeof ACCOUNT_FIELDS)[number];

/** Fields whose cells are read as numbers. */
export const NUMBER_FIELDS: readonly AccountField[] = [
  'companyRevenue',
  'employees',
  'customers',
  'sales',
  'potential',
  'workloadHours',
  'callFrequency',
  'callMinutes',
  'measure',
];

/** Fields kept as a dictionary-coded category for filters, colours and today's map. */
export const CATEGORY_FIELDS: readonly AccountField[] = [
  'state',
  'country',
  'owner',
  'territory',
  'industry',
  'segment',
  'product',
  'lifecycle',
  'leadSource',
  'class',
  'locked',
  'category',
];

/** Fields whose cells are read as dates. */
export const DATE_FIELDS: readonly AccountField[] = ['lastActivity', 'date'];
