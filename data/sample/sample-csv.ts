import type { SampleAccount } from './accounts';
import type { LegacyMap } from './legacy-territories';

/** How a file is written: by an American CRM export, or by a European spreadsheet (byte order mark, CRLF, comma decimals). */
export type CsvStyle = 'american' | 'european';

const accountHeaders = (currency: string) => [
  'Account ID',
  'Account Name',
  'Billing Street',
  'Billing City',
  'Billing State/Province',
  'Billing Zip/Postal Code',
  'Billing Country',
  'BillingLatitude',
  'BillingLongitude',
  'Account Owner',
  'Territory',
  'Type',
  'Industry',
  'Segment',
  'Product',
  'Lead Source',
  'Funnel Stage',
  'Annual Revenue',
  'Employees',
  `Sales TTM (${currency})`,
  `Potential (${currency})`,
  'Class',
  'Visits per Year',
  'Minutes per Visit',
];

const COUNTRIES: Readonly<Record<string, string>> = {
  US: 'United States',
  AT: 'Austria',
  BE: 'Belgium',
  CH: 'Switzerland',
  DE: 'Germany',
  FR: 'France',
  IT: 'Italy',
  NL: 'Netherlands',
};

export function accountsCsv(accounts: readonly SampleAccount[], style: CsvStyle): string {
  const money = style === 'american' ? String : (value: number) => value.toFixed(2).replace('.', ',');
  const rows = accounts.map(account => [
    account.id,
    account.name,
    account.street,
    account.town.name,
    account.town.state,
    account.postalCode,
    COUNTRIES[account.town.country],
    degrees(account.lat, style),
    degrees(account.lng, style),
    account.owner,
    account.territory,
    account.customer ? 'Customer' : 'Prospect',
    account.industry,
    account.segment,
    account.product,
    account.leadSource,
    account.funnelStage,
    String(account.annualRevenue),
    String(account.employees),
    money(account.sales),
    money(account.potential),
    account.accountClass,
    String(account.visitsPerYear),
    String(account.minutesPerVisit),
  ]);
  return csvText([accountHeaders(style === 'american' ? 'USD' : 'EUR'), ...rows], style);
}

/** Who works the seats, with a made-up address each. */
export function repsCsv(legacy: LegacyMap, style: CsvStyle): string {
  const rows = legacy.territories.map(territory => [
    territory.rep,
    `${territory.rep
      .normalize('NFD')
      .replace(/[^A-Za-z ]/g, '')
      .toLowerCase()
      .replaceAll(' ', '.')}@example.com`,
    degrees(territory.lat, style),
    degrees(territory.lng, style),
    '1',
    territory.name,
  ]);
  return csvText([['Name', 'Email', 'Latitude', 'Longitude', 'FTE', 'Territory'], ...rows], style);
}

function degrees(value: number, style: CsvStyle): string {
  const text = String(value);
  return style === 'american' ? text : text.replace('.', ',');
}

function csvText(rows: readonly (readonly string[])[], style: CsvStyle): string {
  const separator = style === 'american' ? ',' : ';';
  const lineEnd = style === 'american' ? '\n' : '\r\n';
  const special = style === 'american' ? /[",\n]/ : /[";\n]/;
  const cell = (text: string) => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map(row => row.map(cell).join(separator) + lineEnd);
  return (style === 'european' ? '\ufeff' : '') + lines.join('');
}
