import { constants, copyFileSync, createWriteStream, statSync } from "node:fs";
import { join } from "node:path";
import { exportRuns } from "../../electron/history/carry/export-runs.ts";
import { findRunIds } from "../../electron/history/carry/find-run-ids.ts";
import { openBundleImport } from "../../electron/history/carry/import-bundle.ts";
import { openRunsStore, type RunsStore } from "../../electron/history/runs-store.ts";
import { parseQuery } from "../../shared/history/parse-query.ts";
import { median } from "../median.ts";
import { megabytes, milliseconds, reportAs } from "./measure.ts";

const never = new AbortController().signal;
/** How often the list is asked for while something long goes on, in milliseconds. */
const askEveryMs = 100;

/** Runs in and out of a bundle, which the window waits for beside everything else. */
const carried = Number(process.env.BENCH_CARRIED ?? 20_000);

/**
 * What goes on for long: for each its rate, how long the first page of a list takes meanwhile, and the most memory that
 * the process had. The long history stays as it is: what changes anything is done to copies in a directory.
 */
export async function measureUpkeep(file: string, directory: string): Promise<void> {
  const copy = join(directory, "copy.db");
  copyFileSync(file, copy, constants.COPYFILE_FICLONE);
  const store = openRunsStore(copy);
  const bundle = join(directory, "runs.cnirun");
  await measureExport(store, bundle);
  await measureImport(bundle, join(directory, "other.db"));
  for (const words of ["", "net:net-7", '"already exists"', "until:2024-01-01"]) {
    await measureDeletion(store, words);
  }
  store.close();
}

async function measureExport(store: RunsStore, bundle: string): Promise<void> {
  await beside(store, "finding the numbers of all runs", async () => (await findRunIds(store, {})).length);
  const ids = await findRunIds(store, {}, carried);
  await beside(store, "export as a bundle", () => exportTo(bundle, store, ids));
  reportAs("the bundle", megabytes(statSync(bundle).size), "", "", "");
}

async function measureImport(bundle: string, file: string): Promise<void> {
  const store = openRunsStore(file);
  const incoming = openBundleImport(bundle, file);
  await beside(store, "preview of the bundle", async () => {
    const { added, known } = await incoming.preview(never, () => {});
    return added + known;
  });
  await beside(store, "import of the bundle", async () => (await incoming.run(never, () => {})).added);
  incoming.close();
  const rules = { days: null, runs: Math.ceil(carried / 2), megabytes: null };
  await beside(store, "retention, of every other run", () => store.applyRetention(rules, never));
  store.close();
}

async function measureDeletion(store: RunsStore, words: string): Promise<void> {
  const [{ id: upTo } = { id: 0 }] = (await store.page({}, { limit: 1 })).runs;
  const name = words === "" ? "all runs" : `\`${words}\``;
  let removal = 0;
  await beside(store, `deletion of ${name}`, async () => {
    const what = { query: parseQuery(words).query, upTo };
    const { id, runs } = await store.deleteRuns(what, () => {}, never);
    removal = id;
    return runs;
  });
  await beside(store, `having back ${name}`, async () => store.undelete(removal) ?? 0);
}

async function exportTo(file: string, store: RunsStore, ids: readonly number[]): Promise<number> {
  const stream = createWriteStream(file);
  const write = (part: string | Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      stream.write(part, (error) => (error ? reject(error) : resolve()));
    });
  const options = {
    ...({ ids, format: "bundle", withSecrets: false, program: "bench" } as const),
    deriveContainerId: () => "",
  };
  const { runs } = await exportRuns(store, options, write, never);
  await new Promise<void>((resolve) => stream.end(resolve));
  return runs;
}

/** @param work says how many runs it did */
async function beside(store: RunsStore, name: string, work: () => Promise<number>): Promise<void> {
  const pages: number[] = [];
  let memory = process.memoryUsage.rss();
  let asking = Promise.resolve();
  const ask = async (due: number): Promise<void> => {
    await store.page({}, { limit: 200 });
    // What kept it from being asked in time counts as well.
    pages.push(performance.now() - due);
    memory = Math.max(memory, process.memoryUsage.rss());
  };
  let due = performance.now() + askEveryMs;
  // Where it never has its turn, that shows as one long wait.
  const timer = setInterval(() => {
    asking = ask(Math.min(due, performance.now()));
    due = performance.now() + askEveryMs;
  }, askEveryMs);
  const began = performance.now();
  const runs = await work();
  const seconds = (performance.now() - began) / 1000;
  clearInterval(timer);
  if (performance.now() > due) await ask(due);
  await asking;
  const rate = `${Math.round(runs / seconds).toLocaleString("en")} runs/s`;
  const waits = pages.length === 0 ? ["", ""] : [median(pages), Math.max(...pages)].map(milliseconds);
  reportAs(
    `${name} (${runs.toLocaleString("en")} runs)`,
    seconds < 1 ? milliseconds(seconds * 1000) : `${seconds.toFixed(1)} s`,
    rate,
    waits.join(", "),
    megabytes(memory),
  );
}
