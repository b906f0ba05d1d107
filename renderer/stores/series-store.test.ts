import { expect, test } from "vitest";
import { standInClient, untilState } from "../../e2e/fixtures/stand-in-client.ts";
import { succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { RunEvent } from "../../shared/run/run-event.ts";
import type { RunStart } from "../../shared/run/run-record.ts";
import { createSeriesStore, type SeriesPlan } from "./series-store.ts";

const plan: SeriesPlan = {
  operation: "ADD",
  targetId: "lab",
  network: succeededRun.network,
  runtimeConf: { ifName: "eth0", args: [], capabilityArgs: "" },
  recordDelegates: true,
  places: [
    { name: "c1", netns: "/run/netns/c1" },
    { name: "new", netns: null },
    { name: "c3", netns: "/run/netns/c3" },
  ],
};
const finished: RunEvent = {
  ...{ type: "finished", outcome: "succeeded", durationMs: 5 },
  ...{ skipReason: null, error: null, result: null },
};

/** A main process whose runs end when they are told to. */
function slowMain() {
  const started: RunStart[] = [];
  const ends: (() => void)[] = [];
  const client = standInClient({
    "namespaces.create": ({ name }) => ({ name, path: `/run/netns/${name}`, interfaces: [] }),
    "runs.start": (request) => {
      started.push(request);
      return { ...succeededRun, ...request, id: started.length, outcome: "running", durationMs: null };
    },
    "runs.watch": async function* () {
      await new Promise<void>((resolve) => {
        ends.push(resolve);
      });
      yield finished;
    },
  });
  return { client, started, ends };
}

test("runs in one namespace after the other, each with its own container ID", async () => {
  const { client, started, ends } = slowMain();
  const store = createSeriesStore(client);
  const all = store.getState().start(plan);
  for (const n of [0, 1, 2]) {
    const { series } = await untilState(store, (state) => state.series?.lines[n]?.runId === n + 1);
    expect(series?.lines.map(({ state }) => state)).toEqual(
      [0, 1, 2].map((at) => (at < n ? "succeeded" : at === n ? "running" : "waiting")),
    );
    await expect.poll(() => ends.length).toBe(n + 1);
    ends[n]?.();
  }
  await all;
  expect(store.getState().series?.going).toBe(false);
  expect(started.map(({ runtimeConf }) => runtimeConf.netns)).toEqual([
    "/run/netns/c1",
    "/run/netns/new",
    "/run/netns/c3",
  ]);
  // That of cnitool for this path.
  expect(started[0]?.runtimeConf.containerId).toBe("cnitool-20b4ff582526573bbe7d");
  expect(new Set(started.map(({ runtimeConf }) => runtimeConf.containerId)).size).toBe(3);
});

test("lets the run under way end when the rest is cancelled, and begins no other", async () => {
  const { client, started, ends } = slowMain();
  const store = createSeriesStore(client);
  const all = store.getState().start(plan);
  await expect.poll(() => ends.length).toBe(1);
  store.getState().cancelRest();
  await store.getState().start(plan);
  expect(started).toHaveLength(1);
  ends[0]?.();
  await all;
  expect(store.getState().series?.lines.map(({ state }) => state)).toEqual([
    "succeeded",
    "leftOut",
    "leftOut",
  ]);
  expect(started).toHaveLength(1);
});

test("goes on after a namespace that could not be made, and says why", async () => {
  const { client, ends } = slowMain();
  const refusing = standInClient({
    "namespaces.create": () => {
      throw new IpcError({ code: "INTERNAL", message: "No more of them." });
    },
    "runs.start": (request) => client.call("runs.start", request),
    "runs.watch": (input, { signal }) => client.stream("runs.watch", input, signal),
  });
  const store = createSeriesStore(refusing);
  const all = store.getState().start(plan);
  await expect.poll(() => ends.length).toBe(1);
  ends[0]?.();
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.();
  await all;
  const lines = store.getState().series?.lines ?? [];
  expect(lines.map(({ state }) => state)).toEqual(["succeeded", "refused", "succeeded"]);
  expect(lines[1]).toMatchObject({ runId: null, message: "No more of them." });
});
