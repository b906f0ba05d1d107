import { afterEach, describe, expect, test, vi } from "vitest";
import { quickRun } from "../stand-ins.ts";
import { benchForEachTest, folded, forever, request, toEnd } from "./runs-test-kit.ts";

const bench = benchForEachTest();
afterEach(() => {
  vi.useRealTimers();
});

async function firstNotice(): Promise<string> {
  for await (const all of bench().notices.watch(forever)) return all[0]?.message ?? "";
  return "";
}

describe("a history that cannot be written", () => {
  const full = () => {
    throw new Error("database or disk is full");
  };

  test("lets no run begin", async () => {
    const runs = bench().runsWith(quickRun, { begin: full });
    await expect(runs.start(request, forever)).rejects.toMatchObject({
      data: { code: "REFUSED", message: expect.stringContaining("database or disk is full") },
    });
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
