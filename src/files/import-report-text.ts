/** The report of an import as a text to pass on: what was read, where the amounts went, what is worth a look. */
import { monthText } from '../core/accounts/calendar';
import { amountText } from './customers/amount-text';
import type { ImportReport, OrderLines, ReconciledSum } from './customers/import-report';
import { reasonWords } from './customers/rejections';

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
    ...part.leftOut.map(({ words, sum: left }) => `${amountText(left)} left out: ${words}`),
    ...(part.repeated === 0 ? [] : [`${amountText(part.repeated)} not added: it describes the account`]),
    ...(part.negative === 0 ? [] : [`${amountText(part.negative)} not counted: negative`]),
    ...(part.unreadable === 0 ? [] : [`${count(part.unreadable)} cells that are no numbers count as blank`]),
    part.difference === 0 ? 'Both sides agree to the cent.' : `${amountText(part.difference)} are not accounted for.`,
    ...(part.ownTotal ? [part.ownTotal.words] : []),
  ];
}

function line(what: string, figure: number): string {
  return `${count(figure)} ${what}`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
