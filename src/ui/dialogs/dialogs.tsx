import { lazy, Suspense } from 'react';
import { useApp, useCommands } from '../app-context';
import { CommandPalette } from './command-palette';
import { GoalsDialog } from './goals-dialog';
import { HelpDialog } from './help-dialog';
import { LockedAccountsDialog } from './locked-accounts-dialog';
import { RejectedDialog } from './rejected-dialog';
import { RepsDialog } from './reps-dialog';
import { VersionsDialog } from './versions-dialog';
import { WorkloadDialog } from './workload-dialog';

/** Fetched when it is first asked for: few visits need it. */
const TeamSizeDialog = lazy(async () => ({ default: (await import('../team-size/team-size-dialog')).TeamSizeDialog }));

/** The one dialog that is open, if any. Each begins with what holds now and forgets what was not applied. */
export function Dialogs() {
  const commands = useCommands();
  const dialog = useApp(state => state.view.dialog);
  const close = () => commands.openDialog(null);
  switch (dialog) {
    case 'goals':
      return <GoalsDialog onClose={close} />;
    case 'reps':
      return <RepsDialog onClose={close} />;
    case 'locked-accounts':
      return <LockedAccountsDialog onClose={close} />;
    case 'workload':
      return <WorkloadDialog onClose={close} />;
    case 'versions':
      return <VersionsDialog onClose={close} />;
    case 'rejected':
      return <RejectedDialog onClose={close} />;
    case 'team-size':
      return (
        <Suspense>
          <TeamSizeDialog onClose={close} />
        </Suspense>
      );
    case 'help':
      return <HelpDialog onClose={close} />;
    case 'commands':
      return <CommandPalette onClose={close} />;
    case null:
      return null;
  }
}
