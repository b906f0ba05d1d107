import { createStore, type StoreApi } from "zustand/vanilla";

/** What lies over the window; one at a time. */
export type Overlay =
  | "palette"
  | "shortcuts"
  | "createNamespace"
  | "deleteNamespace"
  | "resetLab"
  | "networks";

export interface UiState {
  readonly overlay: Overlay | null;
  open(overlay: Overlay): void;
  close(): void;
}

export type UiStore = StoreApi<UiState>;

export function createUiStore(): UiStore {
  return createStore<UiState>()((set) => ({
    overlay: null,
    open: (overlay) => set({ overlay }),
    close: () => set({ overlay: null }),
  }));
}
