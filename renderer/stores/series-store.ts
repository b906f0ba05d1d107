import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../../shared/ipc/client.ts";
import { applyRunEvent } from "../../shared/run/apply-run-event.ts";
import type { RunNetwork, RunRecord, RunStart } from "../../shared/run/run-record.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { errorData } from "../api/error-data.ts";
import { deriveContainerId } from "../model/derive-container-id.ts";
import type { SeriesLine, SeriesOperation, SeriesPlace } from "../model/series/series-line.ts";
import { waitingLine } from "../model/series/series-line.ts";

/** What is run over several namespaces: the same but for the namespace and the container ID that follows from it. */
export interface SeriesPlan {
  readonly operation: SeriesOperation;
  readonly targetId: TargetId;
  readonly network: RunNetwork;
  readonly runtimeConf: Omit<RunStart["runtimeConf"], "netns" | "containerId">;
  readonly recordDelegates: boolean;
  readonly places: readonly SeriesPlace[];
}

export interface Series {
  readonly plan: SeriesPlan;
  readonly lines: readonly SeriesLine[];
  /** One run is under way, or waits for its turn. */
  readonly going: boolean;
  /** What has not begun will not. */
  readonly cancelled: boolean;
}

export interface SeriesState {
  /** The last one of this window, going or over; `null` before the first and once it was put away. */
  readonly series: Series | null;
  /** Runs in one namespace after the other, unless another series is going; resolves when all is over. */
  start(plan: SeriesPlan): Promise<void>;
  /** Lets the run that is under way come to its end, and begins none after it. */
  cancelRest(): void;
  /** Puts away one that is over. */
  putAway(): void;
}

export type SeriesStore = StoreApi<SeriesState>;

export function createSeriesStore(client: Client): SeriesStore {
  return createStore<SeriesState>()((set, get) => {
    const change = (part: Partial<Series>): void =>
      set(({ series }) => ({ series: series && { ...series, ...part } }));
    const changeLine = (index: number, part: Partial<SeriesLine>): void => {
      const lines = get().series?.lines ?? [];
      change({ lines: lines.map((line, at) => (at === index ? { ...line, ...part } : line)) });
    };
    const runLine = async (plan: SeriesPlan, place: SeriesPlace, index: number): Promise<void> => {
      try {
        changeLine(index, { state: place.netns === null ? "creating" : "running" });
        const netns = place.netns ?? (await create(client, plan.targetId, place.name));
        changeLine(index, { netns, state: "running" });
        for await (const record of runOne(client, plan, netns)) changeLine(index, lineOf(record));
      } catch (error) {
        const { message, advice } = errorData(error);
        const began = get().series?.lines[index]?.runId != null;
        changeLine(index, {
          message: `${message} ${advice}`.trim(),
          ...(began ? {} : { state: "refused" }),
        });
      }
    };
    return {
      series: null,
      start: async (plan) => {
        if (get().series?.going === true) return;
        const lines = plan.places.map(waitingLine);
        set({ series: { plan, lines, going: true, cancelled: false } });
        for (const [index, place] of plan.places.entries()) {
          if (get().series?.cancelled === true) changeLine(index, { state: "leftOut" });
          else await runLine(plan, place, index);
        }
        change({ going: false });
      },
      cancelRest: () => change({ cancelled: true }),
      putAway: () => {
        if (get().series?.going !== true) set({ series: null });
      },
    };
  });
}

async function create(client: Client, targetId: TargetId, name: string): Promise<string> {
  const { path } = await client.call("namespaces.create", { targetId, name });
  return path;
}

/** The record as the run begins, goes on and ends. */
async function* runOne(client: Client, plan: SeriesPlan, netns: string): AsyncGenerator<RunRecord> {
  const { operation, targetId, network, recordDelegates } = plan;
  const runtimeConf = { ...plan.runtimeConf, netns, containerId: await deriveContainerId(netns) };
  const start: RunStart = { operation, targetId, network, runtimeConf, recordDelegates };
  let record = await client.call("runs.start", start);
  yield record;
  for await (const event of client.stream("runs.watch", { id: record.id })) {
    record = applyRunEvent(record, event);
    yield record;
  }
}

function lineOf({ id, outcome, startedAt, durationMs, error, skipReason }: RunRecord): Partial<SeriesLine> {
  return { runId: id, state: outcome, startedAt, durationMs, message: error?.message ?? skipReason };
}
