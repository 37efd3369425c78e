import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './import-error.module.css';

export interface ImportErrorBoxProps {
  readonly message: string;
  readonly advice: string;
  readonly actions?: ReactNode;
}

/** What went wrong and what to do next. */
export function ImportErrorBox({ message, advice, actions }: ImportErrorBoxProps) {
  return (
    <div role="alert" className={styles.box}>
      <CircleAlert size={16} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.message}>{message}</p>
        {advice ? <p className={styles.advice}>{advice}</p> : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
    </div>
  );
}
