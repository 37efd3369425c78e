import { Autosave } from '../autosave';
import type { Services } from '../services';
import type { AppStore } from '../store';
import { accountLockCommands } from './account-lock-commands';
import { balanceCommands } from './balance-commands';
import { CommandContext } from './command-context';
import type { Commands } from './commands';
import { dataCommands } from './data-commands';
import { gestureCommands } from './gesture-commands';
import { importCommands } from './import-commands';
import { linkCommands } from './link-commands';
import { openCommands } from './open-commands';
import { planCommands } from './plan-commands';
import { polygonCommands } from './polygon-commands';
import { postcodeCommands } from './postcode-commands';
import { projectCommands } from './project-commands';
import { scenarioCommands } from './scenario-commands';
import { teamSizeCommands } from './team-size-commands';
import { tidyUpCommands } from './tidy-up-commands';
import { viewCommands } from './view-commands';

/** All commands over one store, and `start`, which brings the first project on screen. */
export function createCommands(
  store: AppStore,
  services: Services,
): { commands: Commands; start: () => Promise<void> } {
  const context = new CommandContext(store, services);
  const autosave = new Autosave(context);
  const { paint, ...plan } = planCommands(context);
  const data = dataCommands(context);
  const balancing = balanceCommands(context, data.rebuildGrid);
  const { inspect, ...importing } = importCommands(context);
  const { openPolygons, ...polygons } = polygonCommands(context);
  const { start, openProjectFile, ...project } = projectCommands(context, autosave);
  // The lock is let go when this resolves: the tab that takes over must find what was done here.
  services.tabLock.onLost(() =>
    autosave.save().finally(() => context.set({ save: { kind: 'read-only' }, draft: null })),
  );
  const commands: Commands = {
    ...viewCommands(context),
    ...gestureCommands(context, paint),
    ...plan,
    ...accountLockCommands(context),
    ...scenarioCommands(context),
    ...data,
    ...importing,
    ...postcodeCommands(context),
    ...linkCommands(context),
    ...balancing,
    ...tidyUpCommands(context),
    ...teamSizeCommands(context, balancing),
    ...project,
    ...polygons,
    ...openCommands(context, autosave, { openProjectFile, inspect, openPolygons }),
  };
  return { commands, start };
}
