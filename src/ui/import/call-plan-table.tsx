import { useState } from 'react';
import type { CallPlanRow } from '../../core/dataset/dataset';
import { formatCount, formatMeasure } from '../../state/format';
import { TextField } from '../controls/text-field';
import { type CallPlanDraftRow, draftOf, rowErrors, rowHours, settledRows } from './call-plan-draft';
import styles from './call-plan-table.module.css';

export interface CallPlanTableProps {
  readonly rows: readonly CallPlanRow[];
  readonly accountsOf: (label: string) => number;
  /** Whenever a cell is left: the rows, or null while one of them is wrong. */
  readonly onSettle: (rows: CallPlanRow[] | null) => void;
}

/** Visits per year and minutes each, by class, with the hours they come to. */
export function CallPlanTable({ rows, accountsOf, onSettle }: CallPlanTableProps) {
  const [draft, setDraft] = useState(() => draftOf(rows));
  const change = (at: number, part: Partial<CallPlanDraftRow>) =>
    setDraft(draft.map((row, index) => (index === at ? { ...row, ...part } : row)));
  const settle = () => onSettle(settledRows(draft));
  const total = draft.reduce((sum, row) => sum + rowHours(row, accountsOf(row.label)), 0);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Class</th>
          <th scope="col" className={styles.number}>
            Accounts
          </th>
          <th scope="col">Visits per year</th>
          <th scope="col">Minutes per visit</th>
          <th scope="col" className={styles.number}>
            Hours per year
          </th>
        </tr>
      </thead>
      <tbody>
        {draft.map((row, index) => {
          const errors = rowErrors(row);
          const name = row.label || 'no class';
          const accounts = accountsOf(row.label);
          return (
            <tr key={row.label}>
              <th scope="row">{name}</th>
              <td className={styles.number}>{formatCount(accounts)}</td>
              <td>
                <TextField
                  label={`Visits per year, ${name}`}
                  hideLabel
                  size="small"
                  inputMode="decimal"
                  value={row.visits}
                  error={errors.visits}
                  suffix="a year"
                  onChange={visits => change(index, { visits })}
                  onBlur={settle}
                />
              </td>
              <td>
                <TextField
                  label={`Minutes per visit, ${name}`}
                  hideLabel
                  size="small"
                  inputMode="decimal"
                  value={row.minutes}
                  error={errors.minutes}
                  suffix="min"
                  onChange={minutes => change(index, { minutes })}
                  onBlur={settle}
                />
              </td>
              <td className={styles.number}>{formatMeasure(rowHours(row, accounts), 'hours', '')}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={4}>
            All classes, without travel
          </th>
          <td className={styles.number}>{formatMeasure(total, 'hours', '')}</td>
        </tr>
      </tfoot>
    </table>
  );
}
