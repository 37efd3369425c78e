import { formatBand } from '../../state/format';
import { Checkbox } from '../controls/checkbox';
import { Slider } from '../controls/slider';
import { BandField } from './band-field';
import styles from './band-row.module.css';
import { SMALLEST_BAND } from './parse-band';

/** The slider ends here; wider bands can be typed. */
const SLIDER_END = 0.3;

export interface BandRowProps {
  readonly label: string;
  readonly on: boolean;
  readonly band: number;
  readonly onChange: (change: { readonly on?: boolean; readonly band?: number }) => void;
}

/** One measure to make even: whether at all, and how far from its target a territory may be. */
export function BandRow({ label, on, band, onChange }: BandRowProps) {
  return (
    <div className={styles.row}>
      <Checkbox checked={on} onChange={next => onChange({ on: next })}>
        {label}
      </Checkbox>
      <Slider
        label={`Band of ${label}`}
        value={Math.min(SLIDER_END, band) * 100}
        min={SMALLEST_BAND * 100}
        max={SLIDER_END * 100}
        disabled={!on}
        valueText={percent => formatBand(percent / 100)}
        onChange={percent => onChange({ band: percent / 100 })}
      />
      <BandField
        label={`Band of ${label}, in percent`}
        band={on ? band : null}
        onChange={next => onChange({ band: next })}
        className={styles.field}
      />
    </div>
  );
}
