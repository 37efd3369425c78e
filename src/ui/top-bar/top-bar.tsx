import { Scale } from 'lucide-react';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { ExportMenu } from './export-menu';
import { GoalChips } from './goal-chips';
import { HelpMenu } from './help-menu';
import { HistoryButtons } from './history-buttons';
import { Mark } from './mark';
import { ProjectName } from './project-name';
import { SaveState } from './save-state';
import { ScenarioMenu } from './scenario-menu';
import styles from './top-bar.module.css';

export function TopBar({ narrow }: { readonly narrow: boolean }) {
  const commands = useCommands();
  const running = useApp(state => state.balance.run?.status === 'running');
  const seconds = useApp(state => state.balance.run?.seconds ?? 0);
  const hasData = useApp(state => state.dataset !== null);
  return (
    <header className={styles.bar} data-narrow={narrow ? '' : undefined}>
      <span className={styles.brand}>
        <Mark />
        <h1 className={narrow ? 'visually-hidden' : styles.word}>Evenland</h1>
      </span>
      <span className={styles.rule} />
      <ProjectName />
      <ScenarioMenu />
      <span className={styles.rule} />
      <HistoryButtons />
      <span className={styles.space} />
      {running ? (
        <button type="button" className={styles.running} onClick={() => commands.openBalance()}>
          <strong>Balancing</strong> {seconds.toFixed(1)} s
        </button>
      ) : (
        <>
          <GoalChips most={narrow ? 2 : 3} />
          <Button
            variant="primary"
            icon={<Scale size={16} aria-hidden />}
            unavailable={hasData ? null : 'Nothing is on the map yet'}
            onClick={() => commands.openBalance()}
          >
            Auto-balance
          </Button>
        </>
      )}
      <ExportMenu />
      <span className={styles.rule} />
      <SaveState short={narrow} />
      <HelpMenu />
    </header>
  );
}
