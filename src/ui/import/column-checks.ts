import { type AccountField, DATE_FIELDS } from '../../core/accounts/account-field';
import { factorHeaders, isCountedNumber, productHeader } from '../../core/accounts/column-products';
import type { ColumnMapping } from '../../files/customers/column-mapping';
import type { ColumnQuestion } from '../../files/customers/inspection';
import type { ImportState } from '../../state/app-state';

type MappingParts = Pick<ImportState, 'inspection' | 'mapping' | 'confirmed' | 'answered'>;

/** The column used as a field, or −1. */
export function columnOf(mapping: ColumnMapping | null, field: AccountField): number {
  return mapping?.columns.findIndex(column => column.field === field) ?? -1;
}

/** "Quantity × Unit price" where the column is multiplied; null = no column is used as this. */
export function headerOf(mapping: ColumnMapping | null, field: AccountField): string | null {
  const use = mapping?.columns.find(column => column.field === field);
  return use ? productHeader(use) : null;
}

const FACTORS = new WeakMap<ColumnMapping, ReadonlySet<string>>();

/** Headers of the columns that multiply others; looked up for every column of a table that may have thousands. */
export function factorsOf(mapping: ColumnMapping): ReadonlySet<string> {
  const known = FACTORS.get(mapping);
  if (known) return known;
  const factors = factorHeaders(mapping.columns);
  FACTORS.set(mapping, factors);
  return factors;
}

/** What has to be said about a column before it can be used as it is; null when nothing has, or it has been said. */
export function openQuestion({ inspection, mapping, answered }: MappingParts, column: number): ColumnQuestion | null {
  const use = mapping?.columns[column];
  const question = inspection?.columns[column]?.question ?? null;
  if (!mapping || !use || question === null || answered.includes(column)) return null;
  const concerns =
    question.kind === 'decimal'
      ? isCountedNumber(use, factorsOf(mapping))
      : use.field !== null && DATE_FIELDS.includes(use.field);
  return concerns ? question : null;
}

/** The other columns with the same open question: one answer does for all of them. */
export function alikeColumns(parts: MappingParts, column: number): number[] {
  const kind = openQuestion(parts, column)?.kind;
  return (parts.mapping?.columns ?? []).flatMap((_, other) =>
    other !== column && kind !== undefined && openQuestion(parts, other)?.kind === kind ? [other] : [],
  );
}

/**
 * The first of the columns with the same open question, in the order they are shown in: the question stands below it, and
 * not below the others.
 */
export function askedAt(parts: MappingParts, column: number, shown: readonly number[]): number {
  const alike = new Set(alikeColumns(parts, column)).add(column);
  return shown.find(other => alike.has(other)) ?? column;
}

/**
 * Whether a person has to look at this column first. A use that the person chose instead of the proposed one is no
 * guess, so it waits for nobody.
 */
export function waitsForConfirmation(parts: MappingParts, column: number): boolean {
  if (openQuestion(parts, column)) return true;
  const { inspection, mapping, confirmed } = parts;
  const field = mapping?.columns[column]?.field ?? null;
  if (!inspection || field === null || confirmed.includes(column)) return false;
  const proposed = inspection.proposed.columns[column];
  const isProposed = proposed?.field === field && proposed.times === mapping?.columns[column]?.times;
  return inspection.columns[column]?.check === 'confirm' && isProposed;
}

export function columnsToConfirm(parts: MappingParts): number[] {
  return (parts.mapping?.columns ?? []).flatMap((_, column) => (waitsForConfirmation(parts, column) ? [column] : []));
}

/**
 * Guesses that can be confirmed in one go: their values are there to be seen, and nothing has to be chosen. What plans
 * are measured by is looked at one by one: "Annual Revenue" is so easily taken for sales or for potential.
 */
export function confirmableAtOnce(parts: MappingParts): number[] {
  const { inspection, mapping } = parts;
  return columnsToConfirm(parts).filter(column => {
    const field = mapping?.columns[column].field;
    const hasValues = inspection?.columns[column].examples.some(example => example.trim() !== '') ?? false;
    return hasValues && !openQuestion(parts, column) && field !== 'sales' && field !== 'potential';
  });
}

export type LocationSource = 'hex' | 'coordinates' | 'postcode' | 'city';

/** How rows can be placed with this mapping, best first. */
export function locationSources(mapping: ColumnMapping | null): LocationSource[] {
  const has = (field: AccountField) => columnOf(mapping, field) >= 0;
  const sources: LocationSource[] = [];
  if (has('h3')) sources.push('hex');
  if ((has('lat') && has('lng')) || has('coordinates')) sources.push('coordinates');
  if (has('postalCode')) sources.push('postcode');
  if (has('city')) sources.push('city');
  return sources;
}

/** Why the file cannot be read with this mapping yet, or null. */
export function readBlocker(parts: MappingParts): string | null {
  const { mapping } = parts;
  if (locationSources(mapping).length === 0) {
    if (columnOf(mapping, 'lat') >= 0) return 'Choose the column with the longitude too';
    if (columnOf(mapping, 'lng') >= 0) return 'Choose the column with the latitude too';
    return 'Choose coordinates, a post code, or the city';
  }
  const waiting = columnsToConfirm(parts).length;
  if (waiting > 0)
    return waiting === 1 ? '1 column waits for your confirmation' : `${waiting} columns wait for your confirmation`;
  return null;
}
