import { expect, test } from "vitest";
import { succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import type { Operation } from "../../shared/run/operation.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import type { RunStep, StepState } from "../../shared/run/run-step.ts";
import { traceParts } from "./trace-parts.ts";

function step(
  index: number,
  command: Operation,
  containerId: string,
  state: StepState = "succeeded",
): RunStep {
  const [first] = succeededRun.steps;
  if (first === undefined) throw new Error("the stand-in has no step");
  const env = [
    { name: "CNI_CONTAINERID", value: containerId, origin: "cni" },
    { name: "CNI_IFNAME", value: "eth0", origin: "cni" },
  ] as const;
  return { ...first, index, pluginIndex: 0, command, env, state };
}

const gc = (steps: readonly RunStep[], more: Partial<RunRecord> = {}): RunRecord => {
  return { ...succeededRun, operation: "GC", pluginTypes: ["bridge"], cniVersion: "1.1.0", steps, ...more };
};

const shape = (record: RunRecord) =>
  traceParts(record).parts.map(({ title, rows }) => `${title}: ${rows.length}`);

test("any run but a GC has one part without a title", () => {
  expect(shape(succeededRun)).toEqual(["null: 3"]);
});

test("a GC has a part for each attachment, and one for the plugins", () => {
  const steps = [step(0, "DEL", "c1"), step(1, "DEL", "c2"), step(2, "GC", "")];
  expect(shape(gc(steps))).toEqual(["DEL of c1 / eth0: 1", "DEL of c2 / eth0: 1", "GC of the plugins: 1"]);
});

test("the plugins that wait for their GC are shown, unless the version keeps libcni from it", () => {
  const running = { outcome: "running" } as const;
  const steps = [step(0, "DEL", "c1")];
  expect(shape(gc(steps, running))).toEqual(["DEL of c1 / eth0: 1", "GC of the plugins: 1"]);
  expect(shape(gc(steps, { ...running, cniVersion: "1.0.0" }))).toEqual(["DEL of c1 / eth0: 1"]);
});

test("of thousands of attachments the first ones are shown, and all that failed", () => {
  const steps = Array.from({ length: 5000 }, (_, at) =>
    step(at, "DEL", `c${at}`, at === 4711 ? "failed" : "succeeded"),
  );
  const { parts, leftOut } = traceParts(gc(steps, { cniVersion: "1.0.0" }));
  expect(parts).toHaveLength(101);
  expect(parts.at(-1)?.title).toBe("DEL of c4711 / eth0");
  expect(leftOut).toBe(4899);
});
