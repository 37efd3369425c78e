import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { AppState } from '../state/app-state';
import type { Commands } from '../state/commands/commands';
import type { AppStore } from '../state/store';

/** A small map of points; what is drawn is its own business. */
export interface PointMap {
  /** lng, lat pairs, degrees; `chosen` are those of a list, drawn over the others. */
  show(all: Float32Array, chosen: Float32Array | null): void;
  destroy(): void;
}

/** What the composition root hands to the screen. */
export interface App {
  readonly store: AppStore;
  readonly commands: Commands;
  /** Puts the map into the element and returns how to take it out again; ui knows nothing else of the map. */
  readonly mountMap: (container: HTMLElement) => () => void;
  /** A map for the accounts of a file that is being imported; null where the browser cannot draw it. */
  readonly openPointMap: (container: HTMLElement) => Promise<PointMap | null>;
}

const AppContext = createContext<App | null>(null);

export function AppProvider({
  store,
  commands,
  mountMap,
  openPointMap,
  children,
}: App & { readonly children: ReactNode }) {
  return (
    <AppContext value={{ store, commands, mountMap, openPointMap }}>
      <CSPProvider disableStyleElements>
        <Tooltip.Provider delay={450} closeDelay={0}>
          {children}
        </Tooltip.Provider>
      </CSPProvider>
    </AppContext>
  );
}

function useWholeApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('This component needs an AppProvider above it.');
  return app;
}

/** A part of the state; the component renders again when the part is another one (`Object.is`). */
export function useApp<T>(selector: (state: AppState) => T): T {
  return useStore(useWholeApp().store, selector);
}

/** The same for a selector that makes a new object or list each time: compared entry by entry. */
export function useAppShallow<T>(selector: (state: AppState) => T): T {
  return useStore(useWholeApp().store, useShallow(selector));
}

export function useCommands(): Commands {
  return useWholeApp().commands;
}

/** The store itself, for event handlers that read without subscribing. */
export function useAppStore(): AppStore {
  return useWholeApp().store;
}

export function useMountMap(): App['mountMap'] {
  return useWholeApp().mountMap;
}

export function useOpenPointMap(): App['openPointMap'] {
  return useWholeApp().openPointMap;
}
