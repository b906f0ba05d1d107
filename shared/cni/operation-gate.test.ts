import { expect, test } from "vitest";
import { operations } from "../run/operation.ts";
import { type GatedNetwork, type OperationGate, operationGate } from "./operation-gate.ts";

const open: Omit<GatedNetwork, "cniVersion"> = { disableCheck: false, disableGC: false };

/** Per cniVersion: what becomes of CHECK, DEL, STATUS and GC. ADD and VERSION always run. */
test.each<[string, ...(OperationGate["effect"] | null)[]]>([
  ["1.1.0", null, null, null, null],
  ["2", null, null, null, null],
  ["1.0.0", null, null, "skipped", "partial"],
  ["0.4.0", null, null, "skipped", "partial"],
  ["0.3.1", "fails", null, "skipped", "partial"],
  ["", "fails", null, "skipped", "partial"],
  ["newest", "fails", "fails", "skipped", "partial"],
  ["1.0.0.0", "fails", "fails", "skipped", "partial"],
])("cniVersion %j: CHECK %s, DEL %s, STATUS %s, GC %s", (cniVersion, ...expected) => {
  const network = { ...open, cniVersion };
  const effects = operations.map((operation) => operationGate(operation, network)?.effect ?? null);
  const [check, del, status, gc] = expected;
  expect(effects).toEqual([null, check, del, status, gc, null]);
});

test.each<[keyof typeof open, string, string, OperationGate["effect"] | null]>([
  ["disableCheck", "CHECK", "1.1.0", "skipped"],
  ["disableCheck", "CHECK", "0.3.1", "fails"],
  ["disableCheck", "GC", "1.1.0", null],
  ["disableGC", "GC", "1.1.0", "skipped"],
  ["disableGC", "GC", "1.0.0", "skipped"],
  ["disableGC", "CHECK", "1.1.0", null],
  ["disableGC", "DEL", "1.1.0", null],
])("%s: %s of a network of %s: %s", (key, name, cniVersion, effect) => {
  const operation = operations.find((each) => each === name);
  if (operation === undefined) throw new Error(name);
  expect(operationGate(operation, { ...open, [key]: true, cniVersion })?.effect ?? null).toBe(effect);
});

test("the sentence says which version and what happens", () => {
  expect(operationGate("CHECK", { ...open, cniVersion: "0.3.1" })?.sentence).toBe(
    "CHECK came with CNI 0.4.0. This network's cniVersion is 0.3.1, so libcni refuses it.",
  );
  expect(operationGate("GC", { ...open, cniVersion: "" })?.sentence).toBe(
    "GC of plugins came with CNI 1.1.0. This network names no cniVersion, which counts as 0.1.0, so libcni only runs DEL for each cached attachment.",
  );
  expect(operationGate("DEL", { ...open, cniVersion: "x" })?.sentence).toBe(
    "“x” is no version, so libcni refuses DEL.",
  );
});
