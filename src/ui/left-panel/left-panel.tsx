import { Database, Funnel, Layers, ShieldCheck, Users, Waypoints, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { LeftSection } from '../../state/app-state';
import { formatCount } from '../../state/format';
import { useApp, useCommands } from '../app-context';
import { IconButton } from '../controls/icon-button';
import { Tooltip } from '../controls/tooltip';
import { DataSection } from './data-section';
import { FilterSection, FilterSummary } from './filter-section';
import { LayerSection } from './layer-section';
import styles from './left-panel.module.css';
import { LinkSection, LinkSummary } from './link-section';
import { RepSection, RepSummary } from './rep-section';
import { Section } from './section';

interface Part {
  readonly id: LeftSection;
  readonly title: string;
  readonly icon: ReactNode;
  readonly summary: ReactNode;
  readonly body: ReactNode;
}

const PARTS: readonly Part[] = [
  { id: 'data', title: 'Data', icon: <Database size={16} />, summary: <DataSummary />, body: <DataSection /> },
  { id: 'filters', title: 'Filters', icon: <Funnel size={16} />, summary: <FilterSummary />, body: <FilterSection /> },
  { id: 'layers', title: 'Layers', icon: <Layers size={16} />, summary: null, body: <LayerSection /> },
  { id: 'links', title: 'Links', icon: <Waypoints size={16} />, summary: <LinkSummary />, body: <LinkSection /> },
  { id: 'reps', title: 'Reps', icon: <Users size={16} />, summary: <RepSummary />, body: <RepSection /> },
];

const PRIVACY = 'No data leaves this device.';

function DataSummary() {
  const dataset = useApp(state => state.dataset);
  if (!dataset) return null;
  return (
    <>
      {dataset.isSample ? 'Sample · ' : ''}
      {dataset.source ? `${formatCount(dataset.summary.accounts)} accounts` : 'no accounts'}
    </>
  );
}

/** What counts and what is shown: a column of sections. */
export function LeftPanel() {
  const commands = useCommands();
  const asked = useApp(state => state.view.leftOpen);
  const [open, setOpen] = useState<ReadonlySet<LeftSection>>(new Set(['filters', 'layers']));
  useEffect(() => {
    if (!asked) return;
    setOpen(current => new Set([...current, asked]));
    commands.openLeft(null);
  }, [asked, commands]);
  return (
    <aside className={styles.panel} data-left aria-label="Data, filters, layers, links and reps">
      <div className={styles.sections}>
        {PARTS.map(part => (
          <Section
            key={part.id}
            icon={part.icon}
            title={part.title}
            summary={part.summary}
            open={open.has(part.id)}
            onToggle={() => {
              const next = new Set(open);
              if (!next.delete(part.id)) next.add(part.id);
              setOpen(next);
            }}
          >
            {part.body}
          </Section>
        ))}
      </div>
      <p className={styles.privacy}>
        <ShieldCheck size={16} aria-hidden /> {PRIVACY}
      </p>
    </aside>
  );
}

/** The same as a rail of buttons; one section at a time opens over the map. */
export function LeftRail() {
  const commands = useCommands();
  const open = useApp(state => state.view.leftOpen);
  const part = PARTS.find(candidate => candidate.id === open);
  const flyout = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) flyout.current?.focus();
  }, [open]);
  return (
    <nav className={styles.rail} data-left aria-label="Data, filters, layers, links and reps">
      {PARTS.map(({ id, title, icon }) => (
        <button
          key={id}
          type="button"
          className={styles.railButton}
          aria-expanded={open === id}
          onClick={() => commands.openLeft(open === id ? null : id)}
        >
          {icon}
          {title}
        </button>
      ))}
      <Tooltip content={PRIVACY} side="right">
        <span className={styles.shield} role="img" aria-label={PRIVACY}>
          <ShieldCheck size={16} aria-hidden />
        </span>
      </Tooltip>
      {part ? (
        <section ref={flyout} tabIndex={-1} className={styles.flyout} aria-label={part.title}>
          <header className={styles.flyoutHeader}>
            <h2 className={styles.flyoutTitle}>{part.title}</h2>
            <span className={styles.flyoutSummary}>{part.summary}</span>
            <IconButton
              size="small"
              label="Close"
              icon={<X size={14} aria-hidden />}
              onClick={() => commands.openLeft(null)}
            />
          </header>
          <div className={styles.flyoutBody}>{part.body}</div>
        </section>
      ) : null}
    </nav>
  );
}
