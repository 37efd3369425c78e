import { useEffect, useLayoutEffect } from 'react';
import { useApp, useCommands } from './app-context';
import { Dialogs } from './dialogs/dialogs';
import { Drawer } from './drawer/drawer';
import { later } from './later';
import { LeftPanel, LeftRail } from './left-panel/left-panel';
import { DropOverlay } from './map-area/drop-overlay';
import { MapArea } from './map-area/map-area';
import { Notices } from './notices/notices';
import { useShortcuts } from './shortcuts';
import { StartScreen } from './start-screen';
import { TerritoryPanel } from './table/territory-panel';
import { TopBar } from './top-bar/top-bar';
import { useMediaQuery } from './use-media-query';
import styles from './workbench.module.css';

/** The parts that a visit soon needs are fetched this long after the map is there, ms. */
const PREFETCH_MS = 1500;

const BalanceSheet = later(async () => (await import('./balance/balance-sheet')).BalanceSheet);
const ImportScreen = later(async () => (await import('./import/import-screen')).ImportScreen);

/** A map takes up a new size at most this long after it got it. */
const RESIZE_MS = 150;

/** The whole screen: start, import, or the workbench with what stands over it. */
export function Workbench() {
  useShortcuts();
  useTheme();
  const phase = useApp(state => state.phase);
  const importing = useApp(state => state.importing !== null);
  return (
    <>
      {importing ? <ImportScreen /> : phase === 'ready' ? <Shell /> : <StartScreen />}
      <Dialogs />
      <DropOverlay />
      <Notices />
    </>
  );
}

function Shell() {
  const commands = useCommands();
  const narrow = useMediaQuery('(max-width: 1399px)');
  const balancing = useApp(state => state.balance.open);
  // Where there is little room the map gets it; the tabs stay in sight.
  useEffect(() => {
    if (narrow) commands.openDrawer(null);
  }, [narrow, commands]);
  useEffect(() => {
    const timer = setTimeout(() => {
      BalanceSheet.prefetch();
      ImportScreen.prefetch();
    }, PREFETCH_MS);
    return () => clearTimeout(timer);
  }, []);
  // The plan that is being made should be seen as a whole, once the map has learned its new size.
  useEffect(() => {
    if (!balancing) return;
    const timer = setTimeout(() => commands.frame('all'), RESIZE_MS);
    return () => clearTimeout(timer);
  }, [balancing, commands]);
  return (
    <div className={styles.workbench} data-narrow={narrow ? '' : undefined} data-balancing={balancing ? '' : undefined}>
      <TopBar narrow={narrow} />
      {narrow ? <LeftRail /> : <LeftPanel />}
      <MapArea />
      <Drawer />
      <TerritoryPanel compact={narrow || balancing} />
      {balancing ? <BalanceSheet /> : null}
    </div>
  );
}

/** The choice of theme as an attribute that the tokens read; without it the device decides. */
function useTheme(): void {
  const theme = useApp(state => state.view.theme);
  useLayoutEffect(() => {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  }, [theme]);
}
