import { Check, CircleDashed, Info } from 'lucide-react';
import { DATE_FIELDS } from '../../core/accounts/account-field';
import { isCountedNumber } from '../../core/accounts/column-products';
import type { ColumnMapping, ColumnUse, DateStyle, NumberStyle } from '../../files/customers/column-mapping';
import type { SourceFacts } from '../../files/source/inspect-source';
import type { ImportState } from '../../state/app-state';
import { useCommands } from '../app-context';
import { Checkbox } from '../controls/checkbox';
import { Select } from '../controls/select';
import { factorsOf } from './column-checks';
import styles from './columns-aside.module.css';
import { FIELD_LABELS } from './field-labels';
import { DELIMITERS, ENCODINGS } from './file-facts';
import { LocationOptions } from './location-options';
import { mappingOutlook } from './mapping-outlook';
import { MultiplyOptions } from './multiply-options';
import { PartSelect } from './part-select';
import { SameAccountOptions } from './same-account-options';

/** Beside the columns: what they lead to, and how the file is read. */
export function ColumnsAside({ importing }: { readonly importing: ImportState }) {
  const { mapping, inspection } = importing;
  if (!mapping || !inspection) return null;
  return (
    <div className={styles.aside}>
      <Outlooks mapping={mapping} />
      {inspection.notes.length > 0 ? (
        <ul className={styles.notes}>
          {inspection.notes.map(note => (
            <li key={note}>
              <Info size={14} aria-hidden />
              {note}
            </li>
          ))}
        </ul>
      ) : null}
      <LocationOptions importing={importing} />
      <FileOptions mapping={mapping} source={inspection.source} />
      <NumberStyles importing={importing} />
      <DateStyles importing={importing} />
      <MultiplyOptions importing={importing} />
      <SameAccountOptions mapping={mapping} />
    </div>
  );
}

function Outlooks({ mapping }: { readonly mapping: ColumnMapping }) {
  return (
    <section aria-labelledby="import-outlook">
      <h2 id="import-outlook" className={styles.title}>
        What these columns give
      </h2>
      <dl className={styles.outlooks}>
        {mappingOutlook(mapping).map(outlook => (
          <div key={outlook.topic} className={outlook.open ? styles.open : ''}>
            <dt>
              {outlook.open ? <CircleDashed size={14} aria-hidden /> : <Check size={14} aria-hidden />}
              {outlook.topic}
            </dt>
            <dd>{outlook.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The list with the value the file has now, should it be an unusual one. */
function withOwn(list: readonly { readonly value: string; readonly label: string }[], value: string) {
  return list.some(entry => entry.value === value) ? list : [...list, { value, label: value }];
}

interface FileOptionsProps {
  readonly mapping: ColumnMapping;
  readonly source: SourceFacts;
}

function FileOptions({ mapping, source }: FileOptionsProps) {
  const { updateMapping } = useCommands();
  return (
    <section aria-labelledby="import-file">
      <h2 id="import-file" className={styles.title}>
        How the file is read
      </h2>
      {source.parts.length > 0 ? (
        <div className={styles.part}>
          <PartSelect source={source} />
        </div>
      ) : null}
      {source.format === 'text' ? (
        <div className={styles.pair}>
          <Select
            label="Columns are parted by"
            value={mapping.delimiter}
            options={withOwn(DELIMITERS, mapping.delimiter)}
            onChange={delimiter => updateMapping({ delimiter })}
          />
          <Select
            label="Characters"
            value={mapping.encoding}
            options={withOwn(ENCODINGS, mapping.encoding)}
            onChange={encoding => updateMapping({ encoding })}
          />
        </div>
      ) : null}
      <Checkbox checked={mapping.hasHeader} onChange={hasHeader => updateMapping({ hasHeader })}>
        The first row is the header
      </Checkbox>
    </section>
  );
}

const STYLES: readonly { readonly value: NumberStyle; readonly label: string }[] = [
  { value: 'point', label: '1,234.5' },
  { value: 'comma', label: '1.234,5' },
];

function isNumeric(column: ColumnUse, factors: ReadonlySet<string>): boolean {
  return column.field === 'lat' || column.field === 'lng' || isCountedNumber(column, factors);
}

function NumberStyles({ importing }: { readonly importing: ImportState }) {
  const { answerColumns } = useCommands();
  const { mapping, inspection } = importing;
  if (!mapping || !inspection) return null;
  const numeric = mapping.columns.flatMap((column, index) => {
    const example = inspection.columns[index]?.examples.find(text => /[.,]/.test(text));
    const isOpen = isNumeric(column, factorsOf(mapping)) && !inspection.source.typedNumbers[index];
    return isOpen && example ? [{ column, index, example }] : [];
  });
  if (numeric.length === 0) return null;
  return (
    <section aria-labelledby="import-numbers">
      <h2 id="import-numbers" className={styles.title}>
        How numbers are written
      </h2>
      <ul className={styles.numbers}>
        {numeric.map(({ column, index, example }) => (
          <li key={index}>
            <span className={styles.numberName}>{column.field ? FIELD_LABELS[column.field] : column.header}</span>
            <span className={styles.example}>{example}</span>
            <Select
              label={`Numbers in ${column.header}`}
              hideLabel
              size="small"
              value={column.numberStyle}
              options={STYLES}
              onChange={style => answerColumns([index], style)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

const DATE_ORDERS: readonly { readonly value: DateStyle; readonly label: string; readonly detail?: string }[] = [
  { value: 'day-first', label: '31/12/26', detail: 'day, month' },
  { value: 'month-first', label: '12/31/26', detail: 'month, day' },
  { value: 'serial', label: '46387', detail: 'days from 1900' },
  { value: 'serial-1904', label: '44925', detail: 'days from 1904' },
  { value: 'unix-seconds', label: '1798…', detail: 'seconds from 1970' },
  { value: 'unix-millis', label: '1798……', detail: 'milliseconds from 1970' },
];

/** Only for columns whose cells could be read in another way: a year in front, or a month's name, leaves no choice. */
function DateStyles({ importing }: { readonly importing: ImportState }) {
  const { answerColumns } = useCommands();
  const { mapping, inspection } = importing;
  if (!mapping || !inspection) return null;
  const dates = mapping.columns.flatMap((column, index) => {
    const example = inspection.columns[index]?.examples.find(text => /^\s*(?:\d{1,2}\D|\d{5,})/.test(text));
    return column.field && DATE_FIELDS.includes(column.field) && example ? [{ column, index, example }] : [];
  });
  if (dates.length === 0) return null;
  return (
    <section aria-labelledby="import-dates">
      <h2 id="import-dates" className={styles.title}>
        How dates are written
      </h2>
      <ul className={styles.numbers}>
        {dates.map(({ column, index, example }) => (
          <li key={index}>
            <span className={styles.numberName}>{column.field ? FIELD_LABELS[column.field] : column.header}</span>
            <span className={styles.example}>{example}</span>
            <Select
              label={`Dates in ${column.header}`}
              hideLabel
              size="small"
              value={column.dateStyle ?? 'day-first'}
              options={DATE_ORDERS}
              onChange={style => answerColumns([index], style)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
