/** A worker that balances: it holds the last problem it was given. */
import { certify } from '../core/autobalance/certificate';
import { balanceJobs } from '../worker/balance-job';
import type { BalanceJobs, BalanceTick } from '../worker/balance-protocol';
import { hostJobs } from '../worker/job-host';
import type { SideJobs, SideTick } from '../worker/side-protocol';
import { sidePhase, teamSizeJob } from '../worker/team-size-job';
import { tidyUpJob } from '../worker/tidy-up-job';

hostJobs<BalanceJobs & SideJobs, BalanceTick | SideTick>(
  self as DedicatedWorkerGlobalScope,
  { ...balanceJobs(certify), ...tidyUpJob, ...teamSizeJob },
  { exclusive: [], phaseOf: tick => ('kind' in tick ? sidePhase(tick) : '') },
);
