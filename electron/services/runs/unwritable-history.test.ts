import { afterEach, describe, expect, test, vi } from "vitest";
import { quickRun } from "../stand-ins.ts";
import { benchForEachTest, folded, forever, request, toEnd } from "./runs-test-kit.ts";

const bench = benchForEachTest();
afterEach(() => {
  vi.useRealTimers();
});

const firstNotice = () => noticeAt(0);
const lastNotice = () => noticeAt(-1);

async function noticeAt(place: number): Promise<string> {
  for await (const all of bench().notices.watch(forever)) return all.at(place)?.message ?? "";
  return "";
}

describe("a history that cannot be written", () => {
  const full = () => {
    throw new Error("database or disk is full");
  };

  test("lets a run begin, which is told from memory, and has it once it can be written", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    let broken = true;
    const { store } = bench();
    const runs = bench().runsWith(quickRun, {
      begin: full,
      adopt: (run) => (broken ? full() : store.adopt(run)),
    });
    const { id } = await runs.start(request, forever);
    expect(await firstNotice()).toBe(`Run ${id} is not in the history: database or disk is full`);
    const record = folded(await toEnd(runs.watch(id, forever)));
    expect(record).toMatchObject({ outcome: "succeeded", steps: [{ state: "succeeded" }] });
    vi.advanceTimersToNextTimer();
    expect(store.get(id)).toBeNull();
    expect(folded(await toEnd(runs.watch(id, forever)))).toEqual(record);

    broken = false;
    vi.advanceTimersToNextTimer();
    expect(store.get(id)).toEqual(record);
    expect(bench().changes.at(-1)?.id).toBe(id);
    expect(folded(await toEnd(runs.watch(id, forever)))).toEqual(record);
    expect(vi.getTimerCount()).toBe(0);
    // It is true no more.
    expect(await firstNotice()).toBe("");
  });

  test("keeps a request of which nothing ran, too", async () => {
    let broken = true;
    const { store } = bench();
    const runs = bench().runsWith(quickRun, {
      begin: full,
      adopt: (run) => (broken ? full() : store.adopt(run)),
    });
    const badName = { ...request.runtimeConf, ifName: "in/valid" };
    const { id } = await runs.start({ ...request, runtimeConf: badName }, forever);
    const record = folded(await toEnd(runs.watch(id, forever)));
    expect(record).toMatchObject({ outcome: "failed", steps: [], error: { code: "INVALID_REQUEST" } });
    broken = false;
    await runs.close();
    expect(store.get(id)).toEqual(record);
  });

  test("gives the runs that it could not take their numbers before the next one has its own", async () => {
    let broken = true;
    const { store } = bench();
    const going = Promise.withResolvers<void>();
    const runs = bench().runsWith(
      async (operation, conf, options) => {
        await going.promise;
        return quickRun(operation, conf, options);
      },
      {
        begin: (run) => (broken ? full() : store.begin(run)),
        adopt: (run) => (broken ? full() : store.adopt(run)),
      },
    );
    const first = await runs.start(request, forever);
    const second = await runs.start(request, forever);
    expect(await lastNotice()).toBe("2 runs are not in the history: database or disk is full");
    broken = false;
    const third = await runs.start(request, forever);
    expect(await firstNotice()).toBe("");
    expect([second.id, third.id]).toEqual([first.id + 1, first.id + 2]);
    expect(store.get(first.id)?.outcome).toBe("running");
    going.resolve();
    for (const { id } of [first, second, third]) {
      const record = folded(await toEnd(runs.watch(id, forever)));
      expect(record.outcome).toBe("succeeded");
      expect(store.get(id)).toEqual(record);
    }
  });

  test("keeps a run under the next number where another program used its own, and the person is told", async () => {
    let broken = true;
    const { store } = bench();
    const runs = bench().runsWith(quickRun, {
      begin: full,
      adopt: (run) => (broken ? full() : store.adopt(run)),
    });
    const { id } = await runs.start(request, forever);
    const record = folded(await toEnd(runs.watch(id, forever)));
    const other = store.begin({ ...record, outcome: "failed" });
    expect(other.id).toBe(id);
    broken = false;
    await runs.close();
    expect(store.get(id)?.outcome).toBe("failed");
    expect(store.get(id + 1)).toEqual({ ...record, id: id + 1 });
    expect(await lastNotice()).toBe(`Run ${id} is in the history as run ${id + 1}.`);
  });

  test("because another program has it locked says so", async () => {
    const locked = () => {
      throw Object.assign(new Error("database is locked"), { errcode: 5 });
    };
    const runs = bench().runsWith(quickRun, { begin: locked });
    await expect(runs.start(request, forever)).rejects.toMatchObject({
      data: { code: "REFUSED", advice: expect.stringContaining("Another program has it locked") },
    });
  });

  test("lets a run that began end, and the person is told", async () => {
    const runs = bench().runsWith(quickRun, { saveStep: full, finish: full });
    const { id } = await runs.start(request, forever);
    expect(folded(await toEnd(runs.watch(id, forever)))).toMatchObject({
      outcome: "succeeded",
      steps: [{ state: "succeeded" }],
    });
    expect(await firstNotice()).toContain("could not be kept whole in the history: database or disk is full");
  });

  test("for a while gets the steps once it can be written again", async () => {
    let broken = true;
    const runs = bench().runsWith(
      (operation, conf, options) => {
        const ended = quickRun(operation, conf, options);
        broken = false;
        return ended;
      },
      { saveStep: (id, step) => (broken ? full() : bench().store.saveStep(id, step)) },
    );
    const { id } = await runs.start(request, forever);
    const record = folded(await toEnd(runs.watch(id, forever)));
    expect(bench().store.get(id)).toEqual(record);
  });

  test("has the end of a run once it can be written again, and until then the run is told from memory", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    let broken = true;
    const unlessBroken = <Args extends readonly unknown[]>(write: (...args: Args) => void) => {
      return (...args: Args) => (broken ? full() : write(...args));
    };
    const over = {
      saveStep: unlessBroken(bench().store.saveStep),
      finish: unlessBroken(bench().store.finish),
    };
    const runs = bench().runsWith(quickRun, over);
    const { id } = await runs.start(request, forever);
    await toEnd(runs.watch(id, forever));
    vi.advanceTimersToNextTimer();
    expect(bench().store.get(id)?.outcome).toBe("running");
    const again = folded(await toEnd(runs.watch(id, forever)));
    expect(again.outcome).toBe("succeeded");

    broken = false;
    vi.advanceTimersToNextTimer();
    expect(bench().store.get(id)).toEqual(again);
    expect(bench().changes.at(-1)?.outcome).toBe("succeeded");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is tried once more when the program closes, and only once a step while it goes on", async () => {
    let attempts = 0;
    let broken = true;
    const runs = bench().runsWith(quickRun, {
      saveStep: (runId, step) => {
        attempts += 1;
        if (broken) full();
        bench().store.saveStep(runId, step);
      },
    });
    const { id } = await runs.start(request, forever);
    const record = folded(await toEnd(runs.watch(id, forever)));
    // Each may wait seconds for a lock: when it began, and when it had ended.
    expect(attempts).toBe(2);
    broken = false;
    await runs.close();
    expect(bench().store.get(id)).toEqual(record);
  });
});
