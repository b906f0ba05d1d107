import { describe, expect, test } from "vitest";
import { handStream, standInClient, untilState } from "../../e2e/fixtures/stand-in-client.ts";
import { createStandInMain, summaryOf } from "../../e2e/fixtures/stand-in-main.ts";
import { manyRuns } from "../../e2e/fixtures/stand-in-runs.ts";
import { newestFirst } from "../../shared/history/run-order.ts";
import { runsWith } from "../../shared/history/run-query.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { HistoryEvent, HistoryPage } from "../../shared/run/history-query.ts";
import { createHistoryStore } from "./history-store.ts";

const ready = (state: { readonly state: string }) => state.state === "ready";
const [run] = manyRuns(1, 0).map(summaryOf);
if (run === undefined) throw new Error("no run to test with");

describe("the history's list", () => {
  test("begins with the newest page and goes on with older ones until all are there", async () => {
    const main = createStandInMain({ runs: [...manyRuns(450, 0)] });
    const store = createHistoryStore(standInClient(main.handlers));
    store.getState().watch();
    const first = await untilState(store, ready);
    expect(first.runs).toHaveLength(60);
    expect(first.runs[0]?.id).toBe(450);
    await store.getState().loadMore();
    await store.getState().loadMore();
    await store.getState().loadMore();
    const { runs, matching, total } = store.getState();
    expect(runs.map(({ id }) => id)).toEqual(Array.from({ length: 450 }, (_, index) => 450 - index));
    expect([matching, total]).toEqual([450, 450]);
  });

  test("goes to its end without what lies between, upwards from there, and back to its start", async () => {
    const main = createStandInMain({ runs: [...manyRuns(1000, 0)] });
    const store = createHistoryStore(standInClient(main.handlers));
    store.getState().watch();
    await untilState(store, ready);
    const ids = () => store.getState().runs.map(({ id }) => id);
    const from = (newest: number, count: number) => Array.from({ length: count }, (_, n) => newest - n);
    await store.getState().loadLast();
    expect(ids()).toEqual(from(60, 60));
    expect(store.getState()).toMatchObject({ reachesStart: false, complete: true, matching: 1000 });
    await store.getState().loadPrevious();
    expect(ids()).toEqual(from(260, 260));
    await store.getState().loadMore();
    expect(ids()).toEqual(from(260, 260));
    for (let page = 0; page < 5; page += 1) await store.getState().loadPrevious();
    expect(ids()).toEqual(from(1000, 1000));
    expect(store.getState()).toMatchObject({ reachesStart: true, complete: true });
    await store.getState().loadLast();
    await store.getState().loadStart();
    expect(ids()).toEqual(from(1000, 60));
    expect(store.getState()).toMatchObject({ reachesStart: true, complete: false });
  });

  test("goes to any number of the list, and on from there", async () => {
    const main = createStandInMain({ runs: [...manyRuns(1000, 0)] });
    const store = createHistoryStore(standInClient(main.handlers));
    store.getState().watch();
    await untilState(store, ready);
    const ids = () => store.getState().runs.map(({ id }) => id);
    await store.getState().loadAt(500);
    const { skipped } = store.getState();
    expect(skipped).toBe(455);
    expect(ids()).toEqual(Array.from({ length: 120 }, (_, n) => 1000 - 455 - n));
    expect(store.getState()).toMatchObject({ reachesStart: false, complete: false, matching: 1000 });
    await store.getState().loadPrevious();
    expect(store.getState()).toMatchObject({ skipped: 255, reachesStart: false });
    await store.getState().loadMore();
    expect(ids()).toEqual(Array.from({ length: 520 }, (_, n) => 1000 - 255 - n));
    // Beyond the end, after others were deleted, is the end.
    await store.getState().loadAt(5000);
    expect(store.getState()).toMatchObject({ skipped: 940, complete: true });
    await store.getState().loadAt(0);
    expect(store.getState()).toMatchObject({ skipped: 0, reachesStart: true });
    expect(ids()[0]).toBe(1000);
  });

  test("goes to no number of a list while another one is on its way", async () => {
    const main = createStandInMain({ runs: [...manyRuns(1000, 0)] });
    const store = createHistoryStore(standInClient(main.handlers));
    store.getState().watch();
    await untilState(store, ready);
    const shown = store.getState().show(runsWith({ operation: "DEL" }), newestFirst);
    await store.getState().loadAt(500);
    await shown;
    expect(store.getState()).toMatchObject({ state: "ready", skipped: 0, matching: 125 });
  });

  test("asks for an older page once at a time", async () => {
    const asked: unknown[] = [];
    const main = createStandInMain({ runs: [...manyRuns(450, 0)] });
    const client = standInClient({
      ...main.handlers,
      "history.page": (input, context) => {
        asked.push(input);
        return main.handlers["history.page"](input, context);
      },
    });
    const store = createHistoryStore(client);
    store.getState().watch();
    await untilState(store, ready);
    await Promise.all([store.getState().loadMore(), store.getState().loadMore()]);
    expect(asked).toHaveLength(2);
    expect(store.getState().runs).toHaveLength(260);
  });

  test("shows a run as it begins and as it ends", async () => {
    const events = handStream<HistoryEvent>();
    const client = standInClient({
      "history.page": () => ({ runs: [], matching: 0, total: 0 }),
      "history.watch": (_input, { signal }) => events.watch(signal),
    });
    const store = createHistoryStore(client);
    store.getState().watch();
    await untilState(store, ready);
    events.send({ type: "changed", run: { ...run, outcome: "running" } });
    await untilState(store, ({ runs }) => runs[0]?.outcome === "running");
    events.send({ type: "changed", run });
    const { total } = await untilState(store, ({ runs }) => runs[0]?.outcome === "succeeded");
    expect(total).toBe(1);
  });

  test("counts right when a run begins while a page is on its way", async () => {
    const events = handStream<HistoryEvent>();
    const held = Promise.withResolvers<HistoryPage>();
    const asked = Promise.withResolvers<void>();
    const pages: (HistoryPage | Promise<HistoryPage>)[] = [
      held.promise,
      { runs: [run], matching: 1, total: 1 },
    ];
    const client = standInClient({
      "history.page": async () => {
        asked.resolve();
        return (await pages.shift()) ?? { runs: [], matching: 0, total: 0 };
      },
      "history.watch": async function* (_input, { signal }) {
        for await (const event of events.watch(signal)) {
          yield event;
          // The page is answered only when the event has gone before it.
          held.resolve({ runs: [], matching: 0, total: 0 });
        }
      },
    });
    const store = createHistoryStore(client);
    store.getState().watch();
    await asked.promise;
    events.send({ type: "changed", run });
    events.send({ type: "changed", run });
    const state = await untilState(store, ({ runs }) => runs.length > 0);
    expect([state.runs.length, state.matching, state.total]).toEqual([1, 1, 1]);
  });

  test("of a new filter is not overtaken by the answer to the old one", async () => {
    const slow = Promise.withResolvers<HistoryPage>();
    const client = standInClient({
      "history.page": ({ query }) =>
        query.choices?.outcome !== undefined ? slow.promise : { runs: [run], matching: 1, total: 9 },
    });
    const store = createHistoryStore(client);
    const first = store.getState().show(runsWith({ outcome: "failed" }), newestFirst);
    await store.getState().show(runsWith({ operation: "ADD" }), newestFirst);
    slow.resolve({ runs: [], matching: 0, total: 0 });
    await first;
    expect(store.getState()).toMatchObject({
      state: "ready",
      filter: runsWith({ operation: "ADD" }),
      total: 9,
    });
    expect(store.getState().runs).toHaveLength(1);
  });

  test("keeps what it showed until the runs of a new filter are there, and is then read from its first one", async () => {
    const slow = Promise.withResolvers<HistoryPage>();
    const client = standInClient({
      "history.page": ({ query }) =>
        query.choices?.outcome !== undefined ? slow.promise : { runs: [run], matching: 1, total: 9 },
    });
    const store = createHistoryStore(client);
    await store.getState().show({}, newestFirst);
    const { opening } = store.getState();
    const shown = store.getState().show(runsWith({ outcome: "failed" }), newestFirst);
    expect(store.getState()).toMatchObject({ state: "loading", runs: [{ id: run.id }], opening });
    slow.resolve({ runs: [], matching: 0, total: 9 });
    await shown;
    expect(store.getState()).toMatchObject({ state: "ready", runs: [], opening: { at: "first" } });
    expect(store.getState().opening).not.toBe(opening);
  });

  test("is read from its last run when its end was asked for, and stays where it is when only its order changed", async () => {
    const events = handStream<HistoryEvent>();
    const main = createStandInMain({ runs: [...manyRuns(450, 0)] });
    const store = createHistoryStore(
      standInClient({
        ...main.handlers,
        "history.watch": (_input, { signal }) => events.watch(signal),
      }),
    );
    store.getState().watch();
    await untilState(store, ready);
    await store.getState().loadLast();
    const { opening, runs } = store.getState();
    expect(opening.at).toBe("last");
    events.send({ type: "reordered" });
    await untilState(store, (state) => state.runs !== runs);
    expect(store.getState().opening).toBe(opening);
  });

  test("says why it cannot be read, and can be tried again", async () => {
    const main = createStandInMain({ runs: [...manyRuns(3, 0)] });
    main.failing.set("history.page", new IpcError({ code: "INTERNAL", message: "The disk is full." }));
    const store = createHistoryStore(
      standInClient({
        ...main.handlers,
        "history.page": (input, context) => main.handlers["history.page"](input, context),
      }),
    );
    store.getState().watch();
    const { problem } = await untilState(store, ({ state }) => state === "failed");
    expect(problem?.message).toBe("The disk is full.");
    main.failing.clear();
    await store.getState().reload();
    expect(store.getState()).toMatchObject({ state: "ready", problem: null, total: 3 });
  });
});
