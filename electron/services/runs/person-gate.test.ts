import { expect, test } from "vitest";
import { TargetLostError } from "../../target/target-lost-error.ts";
import { PersonGate } from "./person-gate.ts";

const open = () => new PersonGate(new AbortController().signal);

test.each([
  ["next", "run", false],
  ["toEnd", "run", true],
  ["stop", "stop", false],
] as const)("%s answers with %s", async (action, answer, isOpen) => {
  const gate = open();
  const passing = gate.pass(3);
  gate.advance(3, action);
  expect(await passing).toBe(answer);
  expect(gate.isOpen).toBe(isOpen);
});

test("a second press for a step that has gone on lets go of no other", async () => {
  const gate = open();
  const first = gate.pass(0);
  gate.advance(0, "next");
  gate.advance(0, "stop");
  expect(await first).toBe("run");
  const second = gate.pass(1);
  gate.advance(0, "toEnd");
  expect(gate.isOpen).toBe(false);
  gate.advance(1, "stop");
  expect(await second).toBe("stop");
  gate.advance(1, "toEnd");
  expect(gate.isOpen).toBe(false);
});

test("cancelling lets go of what waits, and of what would", async () => {
  const cancel = new AbortController();
  const gate = new PersonGate(cancel.signal);
  const passing = gate.pass(0);
  cancel.abort();
  expect(await passing).toBe("cancel");
  expect(await gate.pass(1)).toBe("cancel");
});

test("a target that goes away leaves nothing to wait for", async () => {
  const gate = open();
  const passing = gate.pass(0);
  gate.lose("The lab was reset.");
  await expect(passing).rejects.toThrow(TargetLostError);
  await expect(gate.pass(1)).rejects.toThrow("The lab was reset.");
});
