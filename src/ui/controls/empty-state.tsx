import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly title: string;
  readonly text: ReactNode;
  /** One or two buttons. */
  readonly actions?: ReactNode;
}

/** What to do where there is nothing yet. */
export function EmptyState({ title, text, actions }: EmptyStateProps) {
  return (
    <div className={styles.card}>
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
