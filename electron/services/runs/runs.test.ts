import { describe, expect, test } from "vitest";
import type { FaultPlan } from "../../../shared/run/plugin-fault.ts";
import type { RunRequest, RunStart } from "../../../shared/run/run-record.ts";
import { sampleStep } from "../../history/sample-run.ts";
import { TargetLostError } from "../../target/target-lost-error.ts";
import type { LoadedNetwork } from "../engine.ts";
import { hangingRun, quickRun } from "../stand-ins.ts";
import { benchForEachTest, folded, forever, request, toEnd } from "./runs-test-kit.ts";

const bench = benchForEachTest();
const withConf = (change: Partial<RunRequest["runtimeConf"]>): RunRequest => ({
  ...request,
  runtimeConf: { ...request.runtimeConf, ...change },
});

function fail(): never {
  throw new Error("there is no such run");
}

const hang: FaultPlan = { pluginIndex: 0, fault: { kind: "hang" } };

describe("a fault", () => {
  test.each<[string, Partial<RunStart>]>([
    ["outside a lab", { targetId: "host", fault: hang }],
    [
      "of a namespace that the operation does not have",
      { operation: "STATUS", fault: { pluginIndex: 0, fault: { kind: "namespace" } } },
    ],
  ])("%s is refused before anything begins", async (_which, over) => {
    const runs = bench().runsWith(fail);
    await expect(runs.start({ ...request, ...over }, forever)).rejects.toMatchObject({
      data: { code: "REFUSED" },
    });
    expect(bench().changes).toEqual([]);
  });

  test("is kept with the run, and takes the place of the plugin that it is for", async () => {
    const executed: boolean[] = [];
    const runs = bench().runsWith(async (_operation, _conf, { execute }) => {
      const call = { argv: ["/plugins/p"], env: {}, stdin: new TextEncoder().encode("{}") } as const;
      executed.push(execute !== undefined);
      const { exitCode } = (await execute?.(0, call)) ?? { exitCode: null };
      return { outcome: "succeeded", result: new TextEncoder().encode(String(exitCode)) };
    });
    const fault: FaultPlan = { pluginIndex: 0, fault: { kind: "exit", exitCode: 9 } };
    const { id } = await runs.start({ ...request, fault }, forever);
    await toEnd(runs.watch(id, forever));
    expect(bench().store.get(id)).toMatchObject({ fault, result: { text: "9" } });
    const plain = await runs.start(request, forever);
    await toEnd(runs.watch(plain.id, forever));
    expect(bench().store.get(plain.id)).not.toHaveProperty("fault");
    expect(executed).toEqual([true, false]);
  });
});

describe("a run", () => {
  test("is in the history when it begins, and its watcher sees what the history keeps", async () => {
    const runs = bench().runsWith(quickRun);
    const record = await runs.start(request, forever);
    expect(record).toMatchObject({
      ...request,
      outcome: "running",
      pluginPath: ["/plugins"],
      cniVersion: "1.0.0",
    });
    const events = await toEnd(runs.watch(record.id, forever));
    const kept = bench().store.get(record.id);
    expect(folded(events)).toEqual(kept);
    expect(kept).toMatchObject({
      outcome: "succeeded",
      result: { encoding: "utf8", text: '{"cniVersion":"1.0.0","ips":[{"address":"10.88.0.7/16"}]}' },
      steps: [
        { state: "succeeded", exitCode: 0, durationMs: 12.5, stderr: { encoding: "base64", base64: "/wDD" } },
      ],
    });
    expect(bench().changes.map((run) => run.outcome)).toEqual(["running", "succeeded"]);
  });

  test("has each event committed before it is told, the last one included", async () => {
    const { run, running } = hangingRun();
    const runs = bench().runsWith(run);
    const { id } = await runs.start(request, forever);
    await running;
    const kept: unknown[] = [];
    for await (const event of runs.watch(id, forever)) {
      const now = bench().store.get(id);
      kept.push([event.type, now?.outcome, now?.steps[0]?.state]);
      if (event.type === "changes") expect(now?.changes).toEqual(event.changes);
      if (event.type === "record") runs.cancel(id);
    }
    expect(kept).toEqual([
      ["record", "running", "searching"],
      ["stepFinished", "running", "cancelled"],
      ["changes", "cancelled", "cancelled"],
      ["finished", "cancelled", "cancelled"],
    ]);
  });

  test("that has ended is told as its record alone", async () => {
    const runs = bench().runsWith(quickRun);
    const { id } = await runs.start(request, forever);
    await toEnd(runs.watch(id, forever));
    expect(await toEnd(runs.watch(id, forever))).toEqual([{ type: "record", record: bench().store.get(id) }]);
    runs.cancel(id);
    await expect(toEnd(runs.watch(id + 1, forever))).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });
    // Each of these would hear of every run from now on, and keep it.
    expect(bench().listeners.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  test("does not begin for somebody who gave up while it was prepared, without whom nothing is looked at", async () => {
    const gaveUp = new AbortController();
    // The target's own namespace, which nobody may have a plugin run in.
    const started = bench()
      .runsWith(fail)
      .start(withConf({ netns: `/proc/${process.pid}/ns/net` }), gaveUp.signal);
    gaveUp.abort();
    await expect(started).rejects.toThrow(/abort/);
    expect((await bench().store.page({}, { limit: 1 })).total).toBe(0);
  });

  test("of another process is told again whenever it was written", async () => {
    const runs = bench().runsWith(quickRun);
    // As the command line would have it: in the history, and not one of these runs.
    const { id, ...run } = await runs.start(request, forever);
    const foreign = bench().store.begin(run);
    const events = runs.watch(foreign.id, forever)[Symbol.asyncIterator]();
    const next = async () => (await events.next()).value;
    const tell = () => bench().history.changed(bench().store.summary(foreign.id) ?? fail());
    expect(await next()).toEqual({ type: "record", record: foreign });
    bench().history.changed(bench().store.summary(id) ?? fail());
    bench().store.saveStep(foreign.id, sampleStep);
    tell();
    expect(await next()).toEqual({ type: "record", record: { ...foreign, steps: [sampleStep] } });
    const ended = { ...foreign, outcome: "cancelled", durationMs: 1, steps: [sampleStep] } as const;
    bench().store.finish(ended);
    tell();
    expect(await next()).toEqual({ type: "record", record: ended });
    expect((await events.next()).done).toBe(true);
  });

  test("is one of several, each with its own watchers", async () => {
    const runs = bench().runsWith(quickRun);
    const records = await Promise.all([1, 2, 3].map(() => runs.start(request, forever)));
    const ids = records.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    const watched = await Promise.all([...ids, ...ids].map((id) => toEnd(runs.watch(id, forever))));
    for (const events of watched) expect(folded(events).outcome).toBe("succeeded");
  });

  test("is cancelled when the program closes, and no other begins", async () => {
    const { run, running } = hangingRun();
    const runs = bench().runsWith(run);
    const { id } = await runs.start(request, forever);
    await running;
    await runs.close();
    expect(bench().store.get(id)).toMatchObject({ outcome: "cancelled", steps: [{ state: "cancelled" }] });
    await expect(runs.start(request, forever)).rejects.toMatchObject({ data: { code: "CANCELLED" } });
  });

  test("keeps halves of characters out, so that what is shown is what is kept", async () => {
    const runs = bench().runsWith(quickRun);
    const { id } = await runs.start(
      { ...withConf({ args: [["K", "\ud800"]] }), network: { ...request.network, name: "n\udfff" } },
      forever,
    );
    const events = await toEnd(runs.watch(id, forever));
    expect(folded(events)).toEqual(bench().store.get(id));
    expect(bench().store.get(id)?.runtimeConf.args).toEqual([["K", "\ufffd"]]);
  });
});

describe("a target that goes away during a run", () => {
  const losing: LoadedNetwork["run"] = (operation, _conf, { onEvent }) => {
    onEvent({ type: "stepStarted", index: 0, pluginIndex: 0, command: operation, pluginType: "bridge" });
    return Promise.reject(new TargetLostError("The lab was killed."));
  };

  test("fails it and its open steps", async () => {
    const runs = bench().runsWith(losing);
    const { id } = await runs.start(request, forever);
    const error = { code: "TARGET_LOST", message: "The lab was killed.", cni: null, pluginType: null };
    expect(folded(await toEnd(runs.watch(id, forever)))).toMatchObject({
      outcome: "failed",
      error,
      steps: [{ state: "failed", error }],
    });
  });

  test("and that was not started again takes no other", async () => {
    const runs = bench().runsWith(quickRun);
    await bench().targets.start("lab");
    bench().started[0]?.end("It was killed.");
    await new Promise(setImmediate);
    await expect(runs.start(request, forever)).rejects.toMatchObject({
      data: { code: "REFUSED", message: "The lab is not running: It was killed." },
    });
    expect((await bench().store.page({}, { limit: 1 })).total).toBe(0);
  });
});

test("a mistake of ours ends the run as failed, with what happened", async () => {
  const runs = bench().runsWith(() => Promise.reject(new Error("a bug")));
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
    const runs = bench().runsWith(never);
    for (const operation of ["ADD", "DEL"] as const) {
      const record = await runs.start({ ...refused, operation }, forever);
      expect(record).toMatchObject({ outcome: "failed", durationMs: 0, steps: [] });
      expect(record.error).toEqual({ code: "INVALID_REQUEST", message, cni: null, pluginType: null });
      expect(bench().store.get(record.id)).toEqual(record);
      expect(await toEnd(runs.watch(record.id, forever))).toEqual([{ type: "record", record }]);
    }
  });

  test.each(["/proc/self/ns/net", `/proc/${process.pid}/ns/net`])("%s, the target's own", async (netns) => {
    const record = await bench().runsWith(never).start(withConf({ netns }), forever);
    expect(record).toMatchObject({ outcome: "failed", error: { code: "INVALID_REQUEST" } });
    expect(record.error?.message).toContain(`${netns} is the network namespace of the lab itself`);
  });
});
