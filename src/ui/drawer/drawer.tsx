import { ChevronDown, ChevronUp } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { DrawerTab } from '../../state/app-state';
import { formatBand, formatCount } from '../../state/format';
import { planFigures } from '../../state/selectors/plan-figures';
import { planProblems } from '../../state/selectors/plan-problems';
import { useApp, useCommands } from '../app-context';
import { IconButton } from '../controls/icon-button';
import { TabPanel, Tabs } from '../controls/tabs';
import { BalancePlot } from './balance-plot';
import { ChangeList } from './change-list';
import styles from './drawer.module.css';
import { ProblemList } from './problem-list';

/** Under the map: how even the plan is, what changes, what to mend. */
export function Drawer() {
  const commands = useCommands();
  const open = useApp(state => state.view.drawerOpen);
  const tab = useApp(state => state.view.drawerTab);
  const goals = useApp(state => state.goals);
  const changes = useApp(state => planFigures(state)?.headline.disruption?.accounts ?? 0);
  const problems = useApp(planProblems);
  const bands = new Set(goals.map(goal => goal.band));
  return (
    <section
      className={styles.drawer}
      data-open={open ? tab : undefined}
      style={{ '--goals': Math.max(2, goals.length) } as CSSProperties}
      aria-label="Balance, changes, problems"
    >
      <Tabs<DrawerTab>
        label="What to see under the map"
        className={styles.tabs}
        value={open ? tab : null}
        onChange={next => commands.openDrawer(next)}
        tabs={[
          { value: 'balance', label: 'Balance' },
          { value: 'changes', label: 'Changes', badge: changes > 0 ? formatCount(changes) : undefined },
          {
            value: 'problems',
            label: 'Problems',
            badge: problems.length > 0 ? formatCount(problems.length) : undefined,
            warn: problems.some(problem => problem.severity === 'warn'),
          },
        ]}
        aside={
          <>
            {open && tab === 'balance' ? (
              <span className={styles.note}>
                each dot is a territory · shaded: {bands.size === 1 ? `${formatBand([...bands][0])} band` : 'the bands'}
              </span>
            ) : null}
            <IconButton
              size="small"
              label={open ? 'Close the drawer' : 'Open the drawer'}
              icon={open ? <ChevronDown size={16} aria-hidden /> : <ChevronUp size={16} aria-hidden />}
              onClick={() => commands.openDrawer(open ? null : tab)}
            />
          </>
        }
      >
        <TabPanel value="balance">
          <BalancePlot />
        </TabPanel>
        <TabPanel value="changes">
          <ChangeList />
        </TabPanel>
        <TabPanel value="problems">
          <ProblemList />
        </TabPanel>
      </Tabs>
    </section>
  );
}
