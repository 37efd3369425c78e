import { useEffect, useRef, useState } from 'react';
import type { MeasureDistribution } from '../../core/dataset/dataset';
import { useApp } from '../app-context';
import { RangeSlider } from '../controls/range-slider';
import { measureLabel, measureText } from '../measure-words';
import { LOG_STEPS, positionOf, rounded, valueAt } from './log-scale';
import styles from './range-filter.module.css';
import { SubHeading } from './section';

const SETTLE_MS = 300;

export interface RangeFilterProps {
  readonly distribution: MeasureDistribution;
  /** null = the whole range counts, blanks and zeros too. */
  readonly range: { readonly min: number; readonly max: number } | null;
  readonly onChange: (range: { readonly min: number; readonly max: number } | null) => void;
}

/** Accounts between two values of a measure, on a log scale over their histogram. */
export function RangeFilter({ distribution, range, onChange }: RangeFilterProps) {
  const summary = useApp(state => state.dataset?.summary);
  const settled = range
    ? ([positionOf(distribution, range.min), positionOf(distribution, range.max)] as const)
    : ([0, LOG_STEPS] as const);
  const [low, high] = settled;
  const [shown, setShown] = useState<readonly [number, number]>(settled);
  useEffect(() => setShown([low, high]), [low, high]);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  // Arrow keys come in bursts; all accounts are summed anew once they pause.
  const settle: RangeFilterProps['onChange'] = next => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => onChange(next), SETTLE_MS);
  };
  const label = `${measureLabel(summary, distribution.measureId)} per account`;
  const tallest = Math.max(1, ...distribution.bins);
  const text = (position: number) =>
    measureText(summary, distribution.measureId, rounded(valueAt(distribution, position)));
  const count = distribution.bins.length;
  return (
    <>
      <SubHeading aside={`${text(shown[0])} – ${text(shown[1])}`}>{label}</SubHeading>
      <svg
        className={styles.histogram}
        viewBox={`0 0 ${count * 10} 40`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {distribution.bins.map((accounts, index) => {
          const height = accounts > 0 ? Math.max(1, (accounts / tallest) * 40) : 0;
          const middle = ((index + 0.5) / count) * LOG_STEPS;
          return (
            <rect
              key={index}
              x={index * 10}
              y={40 - height}
              width={9.2}
              height={height}
              className={middle < shown[0] || middle > shown[1] ? styles.out : styles.in}
            />
          );
        })}
      </svg>
      <div className={styles.slider}>
        <RangeSlider
          label={label}
          value={shown}
          min={0}
          max={LOG_STEPS}
          step={10}
          valueText={text}
          onChange={setShown}
          onCommit={([from, to]) =>
            settle(
              from <= 0 && to >= LOG_STEPS
                ? null
                : {
                    min: from <= 0 ? distribution.min : rounded(valueAt(distribution, from)),
                    max: to >= LOG_STEPS ? distribution.max : rounded(valueAt(distribution, to)),
                  },
            )
          }
        />
      </div>
    </>
  );
}
