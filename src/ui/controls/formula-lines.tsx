import type { ReactNode } from 'react';
import styles from './formula-lines.module.css';

export interface FormulaLine {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** Colours the value; the sign says the same. */
  readonly tone?: 'over' | 'under' | 'in';
}

/** A computation as lines of words and figures, and a remark under them. */
export function FormulaLines({
  lines,
  remark,
}: {
  readonly lines: readonly FormulaLine[];
  readonly remark?: ReactNode;
}) {
  return (
    <>
      <dl className={styles.lines}>
        {lines.map((line, index) => (
          <div key={index} className={styles.line}>
            <dt>{line.label}</dt>
            <dd className={line.tone ? styles[line.tone] : undefined}>{line.value}</dd>
          </div>
        ))}
      </dl>
      {remark ? <p className={styles.remark}>{remark}</p> : null}
    </>
  );
}
