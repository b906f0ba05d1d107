import { expect, test } from "vitest";
import type { RunError } from "../../shared/run/run-error.ts";
import { unreadAnswer, unreadOutput } from "./unread-output.ts";

const error: RunError = { code: "INVALID_RESULT", message: "", cni: null, pluginType: "x" };
const step = (text: string) => ({ state: "failed", stdout: { encoding: "utf8", text }, error }) as const;

test("tells where reading stopped, in lines, characters and bytes, and what stands there", () => {
  expect(unreadOutput(step('{"é":1,\n"b":2} bye\nmore'))).toEqual({
    line: 2,
    column: 8,
    bytes: 16,
    before: '"b":2} ',
    rest: "bye",
    isEnd: false,
  });
  expect(unreadOutput(step('{"a"'))).toMatchObject({ before: '{"a"', rest: "", isEnd: true });
  const long = unreadOutput(step(`${"x".repeat(1000)}`));
  expect([long?.before.length, long?.rest.length]).toEqual([0, 60]);
});

test("where that is not why it failed there is nothing to tell", () => {
  expect(unreadOutput(step("{}"))).toBeNull();
  expect(unreadOutput(step(""))).toBeNull();
  expect(unreadOutput({ ...step("x"), state: "succeeded" })).toBeNull();
  expect(unreadOutput({ ...step("x"), error: { ...error, code: "TIMED_OUT" } })).toBeNull();
  expect(unreadOutput({ ...step("x"), stdout: null })).toBeNull();
});

test("the answer of what a plugin called itself is read the same way, where all of it is there", () => {
  const call = { stdout: { encoding: "utf8", text: "log line\n{}" }, cut: [], durationMs: 3 } as const;
  expect(unreadAnswer(call)).toMatchObject({ line: 1, column: 1, bytes: 0, rest: "log line" });
  expect(unreadAnswer({ ...call, stdout: { encoding: "utf8", text: '{"ips":[]}\n' } })).toBeNull();
  expect(unreadAnswer({ ...call, stdout: { encoding: "utf8", text: "" } })).toBeNull();
  expect(unreadAnswer({ ...call, cut: ["stdout"] })).toBeNull();
  expect(unreadAnswer({ ...call, durationMs: null })).toBeNull();
});
