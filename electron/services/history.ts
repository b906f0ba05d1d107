import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { HistoryEvent } from "../../shared/run/history-query.ts";
import type { LabelsChange, RunLabels } from "../../shared/run/run-labels.ts";
import type { RunRecord, RunSummary } from "../../shared/run/run-record.ts";
import { RunDamaged } from "../history/run-damaged.ts";
import type { RunReader } from "../history/run-reader.ts";
import type { RunsStore } from "../history/runs-store.ts";
import { messageOf } from "./message-of.ts";
import { Broadcast, keepLastPer } from "./streams/broadcast.ts";

/** Of more runs that were changed at once, windows are not told one by one. */
const tellSingly = 50;

/** What is handed on as it is. */
type Kept = Pick<RunReader, "page" | "facets" | "timeline" | "statistics" | "ofAttachment"> &
  Pick<RunsStore, "countDeletable" | "usage" | "outputBytes" | "compactionNeed" | "forecastRetention">;

export interface History extends Kept {
  /** @throws IpcError NOT_FOUND, or REFUSED for a run that is damaged */
  get(id: number): RunRecord;
  /** @throws IpcError NOT_FOUND */
  labels(id: number): RunLabels;
  /** Changes what is written on runs, and answers with those that are there. */
  label(ids: readonly number[], change: LabelsChange, signal: AbortSignal): Promise<readonly number[]>;
  /** What changes from now on. */
  watch(signal: AbortSignal): AsyncIterable<HistoryEvent>;
  /** Says that a run was written. */
  changed(run: RunSummary): void;
  /** Says that many runs were changed, of whatever process. */
  reordered(): void;
  /** Says that the history takes less of the disk. */
  shrunk(): void;
  close(): void;
}

export function createHistory(store: RunsStore): History {
  const events = new Broadcast<HistoryEvent>(
    keepLastPer((event) => (event.type === "changed" ? event.run.id : event.type)),
  );
  const found = <T>(value: T | null, id: number): T => {
    if (value === null) throw new IpcError({ code: "NOT_FOUND", message: `The history has no run ${id}.` });
    return value;
  };
  const changed = (run: RunSummary): void => events.send({ type: "changed", run });
  const reordered = (): void => events.send({ type: "reordered" });
  return {
    page: store.page,
    get: (id) => found(readRun(store, id), id),
    facets: store.facets,
    ofAttachment: store.ofAttachment,
    countDeletable: store.countDeletable,
    usage: store.usage,
    outputBytes: store.outputBytes,
    compactionNeed: store.compactionNeed,
    forecastRetention: store.forecastRetention,
    labels: (id) => found(store.labels(id), id),
    label: async (ids, change, signal) => {
      try {
        return await store.label(ids, change, signal);
      } finally {
        const summaries = ids.length > tellSingly ? [] : ids.map(store.summary);
        if (ids.length > tellSingly) reordered();
        for (const summary of summaries) if (summary !== null) changed(summary);
      }
    },
    timeline: store.timeline,
    statistics: store.statistics,
    watch: (signal) => events.watch(signal),
    changed,
    reordered,
    shrunk: () => events.send({ type: "shrunk" }),
    close: () => events.end(),
  };
}

function readRun(reader: RunReader, id: number): RunRecord | null {
  try {
    return reader.get(id);
  } catch (error) {
    if (!(error instanceof RunDamaged)) throw error;
    throw new IpcError({
      code: "REFUSED",
      message: error.message,
      advice:
        "The other runs are not touched by that. Look whether the disk is sound, and keep a copy of the history.",
      evidence: error.cause === undefined ? "" : messageOf(error.cause),
    });
  }
}
