import { FileSpreadsheet } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ImportState } from '../../state/app-state';
import { fileFacts } from './file-facts';
import styles from './import-page.module.css';

export interface ImportPageProps {
  readonly importing: ImportState;
  readonly title: string;
  /** Behind the facts of the file: choose another. */
  readonly factsAction?: ReactNode;
  /** At the right end under the title: how far it is. */
  readonly state?: ReactNode;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
  readonly footerStart: ReactNode;
  /** Why it does not go on; pressing it leads to the place when `onReason` is given. */
  readonly footerReason?: string | null;
  readonly onReason?: () => void;
  readonly footerEnd?: ReactNode;
}

/** The frame of a step: the work at the left, what it means at the right, the ways on and back below. */
export function ImportPage(props: ImportPageProps) {
  const { importing, title, factsAction, state, children, aside, footerStart, footerReason, onReason, footerEnd } =
    props;
  const heading = useRef<HTMLHeadingElement>(null);
  // A new step is read out from its title.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={`${styles.page} ${aside ? '' : styles.single}`}>
      <div className={styles.main}>
        <div className={styles.scroll}>
          <header className={styles.head}>
            <h1 ref={heading} tabIndex={-1} className={styles.title}>
              {title}
            </h1>
            <div className={styles.facts}>
              <FileSpreadsheet size={14} aria-hidden />
              <span className={styles.factsText}>{fileFacts(importing)}</span>
              {factsAction}
              {state ? <span className={styles.state}>{state}</span> : null}
            </div>
          </header>
          {children}
        </div>
        <footer className={styles.footer}>
          {footerStart}
          <span className={styles.spring} />
          {footerReason && onReason ? (
            <button type="button" className={styles.reason} onClick={onReason}>
              {footerReason}
            </button>
          ) : footerReason ? (
            <span className={styles.reason}>{footerReason}</span>
          ) : null}
          {footerEnd}
        </footer>
      </div>
      {aside ? <aside className={styles.aside}>{aside}</aside> : null}
    </div>
  );
}
