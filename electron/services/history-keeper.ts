import type { DeletionEvent, RunsToDelete } from "../../shared/history/deletion.ts";
import { undoMs } from "../../shared/history/deletion.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import { CompactionGaveWay } from "../history/keeping/give-way.ts";
import type { RunsStore } from "../history/runs-store.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { History } from "./history.ts";
import { messageOf } from "./message-of.ts";
import type { Notices } from "./notices.ts";
import { Broadcast, keepLast } from "./streams/broadcast.ts";

/** What keeps the history in order: by a person's wish, and by itself. */
export interface HistoryKeeper {
  /** Deletes runs so that they can be had back; where the signal fires before the end, none is deleted. */
  delete(what: RunsToDelete, signal: AbortSignal): AsyncIterable<DeletionEvent>;
  /** @throws IpcError NOT_FOUND if it is too late */
  undelete(removal: number): { readonly runs: number };
  /** @throws IpcError REFUSED while a run is under way or there is too little space */
  compact(): Promise<void>;
  /** Purges what cannot be had back any more, and applies the rules of retention, now and from time to time. */
  tend(): void;
  /** Ends what is under way; the next start goes on. */
  close(): Promise<void>;
}

export interface HistoryKeeperParts {
  readonly store: RunsStore;
  readonly history: Pick<History, "reordered" | "shrunk">;
  readonly settings: Pick<SettingsStore, "get">;
  readonly notices: Notices;
}

/** The first look is left to the window's first picture, in milliseconds. */
const firstMs = 3000;
const everyMs = 10 * 60_000;
/** A history that cannot shrink is compacted by itself up to this size in bytes, which takes a moment. */
const smallBytes = 32_000_000;

export function createHistoryKeeper(parts: HistoryKeeperParts): HistoryKeeper {
  const { store, history } = parts;
  const closing = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  let tending: Promise<void> | null = null;
  let again = false;
  const tend = (): void => {
    if (closing.signal.aborted) return;
    if (tending !== null) {
      again = true;
      return;
    }
    tending = keepInOrder(parts, closing.signal).finally(() => {
      tending = null;
      if (again) {
        again = false;
        tend();
      }
    });
  };
  const later = (ms: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      tend();
    }, ms);
    timer.unref();
    timers.add(timer);
  };
  later(firstMs);
  const regularly = setInterval(tend, everyMs);
  regularly.unref();
  return {
    delete: (what, signal) => deleteRuns(parts, what, signal, () => later(undoMs + 1000)),
    undelete: (removal) => {
      const runs = store.undelete(removal);
      if (runs === null) {
        throw new IpcError({
          code: "NOT_FOUND",
          message: "The runs cannot be had back any more.",
          advice: "Deleted runs are kept for ten minutes, as long as the program runs.",
        });
      }
      history.reordered();
      return { runs };
    },
    compact: () => compact(parts),
    tend,
    close: async () => {
      clearInterval(regularly);
      for (const timer of timers) clearTimeout(timer);
      closing.abort();
      await tending;
    },
  };
}

async function* deleteRuns(
  { store, history }: HistoryKeeperParts,
  what: RunsToDelete,
  signal: AbortSignal,
  onDeleted: () => void,
): AsyncGenerator<DeletionEvent, void> {
  const events = new Broadcast<DeletionEvent>(keepLast);
  const heard = events.watch(signal);
  const work = async (): Promise<void> => {
    try {
      const { id, runs } = await store.deleteRuns(
        what,
        (done) => events.send({ type: "progress", runs: done }),
        signal,
      );
      onDeleted();
      events.send({ type: "deleted", removal: id, runs });
    } finally {
      history.reordered();
      events.end();
    }
  };
  const done = work();
  // Whoever listens hears of it below.
  done.catch(() => {});
  yield* heard;
  await done;
}

async function keepInOrder(parts: HistoryKeeperParts, signal: AbortSignal): Promise<void> {
  const { store, history, settings, notices } = parts;
  try {
    if (store.haveBackUnfinished() > 0) history.reordered();
    const purged = await store.purge(signal);
    const retired = await store.applyRetention(settings.get().retention, signal);
    if (retired > 0) history.reordered();
    if (purged + retired === 0) return;
    await store.sweep(signal);
    await store.giveBack(signal);
    history.shrunk();
    const { shrinks, bytes } = store.usage();
    if (shrinks || bytes >= smallBytes || (await isBusy(store))) return;
    await store.compact();
    history.shrunk();
  } catch (error) {
    // One that gave way to a run is done another time.
    if (signal.aborted || error instanceof CompactionGaveWay) return;
    notices.add(
      `The history could not be put in order: ${messageOf(error)}`,
      "It is tried again in a while.",
    );
  }
}

async function compact({ store, history }: HistoryKeeperParts): Promise<void> {
  const { needed, available } = store.compactionNeed();
  if (available < needed) {
    throw new IpcError({
      code: "REFUSED",
      message: "There is too little free space on the disk to compact the history.",
    });
  }
  if (await isBusy(store)) {
    throw new IpcError({
      code: "REFUSED",
      message: "The history is not compacted while a run is under way.",
    });
  }
  try {
    await store.compact();
  } catch (error) {
    if (!(error instanceof CompactionGaveWay)) throw notCompacted(error);
    throw new IpcError({
      code: "REFUSED",
      message: error.message,
      advice: "Compact it again when no run is under way.",
    });
  }
  history.reordered();
}

function notCompacted(error: unknown): IpcError {
  return new IpcError({
    code: "REFUSED",
    message: `The history could not be compacted, and is as it was: ${messageOf(error)}`,
    advice: "Make sure that there is room on the disk, and that no other program has the history locked.",
  });
}

async function isBusy(store: RunsStore): Promise<boolean> {
  const underWay = { choices: { outcome: { any: ["running"], none: [] } } };
  return (await store.page(underWay, { limit: 1 })).runs.length > 0;
}
