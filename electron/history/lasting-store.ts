import { statSync } from "node:fs";
import type { RunRecord } from "../../shared/run/run-record.ts";
import type { RunStep } from "../../shared/run/run-step.ts";
import { openRunsStore, type RunsStore } from "./runs-store.ts";
import { setHistoryAside } from "./salvage/set-aside.ts";
import { saysDamaged } from "./sqlite-error.ts";

/** Why a history that was open was given up for a new one. */
export type Replaced =
  /** It is damaged, and lies there now. */
  | { readonly reason: "damaged"; readonly setAside: string }
  /** Its file was deleted or moved. */
  | { readonly reason: "gone" };

/** A run that this process has under way, as far as it was kept. */
interface UnderWay {
  readonly run: RunRecord;
  readonly steps: Map<number, RunStep>;
}

/**
 * Opens the history so that it lasts: where its file turns out to be damaged, or is there no more, a new one is begun,
 * and whatever was asked is asked of that one. Runs under way go over into it under their numbers.
 * @throws HistoryUnusable
 */
export function openLastingStore(file: string, onReplaced: (how: Replaced) => void): RunsStore {
  const underWay = new Map<number, UnderWay>();
  let store = openRunsStore(file);
  let inode = inodeOf(file);
  let isClosed = false;
  /** Why a new history is to be begun, and where its numbers begin, as long as that has not succeeded. */
  let due: { readonly how: Replaced; readonly numbersAfter: number } | null = null;

  const giveUp = (how: Replaced) => {
    const numbersAfter = store.highestNumber();
    // Before there is a new one, since closing removes the log of that name.
    store.close();
    return { how, numbersAfter };
  };
  const replace = (why: Replaced) => {
    due ??= giveUp(why);
    const { how, numbersAfter } = due;
    store = openRunsStore(file, null, numbersAfter);
    due = null;
    inode = inodeOf(file);
    onReplaced(how);
    for (const { run, steps } of underWay.values()) store.adopt({ ...run, steps: [...steps.values()] });
  };
  const attempt = (work: () => unknown): unknown => {
    if (!isClosed && (due !== null || inodeOf(file) !== inode)) replace({ reason: "gone" });
    const asked = store;
    const again = (error: unknown) => {
      // Of several questions that wait, the first one that finds the damage replaces it for all.
      if (store === asked && !saysDamaged(error)) throw error;
      if (store === asked) replace({ reason: "damaged", setAside: setHistoryAside(file) });
      return work();
    };
    try {
      const value = work();
      return value instanceof Promise ? value.catch(again) : value;
    } catch (error) {
      return again(error);
    }
  };
  const lasting = new Proxy(store, {
    get: (_, name) => {
      const value: unknown = Reflect.get(store, name);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => attempt(() => Reflect.apply(Reflect.get(store, name), store, args));
    },
  });
  return {
    ...lasting,
    begin: (begun) => {
      const run = lasting.begin(begun);
      if (run.outcome === "running") underWay.set(run.id, { run, steps: new Map() });
      return run;
    },
    adopt: (adopted) => {
      const id = lasting.adopt(adopted);
      const steps = new Map(adopted.steps.map((step) => [step.index, step]));
      if (adopted.outcome === "running") underWay.set(id, { run: { ...adopted, id }, steps });
      return id;
    },
    saveStep: (id, step) => {
      lasting.saveStep(id, step);
      underWay.get(id)?.steps.set(step.index, step);
    },
    finish: (run) => {
      lasting.finish(run);
      underWay.delete(run.id);
    },
    close: () => {
      isClosed = true;
      if (due === null) store.close();
    },
  };
}

/** `null` where it is not there. */
function inodeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.ino ?? null;
}
