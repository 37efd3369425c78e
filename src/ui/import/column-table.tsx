import { Check, CircleAlert } from 'lucide-react';
import { memo } from 'react';
import type { AccountField } from '../../core/accounts/account-field';
import type { ImportState } from '../../state/app-state';
import { useCommands } from '../app-context';
import { Button } from '../controls/button';
import { waitsForConfirmation } from './column-checks';
import styles from './column-table.module.css';
import { FieldSelect } from './field-select';

/** Every column of the file: what stands in it, what it is used as, and what a person should look at. */
export function ColumnTable({ importing }: { readonly importing: ImportState }) {
  const { mapping, inspection } = importing;
  if (!mapping || !inspection) return null;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.header}>
            Column in file
          </th>
          <th scope="col">First values</th>
          <th scope="col" className={styles.use}>
            Use as
          </th>
          <th scope="col" className={styles.check}>
            Check
          </th>
        </tr>
      </thead>
      <tbody>
        {mapping.columns.map((column, index) => {
          const seen = inspection.columns[index];
          const asProposed = inspection.proposed.columns[index]?.field === column.field;
          return (
            <ColumnRow
              key={index}
              index={index}
              header={column.header || `Column ${index + 1}`}
              examples={seen?.examples.join(', ') ?? ''}
              field={column.field}
              note={asProposed ? (seen?.note ?? '') : 'chosen by you'}
              waits={waitsForConfirmation(importing, index)}
            />
          );
        })}
      </tbody>
    </table>
  );
}

interface ColumnRowProps {
  readonly index: number;
  readonly header: string;
  readonly examples: string;
  readonly field: AccountField | null;
  readonly note: string;
  readonly waits: boolean;
}

/** Memoised: a file may have hundreds of columns, and a change concerns two of them at most. */
const ColumnRow = memo(function ColumnRow({ index, header, examples, field, note, waits }: ColumnRowProps) {
  const commands = useCommands();
  return (
    <tr className={waits ? styles.waits : field === null ? styles.left : ''}>
      <th scope="row" title={header}>
        <span className={styles.cell}>{header}</span>
      </th>
      <td title={examples}>
        <span className={styles.cell}>{examples}</span>
      </td>
      <td>
        <FieldSelect column={index} header={header} value={field} />
      </td>
      <td>
        {field === null ? null : waits ? (
          <span className={styles.verdict}>
            <CircleAlert size={14} role="img" aria-label="to confirm" className={styles.ask} />
            <span className={styles.note}>{note || 'please look'}</span>
            <Button
              size="small"
              data-confirm=""
              aria-label={`Confirm ${header}`}
              className={styles.confirm}
              onClick={() => commands.confirmColumn(index)}
            >
              Confirm
            </Button>
          </span>
        ) : (
          <span className={styles.verdict}>
            <Check size={14} role="img" aria-label="right" className={styles.right} />
            <span className={styles.note}>{note}</span>
          </span>
        )}
      </td>
    </tr>
  );
});
