import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import { createRuns } from "../migrations/0001-runs.ts";
import { createRunChanges } from "../migrations/0002-run-changes.ts";
import { addRunOptions } from "../migrations/0003-run-options.ts";
import { addStepDelegates } from "../migrations/0004-step-delegates.ts";
import { openRunsStore } from "../runs-store.ts";
import { sampleRun, sampleStep } from "../sample-run.ts";

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "migrate-search-"));
  file = join(directory, "history.db");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const tables = ["runs", "run_details", "steps", "step_data"];

/** Makes a database of the format before there was a search, with the runs of one of the newest format. */
function older(from: string): void {
  const old = new DatabaseSync(file);
  old.exec(
    [createRuns, createRunChanges, addRunOptions, addStepDelegates, "PRAGMA user_version = 4"].join(";"),
  );
  old.exec(`ATTACH '${from}' AS newer`);
  for (const table of tables) {
    const names = old.prepare(`SELECT name FROM pragma_table_info('${table}')`).all();
    const columns = names.map(({ name }) => String(name)).join();
    old.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM newer.${table}`);
  }
  old.close();
}

test("a history from before the search keeps every run to the byte, and all of them are found", async () => {
  const from = join(directory, "newer.db");
  const made = openRunsStore(from);
  const ended = [1, 2, 3].map((n) => {
    const run = made.begin({
      ...sampleRun,
      runtimeConf: { ...sampleRun.runtimeConf, containerId: `c0ffee${n}` },
    });
    made.saveStep(run.id, sampleStep);
    made.finish({ ...run, outcome: "failed", durationMs: n, error: sampleStep.error });
    return made.get(run.id);
  });
  made.close();
  older(from);

  const store = openRunsStore(file);
  expect(ended.map((run) => store.get(run?.id ?? 0))).toEqual(ended);
  const { query } = parseQuery("id:0ffee2 portmap code:11");
  expect((await store.page(query, { limit: 9 })).runs.map(({ id }) => id)).toEqual([2]);
  expect((await store.facets({}, 9)).facets.outcome.values).toEqual([{ value: "failed", count: 3 }]);
  store.close();
});

test("runs of an older program that is still at work are found once the history is opened again", async () => {
  const store = openRunsStore(file);
  const { id } = store.begin({ ...sampleRun, outcome: "succeeded", durationMs: 1 });
  store.close();
  const older = new DatabaseSync(file);
  older.exec(
    "INSERT INTO runs (id, operation, target_id, network_name, netns, container_id, if_name, started_at, duration_ms, outcome, headline, owner) SELECT 77, operation, target_id, network_name, netns, container_id, if_name, started_at, duration_ms, outcome, headline, owner FROM runs",
  );
  older.exec(
    "INSERT INTO run_details (run_id, network_file, network_bytes, args, capability_args, plugin_path, cni_version, plugin_types, skip_reason, error, result, options) SELECT 77, network_file, network_bytes, args, capability_args, plugin_path, cni_version, plugin_types, skip_reason, error, result, options FROM run_details",
  );
  older.close();
  const again = openRunsStore(file);
  expect((await again.page(parseQuery("lab-net").query, { limit: 9 })).runs.map((run) => run.id)).toEqual([
    77,
    id,
  ]);
  again.close();
});

test("a run that is deleted is counted and found no more", async () => {
  const store = openRunsStore(file);
  const ids = [1, 2].map(() => store.begin({ ...sampleRun, outcome: "succeeded", durationMs: 1 }).id);
  const other = new DatabaseSync(file);
  other.exec(`DELETE FROM runs WHERE id = ${ids[0]}`);
  other.close();
  for (const words of ["", "netns/ä1", "ns:ä1", "portmap"]) {
    const page = await store.page(parseQuery(words).query, { limit: 9 });
    expect(page.runs.map((run) => run.id)).toEqual([ids[1]]);
    expect(page).toMatchObject({ matching: 1, total: 1 });
  }
  store.close();
});
