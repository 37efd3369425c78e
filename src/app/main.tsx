/** The composition root: the only place that knows every room. */
import '../ui/theme/theme';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { mountMap } from '../map/map-view';
import { createCommands } from '../state/commands/create-commands';
import { createAppStore } from '../state/create-store';
import { AppProvider } from '../ui/app-context';
import { Workbench } from '../ui/workbench';
import { keepForOffline } from './offline';
import { browserServices } from './services';
import { openTestDoor } from './test-door';

const appUrl = new URL(import.meta.env.BASE_URL, document.baseURI).href;
const store = createAppStore();
const { commands, start } = createCommands(store, browserServices(appUrl));
const door = openTestDoor(store);

const reducedMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

function mount(container: HTMLElement): () => void {
  const view = mountMap({ container, store, commands, assetBase: appUrl, reducedMotion: reducedMotion() });
  door.mapMounted(view);
  return () => {
    door.mapMounted(null);
    view.destroy();
  };
}

/** Only imports need it, so its code comes with the first of them. */
async function openPoints(container: HTMLElement) {
  const { openPointMap } = await import('../map/point-map');
  return openPointMap({ container, store, assetBase: appUrl, reducedMotion: reducedMotion() });
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');
createRoot(root).render(
  <StrictMode>
    <AppProvider store={store} commands={commands} mountMap={mount} openPointMap={openPoints}>
      <Workbench />
    </AppProvider>
  </StrictMode>,
);
void start().then(() => keepForOffline(appUrl));
