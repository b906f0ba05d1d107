import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { HistoryEvent } from "../../shared/run/history-query.ts";
import type { RunRecord, RunSummary } from "../../shared/run/run-record.ts";
import type { RunReader } from "../history/run-reader.ts";
import { Broadcast, keepLastPer } from "./streams/broadcast.ts";

export interface History extends Pick<RunReader, "page" | "facets" | "timeline"> {
  /** @throws IpcError NOT_FOUND */
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
      const run = reader.get(id);
      if (run === null) throw new IpcError({ code: "NOT_FOUND", message: `The history has no run ${id}.` });
      return run;
    },
    facets: reader.facets,
    timeline: reader.timeline,
    watch: (signal) => events.watch(signal),
    changed: (run) => events.send({ type: "changed", run }),
    close: () => events.end(),
  };
}
