import { Info } from 'lucide-react';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { formatCount } from '../../state/format';
import styles from './measure-basis.module.css';

interface MeasureBasisProps {
  readonly summary: DatasetSummary;
  readonly measureId: string;
  /** What is counted. */
  readonly unit?: 'accounts' | 'customers';
}

/** Where a measure comes from and how many accounts carry it: a blank is not a zero. */
export function MeasureBasis({ summary, measureId, unit = 'accounts' }: MeasureBasisProps) {
  const measure = summary.measures.find(entry => entry.id === measureId);
  if (!measure) return null;
  return (
    <p className={styles.basis}>
      <Info size={14} aria-hidden />
      <span>
        {measure.source}. Based on {formatCount(measure.filled)} of {formatCount(summary.accounts)} {unit}
        {measure.filled < summary.accounts ? '; the others count as blank, not as zero' : ''}.
      </span>
    </p>
  );
}
