import { Info } from 'lucide-react';
import { useMemo } from 'react';
import type { Dataset } from '../../state/app-state';
import { formatCount, formatKm } from '../../state/format';
import { useCommands } from '../app-context';
import { IconButton } from '../controls/icon-button';
import { Select } from '../controls/select';
import { hexesFor, hexSizeLabel, RESOLUTIONS } from './hex-sizes';
import styles from './layer-section.module.css';
import { SubHeading } from './section';

const REACHES_KM = [0, 10, 25, 50, 100, 200, 400];
/** A finer choice than this would not fit a page. */
const MOST_HEXES = 300_000;

/** How large the hexes are, and how far they go beyond the last account. */
export function GridControls({ dataset }: { readonly dataset: Dataset }) {
  const commands = useCommands();
  const { grid, gridOptions } = dataset;
  const area = useMemo(() => grid.areaKm2.reduce((sum, km2) => sum + km2, 0), [grid]);
  const frozen = !dataset.source;
  // What a hex of the file holds cannot be split; the automatic size is that of the file.
  const isTable =
    gridOptions.resolution === 'auto' && (dataset.source?.mapping.columns.some(({ field }) => field === 'h3') ?? false);
  const sizes = [
    { value: 'auto', label: `${hexSizeLabel(grid.coarsest)} (auto)`, detail: undefined },
    ...RESOLUTIONS.map(resolution => {
      const expected = hexesFor(area, resolution);
      return {
        value: String(resolution),
        label: hexSizeLabel(resolution),
        detail: resolution === grid.coarsest ? `${formatCount(grid.count)} hexes` : `≈ ${formatCount(expected)}`,
        disabled: expected > MOST_HEXES || expected < 2 || (isTable && resolution > grid.finest),
      };
    }),
  ];
  const reaches = [...new Set([...REACHES_KM, ...(gridOptions.reachKm === 'auto' ? [] : [gridOptions.reachKm])])];
  return (
    <>
      <SubHeading
        aside={
          <IconButton
            size="small"
            className={styles.why}
            label="Why this size?"
            tooltip={frozen ? 'Fixed: the project was saved without accounts.' : dataset.resolutionReason}
            icon={<Info size={14} aria-hidden />}
          />
        }
      >
        Hex size
      </SubHeading>
      <Select
        label="Hex size"
        hideLabel
        size="small"
        value={String(gridOptions.resolution)}
        disabled={frozen}
        options={sizes}
        onChange={value => void commands.rebuildGrid({ resolution: value === 'auto' ? 'auto' : Number(value) })}
      />
      <SubHeading>Reach over empty land</SubHeading>
      <Select
        label="Reach over empty land"
        hideLabel
        size="small"
        value={String(gridOptions.reachKm)}
        disabled={frozen}
        options={[
          { value: 'auto', label: 'Automatic' },
          ...reaches
            .toSorted((a, b) => a - b)
            .map(km => ({
              value: String(km),
              label: km === 0 ? 'None: only hexes with accounts' : `${formatKm(km)} from the nearest account`,
            })),
        ]}
        onChange={value => void commands.rebuildGrid({ reachKm: value === 'auto' ? 'auto' : Number(value) })}
      />
    </>
  );
}
