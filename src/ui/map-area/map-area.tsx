import { useEffect, useMemo, useRef, useState } from 'react';
import { todayAssignment } from '../../core/plan/today-plan';
import { activePlan } from '../../state/selectors/shown-plan';
import { useApp, useMountMap } from '../app-context';
import { HintStrip } from './hint-strip';
import styles from './map-area.module.css';
import { MapToolbar } from './map-toolbar';
import { useNoticeClearance } from './notice-clearance';
import { SelectionBar } from './selection-bar';
import { TidyButton } from './tidy-button';
import { WelcomeCard } from './welcome-card';

/** The map with the tools over it. What is drawn in the container is the map's own business. */
export function MapArea() {
  const mountMap = useMountMap();
  const container = useRef<HTMLDivElement>(null);
  const bottom = useRef<HTMLDivElement>(null);
  useNoticeClearance(bottom, container);
  useEffect(() => (container.current ? mountMap(container.current) : undefined), [mountMap]);

  const sheetOpen = useApp(state => state.balance.open);
  const runStatus = useApp(state => (state.balance.run?.best ? state.balance.run.status : null));
  // The map's own legend stands at the lower left then.
  const legend = useApp(state => state.view.layer.kind !== 'territory');
  const drawing = useApp(state => state.draft !== null);
  const untouchedSample = useUntouchedSample();
  const selecting = useApp(
    state => state.view.selectedHexes.length > 0 || state.view.selectedTerritories.some(id => id > 0),
  );
  const [dismissed, setDismissed] = useState(false);

  return (
    <main className={styles.area} aria-label="Map">
      <div ref={container} className={styles.map} />
      <div className={styles.top}>
        {runStatus ? (
          <p className={styles.pill} role="status">
            <span className={styles.dot} />
            {runStatus === 'running' ? 'Best plan so far.' : 'Proposed plan.'} Nothing is changed until you apply.
          </p>
        ) : null}
        {sheetOpen ? null : (
          <>
            <MapToolbar />
            <HintStrip />
          </>
        )}
      </div>
      <div ref={bottom} className={styles.bottom} data-legend={legend ? '' : undefined}>
        {drawing || sheetOpen ? null : <TidyButton />}
        {selecting && !drawing && !sheetOpen && !runStatus ? <SelectionBar /> : null}
        {untouchedSample && !dismissed && !sheetOpen && !selecting && !drawing ? (
          <WelcomeCard onDismiss={() => setDismissed(true)} />
        ) : null}
      </div>
    </main>
  );
}

/** The sample as it came: today's map and nothing done to it, in this visit or an earlier one. */
function useUntouchedSample(): boolean {
  const dataset = useApp(state => (state.dataset?.isSample && state.plans.length === 1 ? state.dataset : null));
  const plan = useApp(activePlan);
  return useMemo(() => {
    if (!dataset?.sums.today || !plan) return false;
    const { assignment } = todayAssignment(dataset.grid, dataset.sums.today);
    return assignment.every((territoryId, hex) => territoryId === plan.assignment[hex]);
  }, [dataset, plan]);
}
