import type { RunsStore } from "../../electron/history/runs-store.ts";
import { numberedRun } from "./numbered-run.ts";

/** Writes the n-th run from its begin to its end; gives its id. */
export function writeNumbered(store: Pick<RunsStore, "begin" | "saveStep" | "finish">, n: number): number {
  const { begun, ended } = numberedRun(n);
  const run = store.begin(begun);
  for (const step of ended.steps) store.saveStep(run.id, step);
  store.finish({ ...run, ...ended });
  return run.id;
}
