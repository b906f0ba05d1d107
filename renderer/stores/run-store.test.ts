import { describe, expect, test, vi } from "vitest";
import { handStream, standInClient, untilState } from "../../e2e/fixtures/stand-in-client.ts";
import { succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { RunEvent } from "../../shared/run/run-event.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { createRunStore } from "./run-store.ts";

const running: RunRecord = {
  ...succeededRun,
  id: 7,
  outcome: "running",
  steps: [],
  durationMs: null,
  result: null,
};
const [step] = succeededRun.steps;
const soon = (task: () => void) => {
  const timer = setTimeout(task);
  return () => clearTimeout(timer);
};
const ended: RunEvent = {
  type: "finished",
  outcome: "succeeded",
  durationMs: 3,
  skipReason: null,
  error: null,
  result: null,
};

describe("a run on screen", () => {
  test("is the record and then every event folded into it", async () => {
    const events = handStream<RunEvent>();
    const client = standInClient({ "runs.watch": (_input, { signal }) => events.watch(signal) });
    const store = createRunStore(client, () => {}, soon);
    store.getState().attach(7);
    expect(store.getState()).toMatchObject({ runId: 7, record: null });
    events.send({ type: "record", record: running });
    if (step !== undefined) events.send({ type: "stepStarted", step });
    events.send(ended);
    const { record } = await untilState(store, (state) => state.record?.outcome === "succeeded");
    expect(record).toEqual({ ...running, steps: [step], outcome: "succeeded", durationMs: 3 });
  });

  test("shows what arrives until the next frame together, and nothing of it is lost", async () => {
    const events = handStream<RunEvent>();
    const client = standInClient({ "runs.watch": (_input, { signal }) => events.watch(signal) });
    const frames = new Set<() => void>();
    const store = createRunStore(
      client,
      () => {},
      (task) => {
        frames.add(task);
        return () => void frames.delete(task);
      },
    );
    const shown: (string | undefined)[] = [];
    store.subscribe(({ record }) => shown.push(`${record?.steps.length} ${record?.outcome}`));
    store.getState().attach(7, running);
    if (step !== undefined) events.send({ type: "stepStarted", step });
    events.send(ended);
    await vi.waitFor(() => expect(frames.size).toBe(1));
    expect(shown).toEqual(["0 running"]);
    events.fail(new IpcError({ code: "INTERNAL", message: "The program has ended." }));
    await untilState(store, ({ problem }) => problem !== null);
    expect(shown.slice(0, 2)).toEqual(["0 running", "1 succeeded"]);
    expect(frames.size).toBe(0);
  });

  test("hears nothing more of the run before", async () => {
    const streams = new Map([
      [1, handStream<RunEvent>()],
      [2, handStream<RunEvent>()],
    ]);
    const signals: AbortSignal[] = [];
    const client = standInClient({
      "runs.watch": ({ id }, { signal }) => {
        signals.push(signal);
        return streams.get(id)?.watch(signal) ?? handStream<RunEvent>().watch(signal);
      },
    });
    const store = createRunStore(client, () => {}, soon);
    store.getState().attach(1, { ...running, id: 1 });
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    store.getState().attach(2);
    streams.get(1)?.send(ended);
    streams.get(2)?.send({ type: "record", record: { ...running, id: 2 } });
    const { record } = await untilState(store, (state) => state.record !== null);
    expect(record).toMatchObject({ id: 2, outcome: "running" });
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
  });

  test("says why it cannot be shown", async () => {
    const client = standInClient({
      "runs.watch": () => {
        throw new IpcError({ code: "NOT_FOUND", message: "There is no run 7." });
      },
    });
    const store = createRunStore(client, () => {}, soon);
    store.getState().attach(7);
    const { problem } = await untilState(store, (state) => state.problem !== null);
    expect(problem).toMatchObject({ code: "NOT_FOUND", message: "There is no run 7." });
  });

  test("can be cancelled, and a cancel that fails is told", async () => {
    const cancelled: number[] = [];
    const client = standInClient({ "runs.cancel": ({ id }) => void cancelled.push(id) });
    const store = createRunStore(client, () => {}, soon);
    store.getState().attach(7, running);
    await store.getState().cancel();
    expect(cancelled).toEqual([7]);

    const onProblem = vi.fn();
    const failing = createRunStore(standInClient({}), onProblem);
    failing.getState().attach(7, running);
    await failing.getState().cancel();
    expect(onProblem).toHaveBeenCalledOnce();
  });
});
