import { afterEach, expect, test, vi } from "vitest";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { sampleRun } from "../../history/sample-run.ts";
import { ActiveRun } from "./active-run.ts";
import { conductRun } from "./conduct-run.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("looking at the machine is no part of a run's duration", async () => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const takes = (ms: number) => {
    now += ms;
  };
  const finished: RunRecord[] = [];
  const store = { saveStep: () => {}, finish: (run: RunRecord) => finished.push(run) };
  const run = new ActiveRun({ ...sampleRun, id: 1 }, store, (error) => {
    throw error;
  });
  const changes = { changes: [], remains: null, unread: [] };
  const chain = () => {
    takes(5);
    return Promise.resolve({ outcome: "succeeded", result: null } as const);
  };
  await conductRun(run, chain, {
    before: () => Promise.resolve(takes(100)),
    after: () => Promise.resolve(takes(1000)).then(() => changes),
  });
  expect(finished).toEqual([expect.objectContaining({ outcome: "succeeded", durationMs: 5, changes })]);
});
