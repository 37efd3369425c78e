import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

export interface SectionProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** A few words at the right: what the section says when it is closed. */
  readonly summary?: ReactNode;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** A part of the left panel that opens and closes at its title. */
export function Section({ icon, title, summary, open, onToggle, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={`${id}-title`}>
      <h2>
        <button type="button" className={styles.header} aria-expanded={open} aria-controls={id} onClick={onToggle}>
          <span className={styles.icon}>{icon}</span>
          <span id={`${id}-title`} className={styles.title}>
            {title}
          </span>
          <span className={styles.summary}>{summary}</span>
          <ChevronDown size={14} className={styles.chevron} aria-hidden />
        </button>
      </h2>
      <div id={id} hidden={!open} className={styles.body}>
        {open ? children : null}
      </div>
    </section>
  );
}

/** A heading inside a section, with a figure or an action at its right. */
export function SubHeading({ children, aside }: { readonly children: ReactNode; readonly aside?: ReactNode }) {
  return (
    <h3 className={styles.subHeading}>
      <span>{children}</span>
      {aside !== undefined ? <span className={styles.aside}>{aside}</span> : null}
    </h3>
  );
}
