/** The report of an import as a text to pass on: what was read, where the amounts went, what is worth a look. */
import { monthText } from '../core/accounts/calendar';
import type { ImportReport, OrderLines, ReconciledSum, RejectReason } from './customers/import-report';

const REASONS: Readonly<Record<RejectReason, string>> = {
  'no-location': 'no place given',
  'coordinates-out-of-range': 'coordinates out of range',
  'coordinates-not-numbers': 'coordinates that are no numbers',
  'coordinates-zero': 'coordinates 0 / 0',
  'postcode-unknown': 'unknown post code',
  'negative-potential': 'negative potential',
  'repeated-id': 'replaced by a later row with the same id',
  'exact-copy': 'exact copy of another row',
  blank: 'blank row',
  footer: 'line below the table',
  'column-count': 'more cells than columns',
};

/** "no place given", for lists of what was left out. */
export function reasonWords(reason: RejectReason): string {
  return REASONS[reason];
}

/** Every digit that an amount has, at least two decimals when it has any: "1,234.50". */
export function amountText(value: number): string {
  const cents = Math.abs(value - Math.round(value)) < 0.005 ? 0 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: cents, maximumFractionDigits: 2 }).replace('-', '−');
}

export function importReportText(report: ImportReport): string {
  const placed = Object.entries(report.placedBy).filter(([, accounts]) => accounts > 0);
  const sections = [
    [
      `Import of ${report.fileName}`,
      '',
      `${count(report.read)} rows read`,
      `${count(report.placedRows)} rows became ${count(report.accounts)} accounts`,
      `${count(report.rejected)} rows left out`,
    ],
    ['Accounts placed by', ...placed.map(([method, accounts]) => line(method, accounts))],
    ['Rows left out', ...report.rejectedBy.map(({ reason, count: rows }) => line(reasonWords(reason), rows))],
    report.lines ? orderLines(report.lines) : [],
    ['Worth a look', ...report.findings.map(({ text }) => text), ...report.warnings.map(({ text }) => text)],
    ...report.sums.map(sum),
  ];
  return sections
    .filter(section => section.length > 1)
    .map(([title, ...lines], index) => (index === 0 ? [title, ...lines] : [title, ...lines.map(text => `  ${text}`)]))
    .map(lines => `${lines.join('\r\n')}\r\n`)
    .join('\r\n');
}

function orderLines(lines: OrderLines): string[] {
  const { monthly } = lines;
  return [
    'Order lines',
    `${count(lines.rows)} rows in ${count(lines.accounts)} accounts, at most ${count(lines.mostRows)} in one`,
    ...(lines.firstDay ? [`from ${lines.firstDay} to ${lines.lastDay}`] : []),
    ...(lines.undated > 0 ? [`${count(lines.undated)} rows without an order date`] : []),
    ...(monthly?.totals.map((total, at) => `${monthText(monthly.firstMonth + at)}  ${amountText(total)}`) ?? []),
  ];
}

function sum(part: ReconciledSum): string[] {
  return [
    `Sum of ${part.header}${part.currency ? ` (${part.currency})` : ''}`,
    `${amountText(part.read)} in all rows as read`,
    `${amountText(part.accounts)} on accounts`,
    ...part.leftOut.map(({ reason, sum: left }) => `${amountText(left)} left out: ${reasonWords(reason)}`),
    ...(part.repeated === 0 ? [] : [`${amountText(part.repeated)} not added: it describes the account`]),
    ...(part.negative === 0 ? [] : [`${amountText(part.negative)} not counted: negative`]),
    ...(part.unreadable === 0 ? [] : [`${count(part.unreadable)} cells that are no numbers count as blank`]),
    part.difference === 0 ? 'Both sides agree to the cent.' : `${amountText(part.difference)} are not accounted for.`,
    ...(part.ownTotal ? [ownTotalWords(part)] : []),
  ];
}

/** Whether the total below the file's table is the sum of its rows; '' when there is none. */
export function ownTotalWords({ ownTotal, read }: ReconciledSum): string {
  if (!ownTotal) return '';
  const where = `the file’s own total in row ${count(ownTotal.row)}`;
  if (ownTotal.agrees) return `Agrees with ${where}.`;
  const off = read - ownTotal.total;
  const how = `${amountText(Math.abs(off))} ${off > 0 ? 'more' : 'less'}`;
  return `The rows come to ${how} than ${where}, ${amountText(ownTotal.total)}.`;
}

function line(what: string, figure: number): string {
  return `${count(figure)} ${what}`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
