import { useEffect, useRef, useState } from 'react';
import { formatCount } from '../../state/format';
import { type PointMap, useOpenPointMap } from '../app-context';
import styles from './account-preview.module.css';
import { PointPicture } from './point-picture';

export interface AccountPreviewProps {
  /** lng, lat pairs of some of the accounts, evenly taken. */
  readonly positions: Float32Array;
  readonly accounts: number;
  /** What each of them is. */
  readonly unit: 'accounts' | 'hexes';
  /** Accounts of a list: drawn over the others, and the picture is fitted to them. */
  readonly chosen?: { readonly positions: Float32Array; readonly words: string } | null;
}

/** Where the accounts came to lie, before there are hexes: swapped or shifted coordinates show at a glance. */
export function AccountPreview({ positions, accounts, unit, chosen = null }: AccountPreviewProps) {
  const container = useRef<HTMLDivElement>(null);
  const map = usePointMap(container);
  const chosenPositions = chosen?.positions ?? null;
  useEffect(() => {
    if (map !== 'coming') map?.show(positions, chosenPositions);
  }, [map, positions, chosenPositions]);
  if (positions.length < 2) return null;
  const shown = positions.length / 2;
  const all =
    shown < accounts
      ? `Preview of ${formatCount(accounts)} ${unit}, ${formatCount(shown)} drawn`
      : `Preview of ${formatCount(accounts)} ${unit}`;
  return (
    <figure className={styles.frame}>
      <div ref={container} className={styles.map}>
        {map === null ? <PointPicture positions={positions} chosen={chosenPositions} /> : null}
      </div>
      <figcaption className={styles.caption}>{chosen?.words ?? all}</figcaption>
    </figure>
  );
}

/** The map in the element, as long as it is on screen; null where there can be none. */
function usePointMap(container: React.RefObject<HTMLDivElement | null>): PointMap | 'coming' | null {
  const openPointMap = useOpenPointMap();
  const [map, setMap] = useState<PointMap | 'coming' | null>('coming');
  useEffect(() => {
    if (!container.current) return;
    let isGone = false;
    let opened: PointMap | null = null;
    openPointMap(container.current)
      .catch(() => null)
      .then(next => {
        if (isGone) next?.destroy();
        else {
          opened = next;
          setMap(next);
        }
      });
    return () => {
      isGone = true;
      opened?.destroy();
    };
  }, [container, openPointMap]);
  return map;
}
