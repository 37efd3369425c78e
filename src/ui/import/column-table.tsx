import { Check, CircleAlert, Search } from 'lucide-react';
import { Fragment, memo, useState } from 'react';
import type { AccountField } from '../../core/accounts/account-field';
import { isMultiplied } from '../../core/accounts/column-products';
import type { ImportState } from '../../state/app-state';
import { useCommands } from '../app-context';
import { Button } from '../controls/button';
import { TextField } from '../controls/text-field';
import { alikeColumns, askedAt, factorsOf, openQuestion, waitsForConfirmation } from './column-checks';
import { multipliedBy } from './column-products-shown';
import { ColumnQuestion } from './column-question';
import styles from './column-table.module.css';
import { columnsShown, LONG_TABLE } from './columns-shown';
import { FieldSelect } from './field-select';

/** Every column of the file: what stands in it, what it is used as, and what a person should look at. */
export function ColumnTable({ importing }: { readonly importing: ImportState }) {
  const { mapping, inspection } = importing;
  const [wanted, setWanted] = useState('');
  const [room, setRoom] = useState(LONG_TABLE);
  if (!mapping || !inspection) return null;
  const { columns, hidden } = columnsShown(importing, wanted, room);
  const count = mapping.columns.length;
  return (
    <>
      {count > LONG_TABLE ? (
        <div className={styles.find}>
          <TextField
            label="Find a column"
            hideLabel
            size="small"
            type="search"
            placeholder="Find a column"
            icon={<Search size={14} aria-hidden />}
            value={wanted}
            onChange={text => {
              setWanted(text);
              setRoom(LONG_TABLE);
            }}
          />
          <span role="status">
            {columns.length === 0
              ? 'No column has this in its name or its first values.'
              : `${columns.length.toLocaleString('en-US')} of ${count.toLocaleString('en-US')} columns`}
          </span>
        </div>
      ) : null}
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
          {columns.map(index => {
            const column = mapping.columns[index];
            const seen = inspection.columns[index];
            const header = column.header || `Column ${index + 1}`;
            const question = openQuestion(importing, index);
            const askedHere = question !== null && askedAt(importing, index, columns) === index;
            return (
              <Fragment key={index}>
                <ColumnRow
                  index={index}
                  header={header}
                  examples={seen?.examples.join(', ') ?? ''}
                  field={column.field}
                  note={noteOf(importing, index)}
                  multiplies={factorsOf(mapping).has(column.header) ? multipliedBy(mapping, column.header) : ''}
                  waits={waitsForConfirmation(importing, index)}
                  asks={question === null ? 'no' : askedHere ? 'below' : 'above'}
                />
                {question && askedHere ? (
                  <tr className={styles.question}>
                    <td colSpan={4}>
                      <ColumnQuestion
                        column={index}
                        header={header}
                        question={question}
                        alike={alikeColumns(importing, index)}
                      />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {hidden > 0 ? (
        <div className={styles.more}>
          <Button size="small" onClick={() => setRoom(room + LONG_TABLE)}>
            Show {Math.min(hidden, LONG_TABLE)} more
          </Button>
          <span>{hidden.toLocaleString('en-US')} columns that nothing was recognised in are not shown.</span>
        </div>
      ) : null}
    </>
  );
}

/** What was found in the column, as long as it is read as proposed. */
function noteOf(importing: ImportState, column: number): string {
  const { inspection, mapping, answered, confirmed } = importing;
  const seen = inspection?.columns[column];
  const proposed = inspection?.proposed.columns[column];
  const use = mapping?.columns[column];
  if (!seen || !proposed || !use) return '';
  const style = seen.question?.kind === 'date-order' ? use.dateStyle : use.numberStyle;
  const answer = answered.includes(column) && seen.question?.readings.find(reading => reading.style === style);
  const example = answer ? answer.examples[0] : undefined;
  if (example) return `“${example.text}” is ${example.read}`;
  if (isMultiplied(use) && !waitsForConfirmation(importing, column)) return `× ${use.times}`;
  const asProposed =
    use.field === proposed.field && use.numberStyle === proposed.numberStyle && use.dateStyle === proposed.dateStyle;
  if (!asProposed) return 'chosen by you';
  return seen.check === 'confirm' && confirmed.includes(column) ? 'confirmed by you' : seen.note;
}

interface ColumnRowProps {
  readonly index: number;
  readonly header: string;
  readonly examples: string;
  readonly field: AccountField | null;
  readonly note: string;
  /** The column that this one multiplies, whatever else it is used as; '' = none. */
  readonly multiplies: string;
  readonly waits: boolean;
  /** Where the question about the column stands that waits for an answer: below its row, or below that of another. */
  readonly asks: 'no' | 'below' | 'above';
}

/** Memoised: a file may have hundreds of columns, and a change concerns two of them at most. */
const ColumnRow = memo(function ColumnRow({
  index,
  header,
  examples,
  field,
  note,
  multiplies,
  waits,
  asks,
}: ColumnRowProps) {
  const commands = useCommands();
  return (
    <tr
      className={
        waits
          ? asks === 'below'
            ? `${styles.waits} ${styles.asks}`
            : styles.waits
          : field === null && !multiplies
            ? styles.left
            : ''
      }
    >
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
        {field === null && !multiplies ? null : waits ? (
          <span className={styles.verdict}>
            <CircleAlert size={14} role="img" aria-label="to confirm" className={styles.ask} />
            <span className={styles.note}>{asks === 'no' ? note || 'please look' : `please answer ${asks}`}</span>
            {asks !== 'no' ? null : (
              <Button
                size="small"
                data-confirm=""
                aria-label={`Confirm ${header}`}
                className={styles.confirm}
                onClick={() => commands.confirmColumn(index)}
              >
                Confirm
              </Button>
            )}
          </span>
        ) : (
          <span className={styles.verdict}>
            <Check size={14} role="img" aria-label="right" className={styles.right} />
            <span className={styles.note}>{multiplies ? `multiplies ${multiplies}` : note}</span>
          </span>
        )}
      </td>
    </tr>
  );
});
