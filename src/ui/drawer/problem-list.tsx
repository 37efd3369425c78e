import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Commands } from '../../state/commands/commands';
import { type PlanProblem, planProblems } from '../../state/selectors/plan-problems';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { EmptyState } from '../controls/empty-state';
import styles from './problem-list.module.css';

/** What a manager should know about the plan on screen, with ways out. */
export function ProblemList() {
  const commands = useCommands();
  const problems = useApp(planProblems);
  const finest = useApp(state => state.dataset?.grid.coarsest ?? 0);
  const hasAccounts = useApp(state => Boolean(state.dataset?.source));
  if (problems.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyState title="No problems" text="Every territory is in one piece, inside its bands and has a rep." />
      </div>
    );
  }
  return (
    <ul className={styles.list}>
      {problems.map(problem => (
        <li key={`${problem.kind} ${problem.title}`} className={styles.problem}>
          {problem.severity === 'warn' ? (
            <TriangleAlert size={16} className={styles.warn} aria-label="Warning" />
          ) : (
            <Info size={16} className={styles.info} aria-label="To know" />
          )}
          <div className={styles.words}>
            <p className={styles.title}>{problem.title}</p>
            <p className={styles.text}>{problem.text}</p>
          </div>
          <div className={styles.actions}>
            {problem.hexes.length > 0 || problem.territoryIds.some(id => id > 0) ? (
              <Button size="small" variant="ghost" onClick={() => show(problem, commands)}>
                Show
              </Button>
            ) : null}
            {fixes(problem, commands, hasAccounts ? finest + 1 : 0)}
          </div>
        </li>
      ))}
    </ul>
  );
}

function show(problem: PlanProblem, commands: Commands): void {
  const ids = problem.territoryIds.filter(id => id > 0);
  if (problem.hexes.length > 0) {
    commands.selectHexes(Int32Array.from(problem.hexes).sort());
    commands.frame({ hexes: problem.hexes });
    return;
  }
  commands.selectTerritories(ids);
  commands.frame(ids.length === 1 ? { territoryId: ids[0] } : 'all');
}

/** The steps that one click can take; `finer` is the next hex size, 0 when hexes cannot be made anew. */
function fixes(problem: PlanProblem, commands: Commands, finer: number): ReactNode {
  const [id] = problem.territoryIds;
  switch (problem.kind) {
    case 'pieces':
      return (
        <Button
          size="small"
          tooltip="Makes every further piece a territory of its own"
          onClick={() => commands.splitPieces(id)}
        >
          Split it off
        </Button>
      );
    case 'coverage-gap':
    case 'out-of-band':
      return (
        <Button size="small" onClick={() => commands.openBalance()}>
          Balance…
        </Button>
      );
    case 'empty-territory':
      return problem.territoryIds.length === 1 ? (
        <Button size="small" onClick={() => commands.deleteTerritory(id)}>
          Delete it
        </Button>
      ) : null;
    case 'no-rep':
      return (
        <Button size="small" onClick={() => commands.openDialog('reps')}>
          Edit reps
        </Button>
      );
    case 'import':
      return (
        <Button size="small" onClick={() => commands.openDialog('rejected')}>
          Show the rows
        </Button>
      );
    case 'heavy-hex':
      return finer > 0 ? (
        <Button size="small" onClick={() => void commands.rebuildGrid({ resolution: finer })}>
          Use finer hexes
        </Button>
      ) : null;
  }
}
