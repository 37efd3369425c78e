import { ChartSpline } from 'lucide-react';
import { useCommands } from '../app-context';
import { IconButton } from '../controls/icon-button';

/** Beside a number of territories: the curve that says what each number comes to. */
export function TeamSizeButton() {
  const commands = useCommands();
  return (
    <IconButton
      size="small"
      label="How many territories?"
      tooltip="How many territories? Hours, travel and balance for each number"
      icon={<ChartSpline size={14} aria-hidden />}
      onClick={() => commands.openTeamSize()}
    />
  );
}
