import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import styles from './tabs.module.css';

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  /** `warn` tints the badge: something to look at. */
  readonly tabs: readonly {
    readonly value: T;
    readonly label: string;
    readonly badge?: string;
    readonly warn?: boolean;
  }[];
  /** What stands at the right end of the bar. */
  readonly aside?: ReactNode;
  /** TabPanel for each tab. */
  readonly children?: ReactNode;
  readonly className?: string;
}

export function Tabs<T extends string>({ label, value, onChange, tabs, aside, children, className }: TabsProps<T>) {
  return (
    <Base.Root
      value={value}
      onValueChange={next => onChange(next as T)}
      className={[styles.root, className].filter(Boolean).join(' ')}
    >
      <div className={styles.bar}>
        <Base.List aria-label={label} className={styles.list}>
          {tabs.map(tab => (
            <Base.Tab key={tab.value} value={tab.value} className={styles.tab}>
              {tab.label}
              {tab.badge ? <span className={`${styles.badge} ${tab.warn ? styles.warn : ''}`}>{tab.badge}</span> : null}
            </Base.Tab>
          ))}
        </Base.List>
        {aside ? <div className={styles.aside}>{aside}</div> : null}
      </div>
      {children}
    </Base.Root>
  );
}

export function TabPanel({ value, children }: { readonly value: string; readonly children: ReactNode }) {
  return (
    <Base.Panel value={value} className={styles.panel}>
      {children}
    </Base.Panel>
  );
}
