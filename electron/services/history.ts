import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { HistoryEvent } from "../../shared/run/history-query.ts";
import type { RunRecord, RunSummary } from "../../shared/run/run-record.ts";
import { RunDamaged } from "../history/run-damaged.ts";
import type { RunReader } from "../history/run-reader.ts";
import { messageOf } from "./message-of.ts";
import { Broadcast, keepLastPer } from "./streams/broadcast.ts";

export interface History extends Pick<RunReader, "page" | "facets" | "timeline" | "statistics"> {
  /** @throws IpcError NOT_FOUND, or REFUSED for a run that is damaged */
  get(id: number): RunRecord;
  /** What changes from now on. */
  watch(signal: AbortSignal): AsyncIterable<HistoryEvent>;
  /** Says that a run was written. */
  changed(run: RunSummary): void;
  close(): void;
}

export function createHistory(reader: RunReader): History {
  const events = new Broadcast<HistoryEvent>(keepLastPer((event) => event.run.id));
  return {
    page: reader.page,
    get: (id) => {
      const run = readRun(reader, id);
      if (run === null) throw new IpcError({ code: "NOT_FOUND", message: `The history has no run ${id}.` });
      return run;
    },
    facets: reader.facets,
    timeline: reader.timeline,
    statistics: reader.statistics,
    watch: (signal) => events.watch(signal),
    changed: (run) => events.send({ type: "changed", run }),
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
