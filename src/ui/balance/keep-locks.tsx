import type { BalanceForm } from '../../state/balance-state';
import { activePlan } from '../../state/selectors/shown-plan';
import { useApp, useCommands } from '../app-context';
import { Checkbox } from '../controls/checkbox';
import { counted } from '../measure-words';
import styles from './wishes-form.module.css';

/** What must stay as it is. */
export function KeepLocks({ form }: { readonly form: BalanceForm }) {
  const commands = useCommands();
  const territories = useApp(state => activePlan(state)?.territories.filter(territory => territory.locked).length ?? 0);
  const hexes = useApp(state => activePlan(state)?.lockedHexes.reduce((sum, lock) => sum + lock, 0) ?? 0);
  const accounts = useApp(state => activePlan(state)?.lockedAccounts.length ?? 0);
  const locks = [
    territories > 0 ? counted(territories, 'territory', 'territories') : '',
    hexes > 0 ? counted(hexes, 'hex', 'hexes') : '',
    accounts > 0 ? counted(accounts, 'account', 'accounts') : '',
  ].filter(Boolean);
  return (
    <div>
      <Checkbox
        checked={form.keepLocks && locks.length > 0}
        disabled={locks.length === 0}
        detail={locks.length > 0 ? locks.join(', ') : 'nothing is locked'}
        onChange={keepLocks => commands.changeBalanceForm({ keepLocks })}
      >
        Keep what is locked
      </Checkbox>
      <p className={styles.under}>Every territory stays in one piece wherever the hexes allow it.</p>
    </div>
  );
}
