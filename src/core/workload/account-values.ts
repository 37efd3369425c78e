/**
 * What each account is worth and how much work it is: potential and workload per account, from whatever the file has,
 * with a plain sentence that says where the figures come from. Missing is not zero: blanks stay NaN and are counted.
 */
import { type AccountTable, categoryColumn, customersOf, numberColumn } from '../accounts/account-table';
import type { CallPlanRow, PotentialSource, WorkloadSource } from '../dataset/dataset';
import type { Measure } from '../measure/measure';

/** One value per account (NaN = blank) and what it is. */
export interface MeasureValues {
  readonly measure: Measure;
  readonly values: Float64Array;
}

const MINUTES_PER_HOUR = 60;
/** Minutes of a visit when the file says nothing; a person confirms it. */
export const DEFAULT_MINUTES_PER_VISIT = 45;
/** Calls per class until the user makes the table their own (F2; no standard exists). */
const DEFAULT_CALLS: Readonly<Record<string, { visits: number; minutes: number }>> = {
  A: { visits: 24, minutes: 60 },
  B: { visits: 12, minutes: 45 },
  C: { visits: 4, minutes: 30 },
};
const OTHER_CLASS = { visits: 4, minutes: 30 };

/** Accounts with a value, or the customers that they stand for. */
function filledOf({ customers }: AccountTable, values: Float64Array): number {
  let filled = 0;
  for (let account = 0; account < values.length; account++) {
    if (!Number.isNaN(values[account])) filled += customers ? customers[account] : 1;
  }
  return filled;
}

/** One for every account: where an account stands for many customers, as many. */
function oneEach({ count, customers }: AccountTable): Float64Array {
  return customers ? customers.slice() : new Float64Array(count).fill(1);
}

/** Which sources the file allows, best first: a column of its own, else the next best. */
export function proposeSources(table: AccountTable): { potential: PotentialSource; workload: WorkloadSource } {
  const has = (key: string) => {
    const column = numberColumn(table, key);
    return column?.values.some(value => value > 0) ?? false;
  };
  return {
    potential: { kind: has('potential') ? 'column' : has('sales') ? 'sales' : 'equal' },
    workload: has('workloadHours')
      ? { kind: 'hours' }
      : has('callFrequency')
        ? { kind: 'visits', minutesPerVisit: DEFAULT_MINUTES_PER_VISIT }
        : { kind: 'equal' },
  };
}

/** The table that a person starts from: the classes of the file with common values. */
export function defaultCallPlan(classLabels: readonly string[]): readonly CallPlanRow[] {
  return classLabels.map(label => {
    const { visits, minutes } = DEFAULT_CALLS[label.trim().toUpperCase().charAt(0)] ?? OTHER_CLASS;
    return { label, visitsPerYear: visits, minutesPerVisit: minutes };
  });
}

function unitOf({ customers }: AccountTable): string {
  return customers ? 'customer' : 'account';
}

/** Potential per account (F10): the user's column, else sales, else 1. */
export function potentialOf(table: AccountTable, source: PotentialSource): MeasureValues {
  const column =
    source.kind === 'equal' ? undefined : numberColumn(table, source.kind === 'column' ? 'potential' : 'sales');
  if (!column) {
    const values = oneEach(table);
    const text = `Equal for every ${unitOf(table)}: no column says what could be bought`;
    return {
      values,
      measure: { id: 'potential', label: 'Potential', unit: 'number', source: text, filled: customersOf(table) },
    };
  }
  const values = column.values.map(value => Math.max(value, 0));
  const text =
    source.kind === 'column'
      ? `Column ${column.header}`
      : `Sales (column ${column.header}): no column of potential is used`;
  return {
    values,
    measure: { id: 'potential', label: 'Potential', unit: 'currency', source: text, filled: filledOf(table, values) },
  };
}

/** Hours per year and account (F2): a column, visits × minutes, a table by class, else 1 each. */
export function workloadOf(table: AccountTable, source: WorkloadSource): MeasureValues {
  const { values, text, hours } = workloadValues(table, source);
  return {
    values,
    measure: {
      id: 'workload',
      label: 'Workload',
      unit: hours ? 'hours' : 'number',
      source: text,
      filled: filledOf(table, values),
    },
  };
}

function workloadValues(
  table: AccountTable,
  source: WorkloadSource,
): { values: Float64Array; text: string; hours: boolean } {
  if (source.kind === 'hours') {
    const column = numberColumn(table, 'workloadHours');
    if (column) {
      const values = column.values.map(value => Math.max(value, 0));
      return { values, text: `Column ${column.header}, hours per year`, hours: true };
    }
  }
  if (source.kind === 'visits') {
    const visits = numberColumn(table, 'callFrequency');
    const minutes = numberColumn(table, 'callMinutes');
    if (visits) {
      const values = visits.values.map((frequency, account) => {
        const duration = minutes?.values[account] ?? Number.NaN;
        const used = Number.isNaN(duration) ? source.minutesPerVisit : duration;
        return frequency < 0 || used < 0 ? 0 : (frequency * used) / MINUTES_PER_HOUR;
      });
      const text = minutes
        ? `${visits.header} × ${minutes.header} ÷ 60; ${source.minutesPerVisit} minutes where blank; without travel`
        : `${visits.header} × ${source.minutesPerVisit} minutes ÷ 60; without travel`;
      return { values, text, hours: true };
    }
  }
  if (source.kind === 'call-plan') {
    const classes = categoryColumn(table, 'class');
    if (classes) {
      const hoursOf = new Map(
        source.rows.map(row => [row.label, (row.visitsPerYear * row.minutesPerVisit) / MINUTES_PER_HOUR]),
      );
      const byCode = classes.labels.map(label => hoursOf.get(label) ?? Number.NaN);
      const { customers } = table;
      const values = Float64Array.from(
        classes.codes,
        (code, account) => byCode[code] * (customers ? customers[account] : 1),
      );
      return { values, text: `Call plan by ${classes.header}: visits × minutes ÷ 60; without travel`, hours: true };
    }
  }
  return {
    values: oneEach(table),
    text: `Equal for every ${unitOf(table)}: no column says how much work it is`,
    hours: false,
  };
}

/** Sales and every further numeric column that is to be summed. */
export function furtherMeasures(table: AccountTable): readonly MeasureValues[] {
  return table.numbers
    .filter(column => column.key === 'sales' || column.key.startsWith('column:'))
    .map(column => ({
      values: column.values,
      measure: {
        id: column.key,
        label: column.key === 'sales' ? 'Sales' : column.header,
        unit: column.key === 'sales' || column.currency ? 'currency' : 'number',
        source: `Column ${column.header}`,
        filled: filledOf(table, column.values),
      },
    }));
}

/** All measures of a dataset: potential, workload, then the others. */
export function allMeasures(
  table: AccountTable,
  potential: PotentialSource,
  workload: WorkloadSource,
): readonly MeasureValues[] {
  return [potentialOf(table, potential), workloadOf(table, workload), ...furtherMeasures(table)];
}
