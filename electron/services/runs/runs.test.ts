import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { applyRunEvent } from "../../../shared/run/apply-run-event.ts";
import type { RunEvent } from "../../../shared/run/run-event.ts";
import type { RunRecord, RunRequest } from "../../../shared/run/run-record.ts";
import { openRunsStore, type RunsStore } from "../../history/runs-store.ts";
import { sampleStep } from "../../history/sample-run.ts";
import { TargetLostError } from "../../target/target-lost-error.ts";
import type { LoadedNetwork } from "../engine.ts";
import { createHistory, type History } from "../history.ts";
import { Notices } from "../notices.ts";
import { hangingRun, quickRun, type StandInTarget, standInEngine, standInOffers } from "../stand-ins.ts";
import { createTargets, type Targets } from "../targets.ts";
import { createRuns, type Runs } from "./runs.ts";

const request: RunRequest = {
  operation: "ADD",
  targetId: "lab",
  network: { name: "lab-net", file: "/lab/10-lab.conflist", bytes: { encoding: "utf8", text: "{}" } },
  runtimeConf: { containerId: "c1", netns: "/run/netns/c1", ifName: "eth0", args: [], capabilityArgs: "" },
};
const withConf = (change: Partial<RunRequest["runtimeConf"]>): RunRequest => ({
  ...request,
  runtimeConf: { ...request.runtimeConf, ...change },
});
const forever = new AbortController().signal;

let directory: string;
let store: RunsStore;
let notices: Notices;
let targets: Targets;
let started: StandInTarget[];
let changes: RunRecord[];
let history: History;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "runs-"));
  store = openRunsStore(join(directory, "history.db"));
  notices = new Notices();
  const offers = standInOffers();
  started = offers.started;
  targets = createTargets(offers.offer, notices);
  changes = [];
  history = createHistory(store);
});
afterEach(async () => {
  vi.useRealTimers();
  await targets.close();
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

function runsWith(run: LoadedNetwork["run"], over: Partial<RunsStore> = {}): Runs {
  return createRuns({
    targets,
    store: { ...store, ...over },
    engineFor: standInEngine(run),
    notices,
    cniPath: "/plugins",
    onChange: (record) => changes.push(record),
    changes: history.watch,
  });
}

function fail(): never {
  throw new Error("there is no such run");
}

async function toEnd(events: AsyncIterable<RunEvent>): Promise<readonly RunEvent[]> {
  const all: RunEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

function folded([first, ...others]: readonly RunEvent[]): RunRecord {
  if (first?.type !== "record") throw new Error(`a stream began with ${first?.type}`);
  return others.reduce(applyRunEvent, first.record);
}

async function firstNotice(): Promise<string> {
  for await (const all of notices.watch(forever)) return all[0]?.message ?? "";
  return "";
}

describe("a run", () => {
  test("is in the history when it begins, and its watcher sees what the history keeps", async () => {
    const runs = runsWith(quickRun);
    const record = await runs.start(request, forever);
    expect(record).toMatchObject({
      ...request,
      outcome: "running",
      pluginPath: ["/plugins"],
      cniVersion: "1.0.0",
    });
    const events = await toEnd(runs.watch(record.id, forever));
    const kept = store.get(record.id);
    expect(folded(events)).toEqual(kept);
    expect(kept).toMatchObject({
      outcome: "succeeded",
      result: { encoding: "utf8", text: '{"cniVersion":"1.0.0","ips":[{"address":"10.88.0.7/16"}]}' },
      steps: [
        { state: "succeeded", exitCode: 0, durationMs: 12.5, stderr: { encoding: "base64", base64: "/wDD" } },
      ],
    });
    expect(changes.map((run) => run.outcome)).toEqual(["running", "succeeded"]);
  });

  test("has each event committed before it is told, the last one included", async () => {
    const { run, running } = hangingRun();
    const runs = runsWith(run);
    const { id } = await runs.start(request, forever);
    await running;
    const kept: unknown[] = [];
    for await (const event of runs.watch(id, forever)) {
      const now = store.get(id);
      kept.push([event.type, now?.outcome, now?.steps[0]?.state]);
      if (event.type === "record") runs.cancel(id);
    }
    expect(kept).toEqual([
      ["record", "running", "searching"],
      ["stepFinished", "cancelled", "cancelled"],
      ["finished", "cancelled", "cancelled"],
    ]);
  });

  test("that has ended is told as its record alone", async () => {
    const runs = runsWith(quickRun);
    const { id } = await runs.start(request, forever);
    await toEnd(runs.watch(id, forever));
    expect(await toEnd(runs.watch(id, forever))).toEqual([{ type: "record", record: store.get(id) }]);
    runs.cancel(id);
    await expect(toEnd(runs.watch(id + 1, forever))).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });
  });

  test("of another process is told again whenever it was written", async () => {
    const runs = runsWith(quickRun);
    // As the command line would have it: in the history, and not one of these runs.
    const { id, ...run } = await runs.start(request, forever);
    const foreign = store.begin(run);
    const events = runs.watch(foreign.id, forever)[Symbol.asyncIterator]();
    const next = async () => (await events.next()).value;
    const tell = () => history.changed(store.summary(foreign.id) ?? fail());
    expect(await next()).toEqual({ type: "record", record: foreign });
    history.changed(store.summary(id) ?? fail());
    store.saveStep(foreign.id, sampleStep);
    tell();
    expect(await next()).toEqual({ type: "record", record: { ...foreign, steps: [sampleStep] } });
    const ended = { ...foreign, outcome: "cancelled", durationMs: 1, steps: [sampleStep] } as const;
    store.finish(ended);
    tell();
    expect(await next()).toEqual({ type: "record", record: ended });
    expect((await events.next()).done).toBe(true);
  });

  test("is one of several, each with its own watchers", async () => {
    const runs = runsWith(quickRun);
    const records = await Promise.all([1, 2, 3].map(() => runs.start(request, forever)));
    const ids = records.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    const watched = await Promise.all([...ids, ...ids].map((id) => toEnd(runs.watch(id, forever))));
    for (const events of watched) expect(folded(events).outcome).toBe("succeeded");
  });

  test("is cancelled when the program closes, and no other begins", async () => {
    const { run, running } = hangingRun();
    const runs = runsWith(run);
    const { id } = await runs.start(request, forever);
    await running;
    await runs.close();
    expect(store.get(id)).toMatchObject({ outcome: "cancelled", steps: [{ state: "cancelled" }] });
    await expect(runs.start(request, forever)).rejects.toMatchObject({ data: { code: "CANCELLED" } });
  });

  test("keeps halves of characters out, so that what is shown is what is kept", async () => {
    const runs = runsWith(quickRun);
    const { id } = await runs.start(
      { ...withConf({ args: [["K", "\ud800"]] }), network: { ...request.network, name: "n\udfff" } },
      forever,
    );
    const events = await toEnd(runs.watch(id, forever));
    expect(folded(events)).toEqual(store.get(id));
    expect(store.get(id)?.runtimeConf.args).toEqual([["K", "\ufffd"]]);
  });
});

describe("a target that goes away during a run", () => {
  const losing: LoadedNetwork["run"] = (operation, _conf, { onEvent }) => {
    onEvent({ type: "stepStarted", index: 0, pluginIndex: 0, command: operation, pluginType: "bridge" });
    return Promise.reject(new TargetLostError("The lab was killed."));
  };

  test("fails it and its open steps", async () => {
    const runs = runsWith(losing);
    const { id } = await runs.start(request, forever);
    const error = { code: "TARGET_LOST", message: "The lab was killed.", cni: null, pluginType: null };
    expect(folded(await toEnd(runs.watch(id, forever)))).toMatchObject({
      outcome: "failed",
      error,
      steps: [{ state: "failed", error }],
    });
  });

  test("and that was not started again takes no other", async () => {
    const runs = runsWith(quickRun);
    await targets.start("lab");
    started[0]?.end("It was killed.");
    await new Promise(setImmediate);
    await expect(runs.start(request, forever)).rejects.toMatchObject({
      data: { code: "REFUSED", message: "The lab is not running: It was killed." },
    });
    expect(store.page({}, undefined, 1).total).toBe(0);
  });
});

test("a mistake of ours ends the run as failed, with what happened", async () => {
  const runs = runsWith(() => Promise.reject(new Error("a bug")));
  const { id } = await runs.start(request, forever);
  const record = folded(await toEnd(runs.watch(id, forever)));
  expect(record).toMatchObject({ outcome: "failed", error: { code: "INTERNAL", message: "a bug" } });
});

describe("a request that the reference would refuse is kept as a failed run of which nothing ran", () => {
  const never: LoadedNetwork["run"] = () => {
    throw new Error("something ran");
  };

  test.each<[string, RunRequest]>([
    ["missing containerID", withConf({ containerId: "" })],
    ["invalid characters in containerID; a b", withConf({ containerId: "a b" })],
    ["interface name is . or ..", withConf({ ifName: ".." })],
    ['invalid CNI_ARGS pair "K=V=W"', withConf({ args: [["K", "V=W"]] })],
    ["the path of the network namespace is not absolute: c1", withConf({ netns: "c1" })],
    [
      "error parsing configuration list: unexpected end of JSON input",
      { ...request, network: { ...request.network, bytes: { encoding: "utf8", text: "broken" } } },
    ],
  ])("%s", async (message, refused) => {
    const runs = runsWith(never);
    for (const operation of ["ADD", "DEL"] as const) {
      const record = await runs.start({ ...refused, operation }, forever);
      expect(record).toMatchObject({ outcome: "failed", durationMs: 0, steps: [] });
      expect(record.error).toEqual({ code: "INVALID_REQUEST", message, cni: null, pluginType: null });
      expect(store.get(record.id)).toEqual(record);
      expect(await toEnd(runs.watch(record.id, forever))).toEqual([{ type: "record", record }]);
    }
  });

  test.each(["/proc/self/ns/net", `/proc/${process.pid}/ns/net`])("%s, the target's own", async (netns) => {
    const record = await runsWith(never).start(withConf({ netns }), forever);
    expect(record).toMatchObject({ outcome: "failed", error: { code: "INVALID_REQUEST" } });
    expect(record.error?.message).toContain(`${netns} is the network namespace of the lab itself`);
  });
});

describe("a history that cannot be written", () => {
  const full = () => {
    throw new Error("database or disk is full");
  };

  test("lets no run begin", async () => {
    const runs = runsWith(quickRun, { begin: full });
    await expect(runs.start(request, forever)).rejects.toMatchObject({
      data: { code: "REFUSED", message: expect.stringContaining("database or disk is full") },
    });
  });

  test("because another program has it locked says so", async () => {
    const locked = () => {
      throw Object.assign(new Error("database is locked"), { errcode: 5 });
    };
    const runs = runsWith(quickRun, { begin: locked });
    await expect(runs.start(request, forever)).rejects.toMatchObject({
      data: { code: "REFUSED", advice: expect.stringContaining("Another program has it locked") },
    });
  });

  test("lets a run that began end, and the person is told", async () => {
    const runs = runsWith(quickRun, { saveStep: full, finish: full });
    const { id } = await runs.start(request, forever);
    expect(folded(await toEnd(runs.watch(id, forever)))).toMatchObject({
      outcome: "succeeded",
      steps: [{ state: "succeeded" }],
    });
    expect(await firstNotice()).toContain("could not be kept whole in the history: database or disk is full");
  });

  test("for a while gets the steps once it can be written again", async () => {
    let broken = true;
    const runs = runsWith(
      (operation, conf, options) => {
        const ended = quickRun(operation, conf, options);
        broken = false;
        return ended;
      },
      { saveStep: (id, step) => (broken ? full() : store.saveStep(id, step)) },
    );
    const { id } = await runs.start(request, forever);
    const record = folded(await toEnd(runs.watch(id, forever)));
    expect(store.get(id)).toEqual(record);
  });

  test("has the end of a run once it can be written again, and until then the run is told from memory", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    let broken = true;
    const unlessBroken = <Args extends readonly unknown[]>(write: (...args: Args) => void) => {
      return (...args: Args) => (broken ? full() : write(...args));
    };
    const over = { saveStep: unlessBroken(store.saveStep), finish: unlessBroken(store.finish) };
    const runs = runsWith(quickRun, over);
    const { id } = await runs.start(request, forever);
    await toEnd(runs.watch(id, forever));
    vi.advanceTimersToNextTimer();
    expect(store.get(id)?.outcome).toBe("running");
    const again = folded(await toEnd(runs.watch(id, forever)));
    expect(again.outcome).toBe("succeeded");

    broken = false;
    vi.advanceTimersToNextTimer();
    expect(store.get(id)).toEqual(again);
    expect(changes.at(-1)?.outcome).toBe("succeeded");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is tried once more when the program closes, and only once a step while it goes on", async () => {
    let attempts = 0;
    let broken = true;
    const runs = runsWith(quickRun, {
      saveStep: (runId, step) => {
        attempts += 1;
        if (broken) full();
        store.saveStep(runId, step);
      },
    });
    const { id } = await runs.start(request, forever);
    const record = folded(await toEnd(runs.watch(id, forever)));
    // Each may wait seconds for a lock: when it began, and when it had ended.
    expect(attempts).toBe(2);
    broken = false;
    await runs.close();
    expect(store.get(id)).toEqual(record);
  });
});
