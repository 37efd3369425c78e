/** The worker that balances: it holds nothing between runs. */
import { balanceJobs } from '../worker/balance-job';
import { hostJobs } from '../worker/job-host';

hostJobs(self as DedicatedWorkerGlobalScope, balanceJobs, { exclusive: [], phaseOf: tick => tick.progress.phase });
