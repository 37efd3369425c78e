import { CircleAlert, Info, Lock, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button';
import styles from './toast.module.css';

export interface ToastProps {
  /** `done` is the ink toast; a refusal names a lock; an error says what, where and what next. */
  readonly kind: 'done' | 'refusal' | 'error' | 'info';
  readonly title: string;
  readonly text?: string;
  readonly action?: ReactNode;
  readonly onDismiss: () => void;
}

const ICONS = {
  done: null,
  refusal: <Lock size={16} aria-hidden />,
  error: <CircleAlert size={16} aria-hidden className={styles.bad} />,
  info: <Info size={16} aria-hidden />,
};

export function Toast({ kind, title, text, action, onDismiss }: ToastProps) {
  return (
    <div role={kind === 'error' ? 'alert' : 'status'} className={`${styles.toast} ${styles[kind]}`}>
      {ICONS[kind]}
      <div className={styles.words}>
        <div className={styles.title}>{title}</div>
        {text ? <div className={styles.text}>{text}</div> : null}
      </div>
      {action}
      <IconButton
        size="small"
        label="Dismiss"
        className={styles.close}
        icon={<X size={14} aria-hidden />}
        onClick={onDismiss}
      />
    </div>
  );
}
