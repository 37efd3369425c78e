import { useMemo } from 'react';
import { formatCount } from '../../state/format';
import styles from './account-preview.module.css';
import { previewPath } from './preview-path';

export interface AccountPreviewProps {
  /** lng, lat pairs of some of the accounts, evenly taken. */
  readonly positions: Float32Array;
  readonly accounts: number;
}

/** Where the accounts came to lie, before there are hexes: swapped or shifted coordinates show at a glance. */
export function AccountPreview({ positions, accounts }: AccountPreviewProps) {
  const path = useMemo(() => previewPath(positions), [positions]);
  if (!path) return null;
  const shown = positions.length / 2;
  const words =
    shown < accounts
      ? `Preview of ${formatCount(accounts)} accounts, ${formatCount(shown)} drawn`
      : `Preview of ${formatCount(accounts)} accounts`;
  return (
    <figure className={styles.frame}>
      <svg viewBox={path.viewBox} className={styles.dots} aria-hidden="true">
        <path d={path.d} />
      </svg>
      <figcaption className={styles.caption}>{words}</figcaption>
    </figure>
  );
}
