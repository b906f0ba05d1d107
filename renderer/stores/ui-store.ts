import { createStore, type StoreApi } from "zustand/vanilla";
import type { RunNetwork } from "../../shared/run/run-record.ts";
import type { TextPosition } from "../model/config-place.ts";

/** What lies over the window; one at a time. */
export type Overlay =
  | "palette"
  | "shortcuts"
  | "createNamespace"
  | "deleteNamespace"
  | "resetLab"
  | "config"
  /** Of the run that is on screen. */
  | "exportRun"
  | "networks";

/** A place in a configuration that is shown over the window. */
export interface ShownConfig {
  readonly network: RunNetwork;
  readonly position: TextPosition;
}

export interface UiState {
  readonly overlay: Overlay | null;
  /** What the overlay "config" shows. */
  readonly config: ShownConfig | null;
  open(overlay: Overlay): void;
  showConfig(config: ShownConfig): void;
  close(): void;
}

export type UiStore = StoreApi<UiState>;

export function createUiStore(): UiStore {
  return createStore<UiState>()((set) => ({
    overlay: null,
    config: null,
    open: (overlay) => set({ overlay }),
    showConfig: (config) => set({ overlay: "config", config }),
    close: () => set({ overlay: null }),
  }));
}
