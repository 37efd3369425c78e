import type { Services } from '../../src/state/services';
import { teamSizeJob } from '../../src/worker/team-size-job';
import { tidyUpJob } from '../../src/worker/tidy-up-job';

/** The jobs of the side worker on this thread, after a turn as a message takes one. */
export function directSide(): Services['side'] {
  const handlers = { ...tidyUpJob, ...teamSizeJob };
  return {
    async run(name, params, options = {}) {
      await Promise.resolve();
      const { signal, onProgress } = options;
      const context = { progress: onProgress ?? (() => {}), isCancelled: () => signal?.aborted ?? false };
      return (handlers[name] as (params: unknown, context: unknown) => never)(params, context);
    },
  };
}
