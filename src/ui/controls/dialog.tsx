import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import styles from './dialog.module.css';
import { IconButton } from './icon-button';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** Buttons at the lower right; the first one named does the work. */
  readonly footer?: ReactNode;
  /** px; 480 unless told. */
  readonly width?: number;
  readonly initialFocus?: RefObject<HTMLElement | null>;
}

/** Stands over everything until it is answered; Escape and the cross close it. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  footer,
  width = 480,
  initialFocus,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={next => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup} style={{ width }} initialFocus={initialFocus}>
          <header className={styles.header}>
            <div>
              <Base.Title className={styles.title}>{title}</Base.Title>
              {description ? <Base.Description className={styles.description}>{description}</Base.Description> : null}
            </div>
            <Base.Close render={<IconButton label="Close" icon={<X size={16} aria-hidden />} />} />
          </header>
          <div className={styles.body}>{children}</div>
          {footer ? <footer className={styles.footer}>{footer}</footer> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
