import { balanceFormCommands } from './balance-form-commands';
import { balanceRunCommands } from './balance-run-commands';
import { BalanceSession } from './balance-session';
import type { CommandContext } from './command-context';
import type { Commands } from './commands';
import { frontierCommands } from './frontier-commands';
import { startCertificate } from './run-certificate';

type BalanceCommands = Pick<
  Commands,
  | 'openBalance'
  | 'closeBalance'
  | 'changeBalanceForm'
  | 'runBalance'
  | 'stopBalance'
  | 'applyBalance'
  | 'discardBalance'
  | 'takeWayOut'
  | 'startFrontier'
  | 'stopFrontier'
  | 'chooseFrontierPoint'
>;

/** The auto-balance sheet: wishes, limits before the run, the run itself, its result, and further plans to choose from. */
export function balanceCommands(context: CommandContext, rebuildGrid: Commands['rebuildGrid']): BalanceCommands {
  const session = new BalanceSession(context);
  const { scheduleAdvice, ...form } = balanceFormCommands(session, rebuildGrid);
  const frontier = frontierCommands(session);
  const run = balanceRunCommands(session, scheduleAdvice, missed => {
    void startCertificate(session);
    // Where not every wish could be met, what there is to choose from is part of the answer.
    if (missed) void frontier.startFrontier();
  });
  return { ...form, ...run, ...frontier };
}
