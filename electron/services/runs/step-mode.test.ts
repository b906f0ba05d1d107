import { afterEach, describe, expect, test, vi } from "vitest";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { StepAction } from "../../../shared/run/step-action.ts";
import type { ChainEvent } from "../../libcni/chain/chain-event.ts";
import type { LoadedNetwork } from "../engine.ts";
import { benchForEachTest, folded, forever, request, toEnd } from "./runs-test-kit.ts";

const bench = benchForEachTest();
afterEach(() => {
  vi.restoreAllMocks();
});

const stepwise = { ...request, stepwise: true };

/** Plugins as the engine calls them, each after its gate and for 5 ms of the clock. */
const gated =
  (plugins: number, takes: (ms: number) => void = () => {}): LoadedNetwork["run"] =>
  async (command, _conf, { onEvent, gate, signal }) => {
    for (let index = 0; index < plugins; index++) {
      if (signal.aborted) return { outcome: "cancelled" };
      const tell = (event: ChainEvent) => onEvent(event);
      tell({ type: "stepStarted", index, pluginIndex: index, command, pluginType: `p${index}` });
      tell({ type: "stepInput", index, env: [], stdin: new Uint8Array(), injected: [] });
      const answer = (await gate?.(index)) ?? "run";
      if (answer === "run") takes(5);
      const state = { run: "succeeded", stop: "stopped", cancel: "cancelled" } as const;
      tell({ type: "stepFinished", index, state: state[answer], process: null, error: null });
      if (answer !== "run") return { outcome: "cancelled" };
    }
    return { outcome: "succeeded", result: null };
  };

const statesOf = ({ steps }: RunRecord) => steps.map(({ state }) => state);

/** Watches a run to its end and says in turn what is to become of each step that waits. */
async function walk(run: LoadedNetwork["run"], answers: readonly (StepAction | "cancel" | "close")[]) {
  const runs = bench().runsWith(run);
  const { id } = await runs.start(stepwise, forever);
  const rest = [...answers];
  const waited: number[] = [];
  for await (const event of runs.watch(id, forever)) {
    const index = event.type === "record" ? event.record.steps.findIndex(isWaiting) : waitsAt(event);
    if (index < 0) continue;
    waited.push(index);
    expect(bench().store.get(id)?.steps[index]?.state).toBe("waiting");
    const answer = rest.shift();
    if (answer === "close") void runs.close();
    else if (answer === "cancel") runs.cancel(id);
    else if (answer !== undefined) runs.advance(id, index, answer);
  }
  const record = bench().store.get(id);
  if (record === null) throw new Error("the run is not in the history");
  return { record, waited };
}

const isWaiting = ({ state }: { readonly state: string }) => state === "waiting";
const waitsAt = (event: { readonly type: string; readonly index?: number }) =>
  event.type === "stepWaiting" ? (event.index ?? -1) : -1;

describe("a run in step mode", () => {
  test("waits before each plugin, and its history says that it was stepped through", async () => {
    const { record, waited } = await walk(gated(3), ["next", "next", "next"]);
    expect(waited).toEqual([0, 1, 2]);
    expect(record).toMatchObject({ outcome: "succeeded", stepwise: true });
    expect(record.waitedMs).toBeGreaterThan(0);
    expect(statesOf(record)).toEqual(["succeeded", "succeeded", "succeeded"]);
  });

  test("that is let run to its end waits no more", async () => {
    const { record, waited } = await walk(gated(3), ["next", "toEnd"]);
    expect(waited).toEqual([0, 1]);
    expect(statesOf(record)).toEqual(["succeeded", "succeeded", "succeeded"]);
  });

  test("that is stopped ends as cancelled before the plugin", async () => {
    const { record } = await walk(gated(3), ["next", "stop"]);
    expect(record.outcome).toBe("cancelled");
    expect(statesOf(record)).toEqual(["succeeded", "stopped"]);
    expect(bench().store.summary(record.id)?.headline).toBe("stopped before p1");
  });

  test.each(["cancel", "close"] as const)("ends while it waits by %s, with what had run", async (way) => {
    const { record } = await walk(gated(3), ["next", way]);
    expect(record.outcome).toBe("cancelled");
    expect(statesOf(record)).toEqual(["succeeded", "cancelled"]);
  });

  test("fails when its target goes away while it waits", async () => {
    const runs = bench().runsWith(gated(1));
    const { id } = await runs.start(stepwise, forever);
    for await (const event of runs.watch(id, forever)) {
      if (event.type === "stepWaiting") bench().started[0]?.end("It was killed.");
    }
    expect(bench().store.get(id)).toMatchObject({
      outcome: "failed",
      error: { code: "TARGET_LOST", message: "It was killed." },
      steps: [{ state: "failed" }],
    });
  });

  test("is not waited for in its duration, nor in the places of its steps", async () => {
    let now = 0;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const runs = bench().runsWith(gated(3, (ms) => (now += ms)));
    const { id } = await runs.start(stepwise, forever);
    for await (const event of runs.watch(id, forever)) {
      if (event.type !== "stepWaiting") continue;
      now += 60_000;
      runs.advance(id, event.index, "next");
    }
    const record = bench().store.get(id);
    expect(record).toMatchObject({ durationMs: 15, waitedMs: 180_000 });
    expect(record?.steps.map(({ offsetMs }) => offsetMs)).toEqual([0, 5, 10]);
  });

  test("is told to a watcher that comes while it waits, as it stands", async () => {
    expect.assertions(1);
    const runs = bench().runsWith(gated(2));
    const { id } = await runs.start(stepwise, forever);
    for await (const event of runs.watch(id, forever)) {
      if (event.type !== "stepWaiting") continue;
      const late = runs.watch(id, forever)[Symbol.asyncIterator]();
      const first = (await late.next()).value;
      expect(first).toMatchObject({ type: "record", record: { steps: [{ state: "waiting" }] } });
      await late.return?.();
      runs.advance(id, event.index, "stop");
    }
  });
});

test("a run that is not in step mode has no gate, and nothing to advance", async () => {
  const runs = bench().runsWith(gated(2));
  const { id } = await runs.start(request, forever);
  runs.advance(id, 0, "stop");
  const record = folded(await toEnd(runs.watch(id, forever)));
  expect(record).toMatchObject({ outcome: "succeeded" });
  expect(record).not.toHaveProperty("stepwise");
  expect(bench().store.get(id)).toEqual(record);
  runs.advance(id, 0, "stop");
});
