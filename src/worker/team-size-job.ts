import { teamSizeCurve } from '../core/autobalance/team-size';
import { eventLoopTurn } from '../files/event-loop-turn';
import type { JobHandlers } from './job-host';
import type { SideJobs, SideTick } from './side-protocol';

/** How long the engine may work before waiting messages are taken in, ms: a stop or a tidy-up is heard within it. */
const TURN_MS = 30;

/** Works through the numbers of territories point by point; what has been found when it is stopped has been told. */
export const teamSizeJob: Pick<JobHandlers<SideJobs, SideTick>, 'teamSize'> = {
  async teamSize({ market, counts, seed }, context) {
    let lastTurn = performance.now();
    for (const step of teamSizeCurve(market, counts, seed)) {
      context.progress(step);
      if (performance.now() - lastTurn < TURN_MS) continue;
      await eventLoopTurn();
      lastTurn = performance.now();
      if (context.isCancelled()) return { stopped: true };
    }
    return { stopped: false };
  },
};

/** A point is a phase of its own, so that it is told at once. */
export function sidePhase(tick: SideTick): string {
  return tick.kind === 'point' ? `point ${tick.point.territories}` : 'working';
}
