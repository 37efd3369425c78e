/** How numbers and dates of the file are written, as far as the command line says it, and what it has to say. */
import { DATE_FIELDS } from '../core/accounts/account-field';
import { factorHeaders, isCountedNumber } from '../core/accounts/column-products';
import type { ColumnMapping } from '../files/customers/column-mapping';
import type { ColumnQuestion, InspectedColumn } from '../files/customers/inspection';
import { type DesignArguments, UsageError } from './design-arguments';
import { columnNamed, productNamed } from './design-mapping';

const OPTIONS = { decimal: '--decimal', 'date-order': '--dates' } as const;

/**
 * The mapping with the styles asked for: of every column, or of those that are named.
 * @throws UsageError when a header is not in the file
 */
export function styledMapping(
  mapping: ColumnMapping,
  { decimals, dates }: Pick<DesignArguments, 'decimals' | 'dates'>,
): ColumnMapping {
  const columns = [...mapping.columns];
  // What is said of one column counts more than what is said of all.
  for (const { header, style } of decimals.toSorted(byHeader)) {
    const only = header === null ? -1 : columnNamed(mapping, header, OPTIONS.decimal);
    columns.forEach((column, index) => {
      if (only < 0 || only === index) columns[index] = { ...column, numberStyle: style };
    });
  }
  for (const { header, style } of dates.toSorted(byHeader)) {
    const only = header === null ? -1 : columnNamed(mapping, header, OPTIONS['date-order']);
    columns.forEach((column, index) => {
      if (only < 0 ? column.dateStyle !== undefined : only === index) columns[index] = { ...column, dateStyle: style };
    });
  }
  return { ...mapping, columns };
}

function byHeader(a: { readonly header: string | null }, b: { readonly header: string | null }): number {
  return Number(a.header !== null) - Number(b.header !== null);
}

/**
 * A person would be asked in the app; here the answer is an option.
 * @throws UsageError when a column in use can be read in two ways and nothing says in which
 */
export function refuseOpenQuestions(
  { columns }: ColumnMapping,
  inspected: readonly InspectedColumn[],
  { decimals, dates }: Pick<DesignArguments, 'decimals' | 'dates'>,
): void {
  const factors = factorHeaders(columns);
  columns.forEach((use, column) => {
    const { header, field } = use;
    const question = inspected[column]?.question ?? null;
    if (question === null) return;
    const isDecimal = question.kind === 'decimal';
    const answers = isDecimal ? decimals : dates;
    const concerns = isDecimal ? isCountedNumber(use, factors) : field !== null && DATE_FIELDS.includes(field);
    if (!concerns || answers.some(answer => answer.header === null || answer.header === header)) return;
    throw new UsageError(`${header}: ${inWords(question)} Give ${choices(question, header)}.`);
  });
}

function inWords({ readings }: ColumnQuestion): string {
  const [text] = readings.flatMap(reading => reading.examples.map(example => example.text));
  const meanings = readings.flatMap(({ examples }) =>
    examples.filter(example => example.text === text).map(({ read }) => read),
  );
  return `nothing in the file says whether “${text}” is ${meanings.join(' or ')}.`;
}

function choices({ kind, readings }: ColumnQuestion, header: string): string {
  return readings.map(({ style }) => `${OPTIONS[kind]} "${header}=${style}"`).join(' or ');
}

/** What a person would be asked to look at: uses that were guessed, unless the command line chose them. */
export function guessNotes(
  mapping: ColumnMapping,
  inspected: readonly InspectedColumn[],
  { map, fromColumn }: Pick<DesignArguments, 'map' | 'fromColumn'>,
): string[] {
  const chosen = new Set(map.map(use => productNamed(mapping, use.header, `--map ${use.field}`).column));
  if (fromColumn !== null) chosen.add(columnNamed(mapping, fromColumn, '--from-column'));
  return mapping.columns.flatMap(({ header, field }, column) => {
    const seen = inspected[column];
    if (field === null || seen?.check !== 'confirm' || seen.question !== null) return [];
    if (chosen.has(column)) return [];
    const why = seen.note === '' ? '' : ` (${seen.note})`;
    return [`${header} is used as ${field}${why}: if that is wrong, say what it is with --map.`];
  });
}
