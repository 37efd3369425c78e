import { Progress } from '@base-ui/react/progress';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  readonly label: string;
  /** 0 … 1; NaN or null = under way, no one knows how far. */
  readonly value: number | null;
}

export function ProgressBar({ label, value }: ProgressBarProps) {
  const known = value !== null && Number.isFinite(value);
  return (
    <Progress.Root value={known ? Math.round(value * 100) : null} aria-label={label} className={styles.root}>
      <Progress.Track className={styles.track}>
        <Progress.Indicator className={styles.fill} />
      </Progress.Track>
    </Progress.Root>
  );
}
