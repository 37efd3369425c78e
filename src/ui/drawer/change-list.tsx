import { ChevronDown, Download, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatShare } from '../../state/format';
import { planFigures } from '../../state/selectors/plan-figures';
import { shownPlan } from '../../state/selectors/shown-plan';
import { AccountList } from '../accounts/account-list';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { Chip } from '../controls/chip';
import { EmptyState } from '../controls/empty-state';
import { counted, measureLabel } from '../measure-words';
import { TerritoryPicker } from '../pickers/territory-picker';
import styles from './change-list.module.css';

/** The accounts that another territory has today. */
export function ChangeList() {
  const commands = useCommands();
  const disruption = useApp(state => planFigures(state)?.headline.disruption);
  const hasAccounts = useApp(state => Boolean(state.dataset?.source));
  const summary = useApp(state => state.dataset?.summary);
  const plan = useApp(shownPlan);
  const [territoryId, setTerritoryId] = useState<number | null>(null);
  const territory = plan?.territories.find(other => other.id === territoryId);
  const query = useMemo(
    () => ({ kind: 'changes' as const, territoryId: territory ? territory.id : null }),
    [territory],
  );
  if (!disruption || !hasAccounts) {
    return (
      <div className={styles.empty}>
        <EmptyState
          title="No today to compare with"
          text={
            hasAccounts
              ? 'No column of the file says which territory an account belongs to now. Import it again with that column as “Territory”.'
              : 'This project was saved without accounts. Open the customer file to see what changes.'
          }
        />
      </div>
    );
  }
  const worth = disruption.shares
    .map((share, index) => ({ share, measure: summary?.measures[index] }))
    .slice(0, 2)
    .map(
      ({ share, measure }) =>
        `${formatShare(share)} of ${measureLabel(summary, measure?.id ?? '').toLocaleLowerCase()}`,
    );
  return (
    <div className={styles.tab}>
      <div className={styles.bar}>
        <span className={styles.words}>
          <strong>{counted(disruption.accounts, 'account')}</strong> ({formatShare(disruption.accountsShare)}) in
          another territory than today: {worth.join(', ')}
        </span>
        {territory ? (
          <Chip chosen onClick={() => setTerritoryId(null)} aria-label={`Only ${territory.name}: show all`}>
            {territory.name} <X size={12} aria-hidden className={styles.icon} />
          </Chip>
        ) : (
          <TerritoryPicker
            label="Only this territory"
            onPick={target => setTerritoryId(target.kind === 'territory' ? target.id : null)}
            trigger={
              <Chip>
                All territories <ChevronDown size={12} aria-hidden className={styles.icon} />
              </Chip>
            }
          />
        )}
        <Button
          size="small"
          variant="ghost"
          icon={<Download size={14} aria-hidden />}
          unavailable={disruption.accounts === 0 ? 'Nothing changes' : null}
          onClick={() => void commands.exportFile('change-list-csv')}
        >
          Download
        </Button>
      </div>
      <div className={styles.list}>
        <AccountList
          label="Accounts that change territory"
          query={query}
          withToday
          empty={
            <div className={styles.empty}>
              <EmptyState
                title="No changes"
                text="This plan equals today’s map. Accounts that change rep are listed here."
              />
            </div>
          }
        />
      </div>
    </div>
  );
}
