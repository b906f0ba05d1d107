import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { HistoryUsage } from "../../shared/history/retention.ts";
import { defaultSettings } from "../../shared/settings/settings.ts";
import { openRunsStore } from "../history/runs-store.ts";
import { sampleRun } from "../history/sample-run.ts";
import { createHistoryKeeper } from "./history-keeper.ts";
import { Notices } from "./notices.ts";

test("the window is told when the disk has back what the rules deleted, and not before", async () => {
  const directory = mkdtempSync(join(tmpdir(), "keeper-"));
  const store = openRunsStore(join(directory, "history.db"));
  const network = {
    ...sampleRun.network,
    bytes: { encoding: "utf8", text: "x".repeat(100_000) },
  } as const;
  for (let n = 0; n < 10; n += 1)
    store.finish({ ...store.begin({ ...sampleRun, network }), outcome: "failed" });
  const before = store.usage();

  const { promise, resolve } = Promise.withResolvers<HistoryUsage>();
  const keeper = createHistoryKeeper({
    store,
    history: { reordered: () => {}, shrunk: () => resolve(store.usage()) },
    settings: { get: () => ({ ...defaultSettings, retention: { days: null, runs: 1, megabytes: null } }) },
    notices: new Notices(),
  });
  keeper.tend();
  const { runs, bytes, freeBytes } = await promise;
  expect({ runs, freeBytes }).toEqual({ runs: 1, freeBytes: 0 });
  expect(bytes).toBeLessThan(before.bytes);
  await keeper.close();
  store.close();
  rmSync(directory, { recursive: true, force: true });
});
