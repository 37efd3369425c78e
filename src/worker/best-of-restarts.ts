import type { BalanceProblem, BalanceProgress, BalanceResult } from '../core/autobalance/balance-problem';
import { compareWorth, type PlanWorth } from '../core/autobalance/compare-results';
import type { BalanceAnswer, BalanceTick } from './balance-protocol';
import type { BalanceOutcome } from './balancer';
import { cancelledError } from './job-error';
import { stoppedResult } from './stopped-result';

const PHASES: readonly BalanceProgress['phase'][] = ['seed', 'refine', 'polish'];

/** What is known of one restart. */
interface Restart {
  tick: BalanceTick | null;
  answer: BalanceAnswer | null;
  error: Error | null;
}

/** Brings the news of several restarts of one run together; the order they come in makes no difference to the result. */
export class BestOfRestarts {
  readonly #restarts: Restart[];
  /** Best plan that was told so far, so that what is shown never gets worse. */
  #best: BalanceTick | null = null;

  constructor(
    private readonly problem: BalanceProblem,
    count: number,
  ) {
    this.#restarts = Array.from({ length: count }, () => ({ tick: null, answer: null, error: null }));
  }

  tick(restart: number, tick: BalanceTick): void {
    this.#restarts[restart].tick = tick;
    if (!this.#best || compareWorth(tick.worth, this.#best.worth) <= 0) this.#best = tick;
  }

  answer(restart: number, answer: BalanceAnswer): void {
    this.#restarts[restart].answer = answer;
  }

  fail(restart: number, error: Error): void {
    this.#restarts[restart].error = error;
  }

  /** The best plan so far with the progress of all; null before there is one. */
  latest(): BalanceTick | null {
    if (!this.#best) return null;
    let done = 0;
    let seconds = 0;
    let phase = 0;
    for (const { tick, answer, error } of this.#restarts) {
      done += (answer ?? error) ? 1 : (tick?.progress.done ?? 0);
      seconds = Math.max(seconds, tick?.seconds ?? 0);
      if (tick) phase = Math.max(phase, PHASES.indexOf(tick.progress.phase));
    }
    return {
      progress: { ...this.#best.progress, done: done / this.#restarts.length, phase: PHASES[phase] },
      worth: this.#best.worth,
      seconds,
    };
  }

  /**
   * @param seconds that the run took in all
   * @throws the error of a restart when none came to a plan: the first that is not a mere stop
   */
  outcome(seconds: number): BalanceOutcome {
    const answers = this.#restarts.flatMap(
      ({ answer, tick, error }): { worth: PlanWorth; result: () => BalanceResult }[] => {
        if (answer) return [{ worth: answer.worth, result: () => answer.result }];
        // Stopped, and its worker is still in the middle of a step: what it told last counts.
        if (!tick || error) return [];
        return [{ worth: tick.worth, result: () => stoppedResult(this.problem, tick.progress) }];
      },
    );
    answers.sort((one, other) => compareWorth(one.worth, other.worth));
    const failures = this.#restarts.flatMap(({ error }) => (error && error.name !== 'AbortError' ? [error] : []));
    if (answers.length === 0) throw failures[0] ?? cancelledError();
    const [best] = answers;
    return {
      result: best.result(),
      worth: best.worth,
      stopped: this.#restarts.some(({ answer, error }) =>
        answer ? answer.stopped : !error || error.name === 'AbortError',
      ),
      seconds,
      restarts: this.#restarts.length,
      lost: failures.length,
    };
  }
}
