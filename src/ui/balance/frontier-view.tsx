import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useState } from 'react';
import { movedShare } from '../../state/balance-amounts';
import type { BalanceRun, Frontier } from '../../state/balance-state';
import { formatKm, formatShare } from '../../state/format';
import { planFigures } from '../../state/selectors/plan-figures';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { ProgressBar } from '../controls/progress-bar';
import { FrontierChart } from './frontier-chart';
import { type Choice, choicesOf, choiceWords, deviationText, type PointFigures, pointOf } from './frontier-points';
import styles from './frontier-view.module.css';

const NAME = 'Plans to choose from';

/** Further plans along the trade-off that the run was about: a chart, and a list to choose one from. */
export function FrontierView({ run }: { readonly run: BalanceRun }) {
  const { frontier } = run;
  return (
    <section aria-label={NAME} className={styles.frontier}>
      <h3 className={styles.title}>{NAME}</h3>
      {frontier ? <Plans run={run} frontier={frontier} /> : <Offer start={run.form.start} />}
    </section>
  );
}

function Offer({ start }: { readonly start: BalanceRun['form']['start'] }) {
  const commands = useCommands();
  return (
    <>
      <p className={styles.words}>
        {start === 'today'
          ? 'Would less change do? A few more plans, from little change to most even.'
          : 'Would shorter ways do? A few more plans, from short travel to most even.'}
      </p>
      <Button size="small" className={styles.start} onClick={() => void commands.startFrontier()}>
        Show plans to choose from
      </Button>
    </>
  );
}

function Plans({ run, frontier }: { readonly run: BalanceRun; readonly frontier: Frontier }) {
  const commands = useCommands();
  const dataset = useApp(state => state.dataset);
  const goals = useApp(state => state.goals);
  const figures = useApp(planFigures);
  // Once another plan is on screen, the figures of the run's own are no longer at hand.
  const [kept, setKept] = useState<PointFigures | null>(null);
  const { chosen, kind, points } = frontier;
  const shown = (): PointFigures | null => {
    if (!dataset || !figures || !run.best) return null;
    return pointOf(figures, movedShare(dataset, 'accounts', run.before.assignment, run.best.assignment));
  };
  const own = chosen < 0 ? shown() : kept;
  const choices = choicesOf(frontier, own);
  const choose = (index: number) => {
    if (index === chosen) return;
    if (chosen < 0) setKept(own);
    commands.chooseFrontierPoint(index);
  };
  const territories = figures?.rows.length ?? 0;
  return (
    <>
      {frontier.status === 'running' ? (
        <div className={styles.progress}>
          <span role="status">{points.length === 0 ? 'Solving plans…' : `Solving plans, ${points.length} so far`}</span>
          <Button size="small" onClick={() => commands.stopFrontier()}>
            Stop
          </Button>
          <ProgressBar label={NAME} value={frontier.done} />
        </div>
      ) : points.length === 0 ? (
        <p className={styles.words}>No other plan was found.</p>
      ) : null}
      {points.length > 0 ? (
        <>
          <FrontierChart
            kind={kind}
            choices={choices}
            chosen={chosen}
            bands={goals.map(goal => goal.band)}
            territories={territories}
            onChoose={choose}
          />
          <PlanList kind={kind} choices={choices} chosen={chosen} territories={territories} onChoose={choose} />
        </>
      ) : null}
    </>
  );
}

interface PlanListProps {
  readonly kind: Frontier['kind'];
  readonly choices: readonly Choice[];
  readonly chosen: number;
  readonly territories: number;
  readonly onChoose: (index: number) => void;
}

function PlanList({ kind, choices, chosen, territories, onChoose }: PlanListProps) {
  const moves = kind === 'disruption';
  return (
    <div className={styles.list} data-kind={kind}>
      <div className={styles.head} aria-hidden>
        <span />
        <span>inside</span>
        <span>largest dev.</span>
        <span>mean km</span>
        {moves ? <span>acc. moved</span> : null}
      </div>
      <RadioGroup aria-label={NAME} value={chosen} onValueChange={next => onChoose(next as number)}>
        {choices.map(choice => (
          // biome-ignore lint/a11y/noLabelWithoutControl: Radio.Root renders the input
          <label key={choice.index} className={styles.plan} data-chosen={choice.index === chosen ? '' : undefined}>
            <span className={styles.name}>
              <Radio.Root
                value={choice.index}
                aria-label={choiceWords(choice, territories, kind)}
                className={styles.mark}
              >
                <Radio.Indicator className={styles.dot} />
              </Radio.Root>
              {choice.index < 0 ? 'this run' : null}
            </span>
            <span>
              {choice.insideAll} of {territories}
            </span>
            <span>{deviationText(choice)}</span>
            <span>{formatKm(choice.meanKm)}</span>
            {moves ? <span>{formatShare(choice.moved)}</span> : null}
          </label>
        ))}
      </RadioGroup>
    </div>
  );
}
