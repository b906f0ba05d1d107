import type { Outcome } from "../../../shared/run/outcome.ts";

/** Operations that are run over several namespaces. */
export const seriesOperations = ["ADD", "CHECK", "DEL"] as const;
export type SeriesOperation = (typeof seriesOperations)[number];

/** A namespace of a series: one that is there, or a name that one is to be made with. */
export interface SeriesPlace {
  readonly name: string;
  /** `null` for one that is to be made. */
  readonly netns: string | null;
}

/**
 * How far a series has come with one of its namespaces. `refused`: nothing ran, because the namespace could not be made
 * or the run could not begin. `leftOut`: the rest was cancelled before its turn.
 */
export type SeriesState = "waiting" | "creating" | "refused" | "leftOut" | Outcome;

export interface SeriesLine extends SeriesPlace {
  readonly state: SeriesState;
  /** The run in the history, once there is one. */
  readonly runId: number | null;
  /** Milliseconds since the epoch; `null` before it began. */
  readonly startedAt: number | null;
  readonly durationMs: number | null;
  /** Why nothing ran, or what failed. */
  readonly message: string | null;
}

/** A namespace whose turn has not come. */
export function waitingLine(place: SeriesPlace): SeriesLine {
  return {
    ...place,
    state: "waiting",
    runId: null,
    startedAt: null,
    durationMs: null,
    message: null,
  };
}

const words: Readonly<Record<SeriesState, string>> = {
  waiting: "waiting",
  creating: "creating the namespace",
  running: "running",
  succeeded: "succeeded",
  failed: "failed",
  skipped: "skipped",
  cancelled: "cancelled",
  interrupted: "interrupted",
  refused: "not run",
  leftOut: "left out",
};

export function stateWords(state: SeriesState): string {
  return words[state];
}
