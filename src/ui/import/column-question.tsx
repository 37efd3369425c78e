import { useId, useState } from 'react';
import type { DateStyle, NumberStyle } from '../../files/customers/column-mapping';
import type { ColumnQuestion as Question } from '../../files/customers/inspection';
import { useCommands } from '../app-context';
import { Button } from '../controls/button';
import { Checkbox } from '../controls/checkbox';
import { RadioList } from '../controls/radio-list';
import styles from './column-question.module.css';

export interface ColumnQuestionProps {
  /** Index of the column in the file. */
  readonly column: number;
  readonly header: string;
  readonly question: Question;
  /** Other columns with the same question, by index. */
  readonly alike: readonly number[];
}

/** Below the row of a column: what nothing in the file says about its figures, both ways with cells of the column. */
export function ColumnQuestion({ column, header, question, alike }: ColumnQuestionProps) {
  const { answerColumns } = useCommands();
  const [choice, setChoice] = useState<NumberStyle | DateStyle | ''>('');
  const [forAll, setForAll] = useState(true);
  const title = useId();
  const readings: readonly Question['readings'][number][] = question.readings;
  const first = readings[0]?.examples[0]?.text ?? '';
  const others = alike.length === 1 ? '1 other column' : `${alike.length} other columns`;
  return (
    <section aria-labelledby={title} className={styles.question}>
      <h3 id={title} className={styles.title}>
        How is “{first}” meant in {header}?
      </h3>
      <RadioList
        label={`How “${first}” is meant`}
        value={choice}
        onChange={setChoice}
        options={readings.map(({ style, meaning, examples }) => ({
          value: style,
          label: (
            <>
              <strong className={styles.read}>{examples[0]?.read}</strong>: {meaning}
            </>
          ),
          note: (
            <span className={styles.examples}>
              {examples.map(({ text, read }) => (
                <span key={text} className={styles.example}>
                  {text} is {read}
                </span>
              ))}
            </span>
          ),
        }))}
      />
      <div className={styles.actions}>
        <Button
          size="small"
          unavailable={choice === '' ? 'Choose one of the two first' : null}
          onClick={() => {
            if (choice !== '') answerColumns(forAll ? [column, ...alike] : [column], choice);
          }}
        >
          Read it like this
        </Button>
        {alike.length > 0 ? (
          <Checkbox checked={forAll} onChange={setForAll}>
            Also for {others} like it
          </Checkbox>
        ) : null}
      </div>
    </section>
  );
}
