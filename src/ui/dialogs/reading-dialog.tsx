import { useRef } from 'react';
import { Dialog, type DialogProps } from '../controls/dialog';
import styles from './reading-dialog.module.css';

/** A dialog that begins with the focus on its text: it is read out from the top, and no button is armed by accident. */
export function ReadingDialog({ children, ...rest }: Omit<DialogProps, 'initialFocus'>) {
  const start = useRef<HTMLDivElement>(null);
  return (
    <Dialog {...rest} initialFocus={start}>
      <div ref={start} tabIndex={-1} className={styles.start}>
        {children}
      </div>
    </Dialog>
  );
}
