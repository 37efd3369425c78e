import type { TerritoryRow } from '../../state/selectors/territory-rows';
import { useCommands } from '../app-context';
import { AnchoredPopover } from '../controls/anchored-popover';
import { NumberField } from '../controls/number-field';

export interface CapacityPopoverProps {
  readonly row: TerritoryRow;
  readonly anchor: Element | { getBoundingClientRect(): DOMRect };
  readonly onClose: () => void;
}

/** How much of a full-time position the territory is made for. */
export function CapacityPopover({ row, anchor, onClose }: CapacityPopoverProps) {
  const commands = useCommands();
  return (
    <AnchoredPopover anchor={anchor} title={`Capacity share, ${row.territory.name}`} onClose={onClose} width={260}>
      <NumberField
        label="Full-time equivalents"
        value={row.territory.fte}
        min={0.05}
        max={20}
        step={0.1}
        suffix="FTE"
        format={{ maximumFractionDigits: 2 }}
        onChange={fte => commands.setTerritoryFte(row.territory.id, fte)}
        hint="Targets are shared out by it: half a position gets half a target."
      />
    </AnchoredPopover>
  );
}
