import { tidyUp } from '../core/autobalance/tidy-up';
import type { JobHandlers } from './job-host';
import type { SideJobs, SideTick } from './side-protocol';

/** Done in one go: it takes less time than a message waits. */
export const tidyUpJob: Pick<JobHandlers<SideJobs, SideTick>, 'tidyUp'> = {
  tidyUp: ({ problem, touched, options }) => tidyUp(problem, touched, options),
};
