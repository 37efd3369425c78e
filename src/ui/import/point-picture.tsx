import { useMemo } from 'react';
import styles from './account-preview.module.css';
import { previewPath } from './preview-path';

export interface PointPictureProps {
  /** lng, lat pairs. */
  readonly positions: Float32Array;
  readonly chosen: Float32Array | null;
}

/** Degrees of longitude that a picture of a few chosen accounts shows at least, so that one sees where they are. */
const SPAN_OF_CHOSEN = 4;

/** The accounts as dots without a map below them, where the browser draws no maps. */
export function PointPicture({ positions, chosen }: PointPictureProps) {
  const path = useMemo(() => previewPath(positions), [positions]);
  const over = useMemo(() => chosen && previewPath(chosen, SPAN_OF_CHOSEN), [chosen]);
  if (!path) return null;
  return (
    <svg viewBox={(over ?? path).viewBox} className={styles.dots} aria-hidden="true" data-pale={over !== null}>
      <path d={path.d} />
      {over ? <path d={over.d} className={styles.chosen} /> : null}
    </svg>
  );
}
