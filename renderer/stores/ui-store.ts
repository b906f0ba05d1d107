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
  /** Runs over several namespaces. */
  | "series"
  | "saveSearch"
  | "editSearches"
  /** Of what the store of exports was asked for. */
  | "exportRuns"
  | "importRuns"
  | "networks";

/** A place in a configuration that is shown over the window. */
export interface ShownConfig {
  readonly network: RunNetwork;
  readonly position: TextPosition;
}

/** Parts of the run panel, which can be asked for from elsewhere. */
export type PanelPart = "trace" | "result" | "topology" | "tryIt" | "changes" | "details" | "raw";

export interface UiState {
  readonly overlay: Overlay | null;
  /** What the overlay "config" shows. */
  readonly config: ShownConfig | null;
  /** What the run panel is to show next; `null` once it does. */
  readonly panelPart: PanelPart | null;
  /** The run has all of the run view to itself. */
  readonly runFills: boolean;
  /** The history's search field is asked to take the focus. */
  readonly searchHistory: boolean;
  setSearchHistory(asked: boolean): void;
  toggleRunFills(): void;
  open(overlay: Overlay): void;
  showConfig(config: ShownConfig): void;
  showPart(part: PanelPart): void;
  /** The panel shows it, or something else has taken its place. */
  partShown(): void;
  close(): void;
}

export type UiStore = StoreApi<UiState>;

export function createUiStore(): UiStore {
  return createStore<UiState>()((set) => ({
    overlay: null,
    config: null,
    panelPart: null,
    runFills: false,
    searchHistory: false,
    setSearchHistory: (searchHistory) => set({ searchHistory }),
    toggleRunFills: () => set(({ runFills }) => ({ runFills: !runFills })),
    open: (overlay) => set({ overlay }),
    showConfig: (config) => set({ overlay: "config", config }),
    showPart: (panelPart) => set({ panelPart }),
    partShown: () => set({ panelPart: null }),
    close: () => set({ overlay: null }),
  }));
}
