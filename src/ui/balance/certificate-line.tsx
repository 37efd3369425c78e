import { CircleHelp } from 'lucide-react';
import type { BalanceRun } from '../../state/balance-state';
import { FormulaLines } from '../controls/formula-lines';
import { IconButton } from '../controls/icon-button';
import { Popover } from '../controls/popover';
import styles from './certificate-line.module.css';

/** From here on the bound says nothing. */
const NO_BOUND = 0.995;

/** Rounded up: the bound stays true. */
function roundedGap(gap: number): number {
  const step = gap < 0.1 ? 0.001 : 0.01;
  return Math.ceil(gap / step - 1e-9) * step;
}

const percent = (fraction: number) => `${(100 * fraction).toFixed(fraction < 0.1 ? 1 : 0)} %`;

/** How near a result is to the least travel possible, with the reasoning behind it one click away. */
export function CertificateLine({ certificate }: { readonly certificate: BalanceRun['certificate'] }) {
  if (certificate === 'none' || (certificate && certificate.gap >= NO_BOUND)) {
    return <p className={styles.line}>How much less any plan could travel could not be worked out.</p>;
  }
  if (!certificate) {
    return (
      <p role="status" className={styles.line}>
        Working out how much less any plan could travel…
      </p>
    );
  }
  const gap = roundedGap(certificate.gap);
  return (
    <p role="status" className={styles.line}>
      <span>With these centres no plan travels more than {percent(gap)} less.</span>
      <Popover
        title="Least travel with these centres"
        width={340}
        side="right"
        trigger={
          <IconButton
            size="small"
            label="How is this computed?"
            icon={<CircleHelp size={14} aria-hidden />}
            className={styles.help}
          />
        }
      >
        <FormulaLines
          lines={[
            { label: 'travel of this plan: Σ workload × distance²', value: '100 %' },
            {
              label: 'least travel with its centres, at least',
              value: `${(100 * (1 - gap)).toFixed(gap < 0.1 ? 1 : 0)} %`,
            },
            { label: 'so no plan saves more than', value: percent(gap), tone: 'in' },
          ]}
          remark={
            'Distance is from a hex to the centre of its territory. The centres are held where they are, hexes may be ' +
            'shared between territories, locks are kept, and so is every band or, where this plan is outside one, its ' +
            'own largest deviation: a transport problem, whose dual says how little travel there can be. Plans of whole ' +
            'hexes cannot beat it. With other centres less may be possible.'
          }
        />
      </Popover>
    </p>
  );
}
