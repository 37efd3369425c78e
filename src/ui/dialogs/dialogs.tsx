import { useApp, useCommands } from '../app-context';
import { later } from '../later';
import { CommandPalette } from './command-palette';

const GoalsDialog = later(async () => (await import('./goals-dialog')).GoalsDialog);
const LockedAccountsDialog = later(async () => (await import('./locked-accounts-dialog')).LockedAccountsDialog);
const PostcodeListsDialog = later(async () => (await import('./postcode-lists-dialog')).PostcodeListsDialog);
const RejectedDialog = later(async () => (await import('./rejected-dialog')).RejectedDialog);
const ImportReportDialog = later(async () => (await import('./import-report-dialog')).ImportReportDialog);
const PolygonsDialog = later(async () => (await import('./polygons-dialog')).PolygonsDialog);
const RepsDialog = later(async () => (await import('./reps-dialog')).RepsDialog);
const VersionsDialog = later(async () => (await import('./versions-dialog')).VersionsDialog);
const WorkloadDialog = later(async () => (await import('./workload-dialog')).WorkloadDialog);
const HelpDialog = later(async () => (await import('./help-dialog')).HelpDialog);
const TeamSizeDialog = later(async () => (await import('../team-size/team-size-dialog')).TeamSizeDialog);

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
    case 'postcode-lists':
      return <PostcodeListsDialog onClose={close} />;
    case 'rejected':
      return <RejectedDialog onClose={close} />;
    case 'import-report':
      return <ImportReportDialog onClose={close} />;
    case 'polygons':
      return <PolygonsDialog onClose={close} />;
    case 'team-size':
      return <TeamSizeDialog onClose={close} />;
    case 'help':
      return <HelpDialog onClose={close} />;
    case 'commands':
      return <CommandPalette onClose={close} />;
    case null:
      return null;
  }
}
