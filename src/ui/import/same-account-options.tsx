import type { ColumnMapping, RepeatedIds } from '../../files/customers/column-mapping';
import { useCommands } from '../app-context';
import { Checkbox } from '../controls/checkbox';
import { RadioList } from '../controls/radio-list';
import { columnOf } from './column-checks';
import styles from './same-account-options.module.css';

const REPEATED: readonly { readonly value: RepeatedIds; readonly label: string; readonly note: string }[] = [
  { value: 'last', label: 'Keep the last row', note: 'The earlier ones are listed as left out.' },
  { value: 'separate', label: 'Keep each row', note: 'Every row is an account of its own.' },
  { value: 'sum', label: 'Sum the rows into one account', note: 'For files with one line per product or order.' },
];

const REPEATED_HEXES: typeof REPEATED = [
  { value: 'last', label: 'Keep the last row', note: 'The earlier ones are listed as left out.' },
  { value: 'separate', label: 'Keep each row', note: 'Their figures add up in the hex, and each can be filtered.' },
  { value: 'sum', label: 'Sum the rows into one', note: 'Texts are those of the first row.' },
];

const KEYS: readonly {
  readonly value: NonNullable<ColumnMapping['accountKey']>;
  readonly label: string;
  readonly note: string;
}[] = [
  { value: 'id', label: 'Its id', note: 'Without an id column, each row is an account.' },
  {
    value: 'name-place',
    label: 'Its name and its post code or place',
    note: 'For order lines without an account number: rows of one name and place are summed.',
  },
];

/** Which rows are one account. Questions that the columns do not raise are not asked. */
export function SameAccountOptions({ mapping }: { readonly mapping: ColumnMapping }) {
  const { updateMapping } = useCommands();
  const hasId = columnOf(mapping, 'id') >= 0;
  const hasName = columnOf(mapping, 'name') >= 0;
  const { accountKey = 'id', sameNamePlace = 'separate', exactCopies = 'keep', idForm = 'text' } = mapping;
  const hasHex = columnOf(mapping, 'h3') >= 0;
  const byId = accountKey === 'id' && (hasId || hasHex);
  const title = `When ${hasId ? 'an account id' : 'a hex'} comes more than once`;
  const idsTellApart = byId && mapping.repeatedIds !== 'separate';
  if (!hasId && !hasName && !hasHex) return null;
  return (
    <>
      {hasName ? (
        <section aria-labelledby="import-key">
          <h2 id="import-key" className={styles.title}>
            What makes an account
          </h2>
          <div className={styles.roomy}>
            <RadioList
              label="What makes an account"
              value={accountKey}
              options={KEYS}
              onChange={key => updateMapping({ accountKey: key })}
            />
          </div>
          {accountKey === 'id' ? (
            <div className={styles.checks}>
              <Checkbox
                checked={sameNamePlace === 'one'}
                onChange={one => updateMapping({ sameNamePlace: one ? 'one' : 'separate' })}
              >
                Accounts of the same name in the same place are one
              </Checkbox>
              {idsTellApart ? null : (
                <Checkbox
                  checked={exactCopies === 'leave-out'}
                  onChange={out => updateMapping({ exactCopies: out ? 'leave-out' : 'keep' })}
                >
                  Leave out rows that are exact copies of an earlier one
                </Checkbox>
              )}
            </div>
          ) : null}
        </section>
      ) : null}
      {byId ? (
        <section aria-labelledby="import-repeated">
          <h2 id="import-repeated" className={styles.title}>
            {title}
          </h2>
          <div className={styles.roomy}>
            <RadioList
              label={title}
              value={mapping.repeatedIds}
              options={hasId ? REPEATED : REPEATED_HEXES}
              onChange={repeatedIds => updateMapping({ repeatedIds })}
            />
          </div>
          {mapping.idForm === undefined ? null : (
            <div className={styles.checks}>
              <Checkbox
                checked={idForm === 'salesforce'}
                onChange={long => updateMapping({ idForm: long ? 'salesforce' : 'text' })}
              >
                Salesforce ids of 15 and of 18 characters are the same
              </Checkbox>
            </div>
          )}
        </section>
      ) : null}
    </>
  );
}
