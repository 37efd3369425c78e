import type { MapView } from '../map/map-view';
import type { AppStore } from '../state/store';

/** What browser tests and the browser's console may read: the state, and where things are on the map. Nothing to call. */
export interface TestDoor {
  state(): unknown;
  /** Resolves when the map has drawn what the state says. */
  mapIdle(): Promise<void>;
  /** Page coordinates of a place on the map; null without a map. */
  project(lng: number, lat: number): { x: number; y: number } | null;
}

/** `window.evenland`: read only, so that a test acts as a person does and looks as an engineer does. */
export function openTestDoor(store: AppStore): { mapMounted(view: MapView | null): void } {
  let map: MapView | null = null;
  const door: TestDoor = {
    state: () => store.getState(),
    mapIdle: async () => {
      await map?.whenIdle();
    },
    project: (lng, lat) => map?.project(lng, lat) ?? null,
  };
  Object.defineProperty(window, 'evenland', { value: Object.freeze(door) });
  return {
    mapMounted(view) {
      map = view;
    },
  };
}
