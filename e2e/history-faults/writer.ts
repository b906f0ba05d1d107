/**
 * Writes runs into a history until it is killed, or as many as it is told, and says after each commit what it has
 * committed. Another process for tests:
 *
 *     node writer.ts FILE store|command-line FIRST-NUMBER [COUNT]
 */
import { writeSync } from "node:fs";
import { saysLocked } from "../../electron/history/sqlite-error.ts";
import { ownIdentity } from "../../electron/platform/process-identity.ts";
import { numberedRun } from "./numbered-run.ts";

const [file = "", way = "store", first = "0", count = "Infinity"] = process.argv.slice(2);
const report = (...words: readonly (string | number)[]) => writeSync(1, `${words.join(" ")}\n`);

// What is not used is not loaded, since many of these are started.
const open =
  way === "store"
    ? (await import("../../electron/history/runs-store.ts")).openRunsStore
    : (await import("../../electron/history/open-run-writer.ts")).openRunWriter;
report("opening");
const writer = open(file, ownIdentity());
report("opened");

/** SQLite lets whoever comes first have the lock, so that one of two that never pause can wait long. */
function patiently<T>(write: () => T): T {
  for (;;) {
    try {
      return write();
    } catch (error) {
      if (!saysLocked(error)) throw error;
    }
  }
}

for (let n = Number(first); n < Number(first) + Number(count); n += 1) {
  const { begun, ended } = numberedRun(n);
  const run = patiently(() => writer.begin(begun));
  report("begun", n, run.id);
  for (const step of ended.steps) patiently(() => writer.saveStep(run.id, step));
  patiently(() => writer.finish({ ...run, ...ended }));
  report("ended", n, run.id);
}
writer.close();
