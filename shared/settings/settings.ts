import { keepEverything, type RetentionRules } from "../history/retention.ts";
import type { TargetId } from "../target/target-status.ts";
import { defaultHistoryColumns, type HistoryColumns } from "./history-columns.ts";
import type { SavedSearch } from "./saved-search.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What a person chose last in one target. */
export interface TargetChoices {
  /** Absolute path of the network's configuration file. */
  readonly networkFile: string | null;
  /** Path of the namespace. */
  readonly netns: string | null;
}

/** What the window remembers between two starts. */
export interface Settings {
  readonly theme: Theme;
  /** Larger type and hit areas, for a projector. */
  readonly projector: boolean;
  /** Runs wait before each plugin until the person lets them go on. */
  readonly stepwise: boolean;
  /** Runs record what plugins run themselves. */
  readonly recordDelegates: Readonly<Record<TargetId, boolean>>;
  /** The part of a run that is shown first, by its name in the window. */
  readonly runTab: string;
  /** Who reaches whom is shown beside the topology, where there is room for it. */
  readonly tryBeside: boolean;
  /** What goes of the history by itself. */
  readonly retention: RetentionRules;
  readonly target: TargetId;
  readonly choices: Readonly<Record<TargetId, TargetChoices>>;
  /** Column widths in percent by layout name, as the window's panels report them. */
  readonly layouts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly historyColumns: HistoryColumns;
  readonly savedSearches: readonly SavedSearch[];
  /** Size and place of the window in pixels; `null` until it was moved for the first time. */
  readonly windowBounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null;
}

export const defaultSettings: Settings = {
  theme: "system",
  projector: false,
  stepwise: false,
  recordDelegates: { lab: true, host: false },
  runTab: "trace",
  tryBeside: true,
  retention: keepEverything,
  target: "lab",
  choices: { lab: { networkFile: null, netns: null }, host: { networkFile: null, netns: null } },
  layouts: {},
  historyColumns: defaultHistoryColumns,
  savedSearches: [],
  windowBounds: null,
};
