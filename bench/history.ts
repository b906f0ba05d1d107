/**
 * How long a long history takes to answer, beside the plainest statement for the same in the sqlite3 shell. Fills
 * 100,000 runs, or as many as are given, with a fixed seed. In a directory that is given they are kept, and not filled
 * again. It prints the tables of bench/README.md.
 *
 *     npm run bench:history [-- RUNS [DIRECTORY]]
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { openRunsStore } from "../electron/history/runs-store.ts";
import {
  measureFacets,
  measurePages,
  measureSearches,
  measureStatistics,
  measureTimeline,
} from "./history/answers.ts";
import { fillHistory, writeRun } from "./history/fill.ts";
import { beginTable, measured, megabytes, report, reportAs } from "./history/measure.ts";
import { createShell } from "./history/shell.ts";
import { measureUpkeep } from "./history/upkeep.ts";
import { seeded } from "./history-runs.ts";

const runs = Number(process.argv[2] ?? 100_000);
const kept = process.argv[3];
const directory = kept ?? mkdtempSync(join(tmpdir(), "bench-history-"));
const file = join(directory, "history.db");

// Filling is another process's work, so that what the answers take of memory is seen.
if (process.argv[4] === "fill") {
  fillHistory(file, runs);
  process.exit();
}
if (!existsSync(file)) {
  const began = performance.now();
  mkdirSync(directory, { recursive: true });
  const program = [...process.execArgv, import.meta.filename];
  execFileSync(process.execPath, [...program, String(runs), directory, "fill"]);
  const seconds = (performance.now() - began) / 1000;
  console.log(`filled in ${seconds.toFixed(0)} s, ${Math.round(runs / seconds)} runs a second`);
}
console.log(`${runs.toLocaleString("en")} runs; ${cpus()[0]?.model ?? "?"}, ${cpus().length} cores`);
const memoryAtFirst = process.memoryUsage.rss();

beginTable("what", "ours", "processor", "`sqlite3` shell", "aim");
// What an older program made is brought to this format first.
openRunsStore(file).close();
const store = openRunsStore(file);
const asked = { store, runs, shellMs: createShell(file) };
await measurePages(asked);
await measureFacets(asked);
await measureSearches(asked);
await measureTimeline(asked);
await measureStatistics(asked);
const write = () => writeRun(store, runs, seeded(2));
report("a run with two steps, written durably", await measured(write));
const writeAndAsk = async () => {
  write();
  await store.page({}, { limit: 200 });
};
report("the same, and the first page after it", await measured(writeAndAsk));
// Before others are opened beside it.
const memory = process.memoryUsage.rss();
report("opening it", await measured(() => openRunsStore(file).close()), null, "100 ms");
const firstPage = async () => {
  const opened = openRunsStore(file);
  await opened.page({}, { limit: 200 });
  opened.close();
};
report("opening it, with the first page", await measured(firstPage), null, "100 ms");
const bytes = readdirSync(directory).reduce((sum, name) => sum + statSync(join(directory, name)).size, 0);
reportAs("on the disk", megabytes(bytes), "", "", "");
reportAs("memory of the process", megabytes(memory), "", "", "200 MB");
reportAs("of that before it opened the history", megabytes(memoryAtFirst), "", "", "");

beginTable("what", "time", "rate", "a first page meanwhile: median, longest", "most memory");
store.close();
const aside = mkdtempSync(join(tmpdir(), "bench-upkeep-"));
await measureUpkeep(file, aside);
rmSync(aside, { recursive: true });
if (kept === undefined) rmSync(directory, { recursive: true });
