import { Slider as Base } from '@base-ui/react/slider';
import styles from './slider.module.css';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  /** While it moves. */
  readonly onChange: (value: number) => void;
  /** Once it is let go. */
  readonly onCommit?: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Words for a screen reader. */
  readonly valueText?: (value: number) => string;
  readonly disabled?: boolean;
  /** Filled from the low end up to the thumb; off for scales between two ends. */
  readonly filled?: boolean;
  /** Positions with a dot on the track. */
  readonly marks?: readonly number[];
}

export function Slider({
  label,
  value,
  onChange,
  onCommit,
  min = 0,
  max = 100,
  step = 1,
  valueText,
  disabled,
  filled = true,
  marks = [],
}: SliderProps) {
  return (
    <Base.Root
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={next => onChange(next as number)}
      onValueCommitted={next => onCommit?.(next as number)}
      className={styles.root}
    >
      <Base.Control className={styles.control}>
        <Base.Track className={styles.track}>
          {filled ? <Base.Indicator className={styles.range} /> : null}
          {marks.map(mark => (
            <span key={mark} className={styles.mark} style={{ left: `${((mark - min) / (max - min)) * 100}%` }} />
          ))}
          <Base.Thumb
            className={styles.thumb}
            aria-label={label}
            getAriaValueText={valueText ? (_text, next) => valueText(next) : undefined}
          />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  );
}
