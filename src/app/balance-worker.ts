/** A worker that balances: it holds the last problem it was given. */
import { certify } from '../core/autobalance/certificate';
import { balanceJobs } from '../worker/balance-job';
import { hostJobs } from '../worker/job-host';

hostJobs(self as DedicatedWorkerGlobalScope, balanceJobs(certify), { exclusive: [], phaseOf: () => '' });
