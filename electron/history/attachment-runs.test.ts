import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newestFirst, placeOf } from "../../shared/history/run-order.ts";
import { openRunsStore, type RunsStore } from "./runs-store.ts";
import { sampleRun } from "./sample-run.ts";

let directory: string;
let store: RunsStore;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "attachment-runs-"));
  store = openRunsStore(join(directory, "history.db"));
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

const attachment = { targetId: "lab", containerId: "c1", ifName: "eth0" } as const;
const keep = (
  startedAt: number,
  change: Partial<typeof sampleRun.runtimeConf> = {},
  targetId = sampleRun.targetId,
) =>
  store.begin({ ...sampleRun, targetId, startedAt, runtimeConf: { ...sampleRun.runtimeConf, ...change } }).id;

test("the runs of one attachment are those of exactly its container, interface and target, by time", () => {
  const late = keep(30);
  const early = keep(10);
  const middle = keep(20);
  const same = keep(20);
  keep(15, { containerId: "c11" });
  keep(15, { containerId: "xc1" });
  keep(15, { ifName: "eth1" });
  keep(15, {}, "host");
  const runs = store.ofAttachment({ attachment, limit: 9 });
  expect(runs.map(({ id }) => id)).toEqual([late, same, middle, early]);
  const [first] = store.ofAttachment({ attachment, limit: 1 });
  if (first === undefined) throw new Error("no run");
  const rest = store.ofAttachment({ attachment, after: placeOf(first, newestFirst), limit: 2 });
  expect(rest.map(({ id }) => id)).toEqual([same, middle]);
});
