import { useMemo } from 'react';
import { formatCount } from '../../state/format';
import styles from './account-preview.module.css';
import { previewPath } from './preview-path';

export interface AccountPreviewProps {
  /** lng, lat pairs of some of the accounts, evenly taken. */
  readonly positions: Float32Array;
  readonly accounts: number;
  /** Accounts of a list: drawn over the others, and the picture is fitted to them. */
  readonly chosen?: { readonly positions: Float32Array; readonly words: string } | null;
}

/** Degrees of longitude that a picture of a few chosen accounts shows at least, so that one sees where they are. */
const SPAN_OF_CHOSEN = 4;

/** Where the accounts came to lie, before there are hexes: swapped or shifted coordinates show at a glance. */
export function AccountPreview({ positions, accounts, chosen = null }: AccountPreviewProps) {
  const path = useMemo(() => previewPath(positions), [positions]);
  const over = useMemo(() => chosen && previewPath(chosen.positions, SPAN_OF_CHOSEN), [chosen]);
  if (!path) return null;
  const shown = positions.length / 2;
  const all =
    shown < accounts
      ? `Preview of ${formatCount(accounts)} accounts, ${formatCount(shown)} drawn`
      : `Preview of ${formatCount(accounts)} accounts`;
  return (
    <figure className={styles.frame}>
      <svg viewBox={(over ?? path).viewBox} className={styles.dots} aria-hidden="true" data-pale={over !== null}>
        <path d={path.d} />
        {over ? <path d={over.d} className={styles.chosen} /> : null}
      </svg>
      <figcaption className={styles.caption}>{chosen?.words ?? all}</figcaption>
    </figure>
  );
}
