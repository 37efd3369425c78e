import type { BalanceForm } from '../../state/balance-state';
import { knownHomes } from '../../state/balance-wish';
import { useApp, useCommands } from '../app-context';
import { Segmented } from '../controls/segmented';
import { homesWords } from './homes-words';
import styles from './wishes-form.module.css';

const MEANINGS: Readonly<Record<BalanceForm['homes'], string>> = {
  free: 'A territory may lie anywhere.',
  near: 'A territory is drawn towards the home of its rep.',
  inside: 'The hex of a rep’s home belongs to the rep’s territory.',
};

/** Where territories lie in relation to the homes of their reps. */
export function HomesWish({ form }: { readonly form: BalanceForm }) {
  const commands = useCommands();
  const homes = useApp(knownHomes);
  const none = homes.known === 0;
  const value = none ? 'free' : form.homes;
  return (
    <div>
      <div className={styles.line}>
        <span className={styles.label} aria-hidden>
          Rep homes
        </span>
        <Segmented<BalanceForm['homes']>
          label="Rep homes"
          value={value}
          onChange={next => commands.changeBalanceForm({ homes: next })}
          options={[
            { value: 'free', label: 'Anywhere' },
            { value: 'near', label: 'Near', disabled: none },
            { value: 'inside', label: 'Inside', disabled: none },
          ]}
        />
      </div>
      <p className={styles.under}>
        {none ? 'No territory has a rep with a home.' : MEANINGS[value]} {homesWords(homes)}
      </p>
    </div>
  );
}
