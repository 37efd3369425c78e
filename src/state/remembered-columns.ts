/** What a person settled for a set of headers, kept on this device for the next file with the same ones. */
import { ACCOUNT_FIELDS, type AccountField } from '../core/accounts/account-field';
import type { ColumnMapping, ColumnUse, DateStyle, NumberStyle } from '../files/customers/column-mapping';
import type { FileInspection } from '../files/customers/inspection';

/** One column as it is stored. Earlier versions stored the field alone. */
type RememberedUse = Pick<ColumnUse, 'field' | 'numberStyle' | 'dateStyle' | 'times'>;

export function rememberedUses(mapping: ColumnMapping): readonly RememberedUse[] {
  return mapping.columns.map(({ field, numberStyle, dateStyle, times }) => ({
    field,
    numberStyle,
    ...(dateStyle ? { dateStyle } : {}),
    ...(times === undefined ? {} : { times }),
  }));
}

/**
 * The proposed mapping with what was remembered. A remembered style answers the question of its column; where the file
 * itself says how its numbers and dates are written, the file is right.
 */
export function withRemembered(
  { proposed, columns }: FileInspection,
  remembered: unknown,
): { mapping: ColumnMapping; confirmed: readonly number[]; answered: readonly number[] } {
  const known = usesOf(remembered, proposed.columns.length);
  if (!known) return { mapping: proposed, confirmed: [], answered: [] };
  const answered: number[] = [];
  const headers = new Set(proposed.columns.map(({ header }) => header));
  const uses = proposed.columns.map((seen, index): ColumnUse => {
    const { field, numberStyle, dateStyle, times } = known[index];
    // A product that is proposed now was not what the person settled on then.
    const { times: _, ...plain } = seen;
    const use: ColumnUse = times !== undefined && headers.has(times) ? { ...plain, times } : plain;
    const kind = columns[index]?.question?.kind;
    const asked = kind === 'decimal' ? numberStyle : kind === 'date-order' ? dateStyle : undefined;
    if (asked !== undefined) answered.push(index);
    if (kind === 'decimal' && numberStyle) return { ...use, field, numberStyle };
    if (dateStyle && (kind === 'date-order' || (isSerial(dateStyle) && isSerial(use.dateStyle))))
      return { ...use, field, dateStyle };
    return { ...use, field };
  });
  // What a person settled before for the same headers needs no second look.
  return { mapping: { ...proposed, columns: uses }, confirmed: uses.map((_, index) => index), answered };
}

/** Whether days are counted from 1900 or from 1904 stands in no cell. */
function isSerial(style: DateStyle | undefined): boolean {
  return style === 'serial' || style === 'serial-1904';
}

interface KnownUse {
  readonly field: AccountField | null;
  readonly numberStyle?: NumberStyle;
  readonly dateStyle?: DateStyle;
  readonly times?: string;
}

const DATE_STYLES: readonly unknown[] = [
  'day-first',
  'month-first',
  'serial',
  'serial-1904',
  'unix-seconds',
  'unix-millis',
] satisfies readonly DateStyle[];

/** Null when there is nothing, or it does not fit. */
function usesOf(remembered: unknown, columns: number): readonly KnownUse[] | null {
  if (!Array.isArray(remembered) || remembered.length !== columns) return null;
  const uses = remembered.map(useOf);
  return uses.every(use => use !== null) ? uses : null;
}

function useOf(stored: unknown): KnownUse | null {
  if (isField(stored)) return { field: stored };
  if (typeof stored !== 'object' || stored === null) return null;
  const { field, numberStyle, dateStyle, times } = stored as Record<string, unknown>;
  if (!isField(field)) return null;
  return {
    field,
    ...(numberStyle === 'point' || numberStyle === 'comma' ? { numberStyle } : {}),
    ...(DATE_STYLES.includes(dateStyle) ? { dateStyle: dateStyle as DateStyle } : {}),
    ...(typeof times === 'string' ? { times } : {}),
  };
}

function isField(value: unknown): value is AccountField | null {
  return value === null || ACCOUNT_FIELDS.includes(value as AccountField);
}
