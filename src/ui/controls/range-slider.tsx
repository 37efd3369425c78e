import { Slider as Base } from '@base-ui/react/slider';
import styles from './slider.module.css';

export interface RangeSliderProps {
  readonly label: string;
  readonly value: readonly [low: number, high: number];
  readonly onChange: (value: readonly [low: number, high: number]) => void;
  readonly onCommit?: (value: readonly [low: number, high: number]) => void;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly valueText?: (value: number) => string;
  readonly disabled?: boolean;
}

function pair(value: number | readonly number[]): readonly [low: number, high: number] {
  return typeof value === 'number' ? [value, value] : [value[0], value[1]];
}

/** Two thumbs: from … to. */
export function RangeSlider({
  label,
  value,
  onChange,
  onCommit,
  min,
  max,
  step = 1,
  valueText,
  disabled,
}: RangeSliderProps) {
  return (
    <Base.Root
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={next => onChange(pair(next))}
      onValueCommitted={next => onCommit?.(pair(next))}
      className={styles.root}
    >
      <Base.Control className={styles.control}>
        <Base.Track className={styles.track}>
          <Base.Indicator className={styles.range} />
          {['from', 'to'].map((end, index) => (
            <Base.Thumb
              key={end}
              index={index}
              className={styles.thumb}
              aria-label={`${label}, ${end}`}
              getAriaValueText={valueText ? (_text, next) => valueText(next) : undefined}
            />
          ))}
        </Base.Track>
      </Base.Control>
    </Base.Root>
  );
}
