import type { CallPlanRow } from '../../core/dataset/dataset';

/** A call plan while it is being typed: text, so that a wrong cell can be shown and explained. */
export interface CallPlanDraftRow {
  readonly label: string;
  readonly visits: string;
  readonly minutes: string;
}

export interface CallPlanRowErrors {
  readonly visits: string;
  readonly minutes: string;
}

export function draftOf(rows: readonly CallPlanRow[]): CallPlanDraftRow[] {
  return rows.map(row => ({
    label: row.label,
    visits: String(row.visitsPerYear),
    minutes: String(row.minutesPerVisit),
  }));
}

function numberIn(text: string): number {
  const plain = text.trim().replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
}

/** What is wrong with a row, '' per cell that is right. */
export function rowErrors(row: CallPlanDraftRow): CallPlanRowErrors {
  const visits = numberIn(row.visits);
  const minutes = numberIn(row.minutes);
  return {
    visits: !Number.isFinite(visits) ? 'Type a number' : visits < 0 ? 'Not below 0' : visits > 366 ? 'At most 366' : '',
    minutes: !Number.isFinite(minutes)
      ? 'Type a number'
      : minutes < 0
        ? 'Not below 0'
        : minutes === 0 && visits > 0
          ? 'A visit takes time'
          : minutes > 1440
            ? 'At most 1,440'
            : '',
  };
}

/** The rows when every cell is right, else null. */
export function settledRows(draft: readonly CallPlanDraftRow[]): CallPlanRow[] | null {
  const right = draft.every(row => {
    const { visits, minutes } = rowErrors(row);
    return visits === '' && minutes === '';
  });
  if (!right) return null;
  return draft.map(row => ({
    label: row.label,
    visitsPerYear: numberIn(row.visits),
    minutesPerVisit: numberIn(row.minutes),
  }));
}

/** Hours a year of the accounts of one class, without travel. NaN while a cell is wrong. */
export function rowHours(row: CallPlanDraftRow, accounts: number): number {
  const { visits, minutes } = rowErrors(row);
  return visits || minutes ? Number.NaN : (accounts * numberIn(row.visits) * numberIn(row.minutes)) / 60;
}
