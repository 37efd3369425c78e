import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { IconButton } from './icon-button';
import styles from './sheet.module.css';

export interface SheetProps {
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** px; 392 unless told. */
  readonly width?: number;
}

/** A card at the left edge that leaves map and table in use: not modal. Mount it to open it. */
export function Sheet({ onClose, title, children, footer, width = 392 }: SheetProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.sheet} style={{ width }}>
      <header className={styles.header}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <IconButton label="Close" icon={<X size={16} aria-hidden />} onClick={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
      {footer ? <footer className={styles.footer}>{footer}</footer> : null}
    </section>
  );
}
