import { createStore, type StoreApi } from "zustand/vanilla";
import type { DeletableRuns, RunsToDelete } from "../../shared/history/deletion.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { LabelsChange } from "../../shared/run/run-labels.ts";
import { runsWords } from "../../shared/text/number-words.ts";
import { errorData } from "../api/error-data.ts";
import type { HistoryStore } from "./history-store.ts";
import type { MarkedRunsStore } from "./marked-runs-store.ts";
import type { NoticesStore } from "./notices-store.ts";
import type { RouteStore } from "./route-store.ts";

/** What a person is asked about before it is deleted. */
export interface AskedDeletion {
  readonly what: RunsToDelete;
  /** `null` while it is being counted. */
  readonly counted: DeletableRuns | null;
}

/** Deleted runs that can be had back together. */
export interface Deletion {
  readonly removal: number;
  /** The message that offers it; `null` where there is none, as after a reload. */
  readonly notice: number | null;
}

/** Deleting, having back, and writing on many runs of the history. */
export interface OrderingState {
  readonly asked: AskedDeletion | null;
  /** Runs that are deleted so far, while that goes on. */
  readonly deleting: number | null;
  /** What *undo* has back, the newest last. */
  readonly deletions: readonly Deletion[];
  /** Asks whether these runs are to be deleted; one that is not pinned goes at once, since it can be had back. */
  ask(what: RunsToDelete): Promise<void>;
  decline(): void;
  confirm(): Promise<void>;
  /** Gives up a deletion that is under way; nothing is deleted then. */
  cancel(): void;
  /** Has back what that removal took; where absent, the newest one that still can be. */
  undo(removal?: number): Promise<void>;
  label(ids: readonly number[], change: LabelsChange): Promise<void>;
}

/** Deletions that messages offer to undo at a time, so that they do not fill the window. */
const mostOffered = 3;

export type OrderingStore = StoreApi<OrderingState>;

/** What it shows its effect in. */
export interface OrderingParts {
  readonly notices: NoticesStore;
  readonly history: HistoryStore;
  readonly marked: MarkedRunsStore;
  readonly route: RouteStore;
}

export function createOrderingStore(client: Client, parts: OrderingParts): OrderingStore {
  const { notices, marked } = parts;
  const { report } = notices.getState();
  const dismiss = (notice: number | null): void => {
    if (notice !== null) notices.getState().dismiss(notice);
  };
  let stop = new AbortController();
  return createStore<OrderingState>()((set, get) => {
    const offer = (removal: number, words: string): void => {
      const undo = { name: "Undo", run: () => void get().undo(removal) };
      const notice = notices.getState().tell(words, undo);
      // A new history gives the numbers of the one before it again.
      const before = get().deletions.filter((earlier) => earlier.removal !== removal);
      const offered = before.filter((earlier) => earlier.notice !== null);
      for (const earlier of offered.slice(0, 1 - mostOffered)) dismiss(earlier.notice);
      set({ deletions: [...before, { removal, notice }] });
    };
    const remove = async (what: RunsToDelete): Promise<void> => {
      stop = new AbortController();
      const next = nextSelection(parts, what);
      set({ asked: null, deleting: 0 });
      try {
        for await (const event of client.stream("history.delete", what, stop.signal)) {
          if (event.type === "progress") set({ deleting: event.runs });
          else {
            offer(event.removal, deletedWords(what, event.runs));
            next();
            marked.getState().clear();
          }
        }
      } catch (error) {
        report(error);
      } finally {
        set({ deleting: null });
      }
    };
    return {
      asked: null,
      deleting: null,
      deletions: [],
      ask: async (what) => {
        set({ asked: null });
        const isOne = "ids" in what && what.ids.length === 1;
        if (!isOne) set({ asked: { what, counted: null } });
        try {
          const counted = await client.call("history.countDeletable", what);
          if (counted.runs === 0 && counted.underWay > 0) {
            set({ asked: null });
            notices.getState().tell(notYet(what, counted.underWay));
          } else if (isOne && counted.pinned === 0 && counted.underWay === 0) await remove(what);
          else if (isOne || get().asked?.what === what) {
            // What comes from now on nobody has agreed to.
            const agreed = "ids" in what ? what : { ...what, upTo: counted.upTo };
            set({ asked: { what: agreed, counted } });
          }
        } catch (error) {
          set({ asked: null });
          report(error);
        }
      },
      decline: () => set({ asked: null }),
      confirm: async () => {
        const { asked } = get();
        if (asked !== null) await remove(asked.what);
      },
      cancel: () => stop.abort(),
      undo: async (removal) => {
        const { deletions } = get();
        const chosen =
          removal === undefined ? deletions.at(-1) : deletions.find((it) => it.removal === removal);
        if (chosen === undefined) return;
        set({ deletions: deletions.filter((it) => it !== chosen) });
        try {
          const { runs } = await client.call("history.undelete", { removal: chosen.removal });
          dismiss(chosen.notice);
          // An import may have brought them back.
          const words =
            runs === 0 ? "The deleted runs are back already." : `${runsWords(runs)} brought back.`;
          notices.getState().tell(words);
        } catch (error) {
          const isLate = errorData(error).code === "NOT_FOUND";
          if (!isLate) set({ deletions: inOrder([...get().deletions, chosen]) });
          if (isLate && removal === undefined && get().deletions.length > 0) await get().undo();
          else report(error);
        }
      },
      label: async (ids, change) => {
        try {
          await client.call("history.label", { ids: [...ids], change });
        } catch (error) {
          report(error);
        }
      },
    };
  });
}

function deletedWords(what: RunsToDelete, runs: number): string {
  const [only] = "ids" in what && what.ids.length === 1 ? what.ids : [];
  return `${only === undefined ? runsWords(runs) : `Run ${only}`} deleted.`;
}

const inOrder = (deletions: readonly Deletion[]): readonly Deletion[] =>
  deletions.toSorted((one, other) => one.removal - other.removal);

/** Why nothing can be deleted: all that is meant is still under way. */
function notYet(what: RunsToDelete, underWay: number): string {
  const [id] = "ids" in what && what.ids.length === 1 ? what.ids : [];
  const runs = id === undefined ? runsWords(underWay) : `Run ${id}`;
  return underWay === 1
    ? `${runs} is under way, and can be deleted when it has ended.`
    : `${runs} are under way, and can be deleted when they have ended.`;
}

/** Selects the run that follows those that go, where the selected one is among them. */
function nextSelection({ history, route }: OrderingParts, what: RunsToDelete): () => void {
  const { runs } = history.getState();
  const goes = (id: number) => !("ids" in what) || what.ids.includes(id);
  const { route: now } = route.getState();
  const selected = now.view === "history" ? now.runId : null;
  if (selected === null || !goes(selected)) return () => {};
  const at = runs.findIndex(({ id }) => id === selected);
  const next = runs.slice(at + 1).find(({ id }) => !goes(id)) ?? runs.findLast(({ id }) => !goes(id));
  return () => {
    const { route: then, replace } = route.getState();
    if (then.view === "history" && then.runId === selected) replace({ ...then, runId: next?.id ?? null });
  };
}
