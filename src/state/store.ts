import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from './app-state';

/** The one store; made by `createAppStore` in the composition root and handed to map and ui. */
export type AppStore = StoreApi<AppState>;
