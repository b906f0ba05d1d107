import { expect, test } from "vitest";
import type { KernelChange } from "../../../shared/run/kernel-change.ts";
import type { Operation } from "../../../shared/run/operation.ts";
import type { Outcome } from "../../../shared/run/outcome.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { sampleRun } from "../../history/sample-run.ts";
import type { KernelReading } from "../../target/target.ts";
import { watchChanges } from "./watch-changes.ts";

const cacheFile = { path: "/var/lib/cni/results/lab-net-c1-eth0", text: "{}" };
const lastReserved = { path: "/var/lib/cni/networks/lab-net/last_reserved_ip.0", text: "10.88.0.2" };

const reading = (...files: KernelReading["files"]): KernelReading => ({ outputs: [], files });
const runOf = (operation: Operation): RunRecord => ({ ...sampleRun, id: 1, operation });

/** What is told of a run that finds the first reading before it and the second one after it. */
async function told(
  operation: Operation,
  outcome: Outcome,
  readings: readonly (KernelReading | Error)[],
  madeByAdds: () => readonly KernelChange[] = () => [],
  beside: readonly number[] = [],
  pluginTypes = sampleRun.pluginTypes,
) {
  const rest = [...readings];
  const asked: string[] = [];
  const readKernel = (netns: string): Promise<KernelReading> => {
    asked.push(netns);
    const next = rest.shift();
    return next instanceof Error || next === undefined ? Promise.reject(next) : Promise.resolve(next);
  };
  const history = { madeByAdds, runsBeside: () => () => beside };
  const watcher = watchChanges(runOf(operation), { readKernel }, history);
  await watcher?.before();
  const changes = (await watcher?.after({ ...runOf(operation), pluginTypes }, outcome)) ?? null;
  return { changes, asked };
}

const keys = (things: readonly { readonly key: string }[] | null | undefined) =>
  things?.map(({ key }) => key);

test("an ADD that succeeded is told with what it added, and nothing is to be gone", async () => {
  const { changes, asked } = await told("ADD", "succeeded", [reading(), reading(cacheFile)]);
  expect(keys(changes?.changes)).toEqual([cacheFile.path]);
  expect(changes?.remains).toBeNull();
  expect(asked).toEqual([sampleRun.runtimeConf.netns, sampleRun.runtimeConf.netns]);
});

test.each(["failed", "cancelled"] as const)(
  "an ADD that %s leaves what it added, and no more",
  async (outcome) => {
    const { changes } = await told("ADD", outcome, [reading(cacheFile), reading(cacheFile, lastReserved)]);
    expect(keys(changes?.remains)).toEqual([lastReserved.path]);
  },
);

test("a DEL leaves what names its attachment and what the ADDs before it made", async () => {
  const made = { side: "target", kind: "allocation", key: lastReserved.path } as const;
  const after = "lab-net: range 0 last gave out 10.88.0.2";
  const add: KernelChange = { ...made, action: "added", before: null, after, command: "", shared: null };
  const both = reading(cacheFile, lastReserved);
  const { changes } = await told("DEL", "succeeded", [both, both], () => [add]);
  expect(changes?.changes).toEqual([]);
  expect(changes?.remains?.map(({ key, shared }) => [key, shared === null])).toEqual([
    [cacheFile.path, true],
    [lastReserved.path, false],
  ]);
});

test.each([
  [["bridge"], true],
  [["bridge", "tuning"], false],
])("a sysctl that a chain of %j set is left over: %j", async (pluginTypes, isLeft) => {
  const somaxconn = (value: number): KernelReading => {
    const text = `/proc/sys/net/core/somaxconn:${value}`;
    return { outputs: [{ side: "netns", source: "sysctl", text, problem: null }], files: [] };
  };
  const readings = [somaxconn(4096), somaxconn(512)];
  const { changes } = await told("ADD", "cancelled", readings, () => [], [], pluginTypes);
  expect(changes?.remains?.map(({ key, shared }) => [key, shared === null])).toEqual([
    ["net.core.somaxconn", isLeft],
  ]);
});

test.each(["STATUS", "VERSION"] as const)("%s only asks, and is not watched", async (operation) => {
  expect(await told(operation, "succeeded", [])).toEqual({ changes: null, asked: [] });
});

test("GC is about no namespace", async () => {
  expect((await told("GC", "succeeded", [reading(), reading()])).asked).toEqual(["", ""]);
});

test("a target that does not answer lets nothing look gone", async () => {
  const { changes } = await told("ADD", "failed", [reading(cacheFile), new Error("The lab ended.")]);
  expect(changes?.changes).toEqual([]);
  expect(changes?.unread).toContainEqual({ side: "target", source: "files", reason: "The lab ended." });
});

test("a history that cannot be read costs the remains and not the changes", async () => {
  const { changes } = await told("DEL", "succeeded", [reading(cacheFile), reading()], () => {
    throw new Error("disk I/O error");
  });
  expect(keys(changes?.changes)).toEqual([cacheFile.path]);
  expect(changes?.remains).toBeNull();
  expect(changes?.unread).toEqual([
    { side: "target", source: "history", reason: "What the ADD did is not known: disk I/O error" },
  ]);
});

test("runs that went on at the same time are named, and only those", async () => {
  const readings = [reading(), reading(cacheFile)];
  const alone = await told("ADD", "succeeded", readings);
  expect(alone.changes).not.toHaveProperty("meanwhile");
  const accompanied = await told("ADD", "succeeded", readings, () => [], [3, 5]);
  expect(accompanied.changes?.meanwhile).toEqual([3, 5]);
});

test("a history that cannot be asked at the begin is told at the end, and costs the run nothing", async () => {
  const history = {
    madeByAdds: () => [],
    runsBeside: () => {
      throw new Error("disk I/O error");
    },
  };
  const target = { readKernel: () => Promise.resolve(reading()) };
  const watcher = watchChanges(runOf("ADD"), target, history);
  await watcher?.before();
  const changes = await watcher?.after(runOf("ADD"), "succeeded");
  expect(changes?.unread).toMatchObject([{ source: "history" }]);
});
