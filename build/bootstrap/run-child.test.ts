import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { runChild } from "./run-child.mjs";

test("tells the exit code and what was said", async () => {
  const end = await runChild("/bin/sh", ["-c", "echo out; echo err >&2; exit 3"], { output: "collect" });
  expect(end).toMatchObject({ code: 3, signal: null, timedOut: false, startError: null });
  expect(end.output.split("\n").sort()).toEqual(["", "err", "out"]);
});

test("a program that is not there is an answer, not an exception", async () => {
  const end = await runChild("/nowhere/program", [], { output: "collect" });
  expect(end).toMatchObject({ code: 127, startError: expect.stringContaining("ENOENT") });
});

test("a program that takes too long is killed with all that it started", async () => {
  const end = await runChild("/bin/sh", ["-c", "sleep 600 & echo $!; wait"], {
    output: "collect",
    timeoutMs: 300,
  });
  expect(end).toMatchObject({ timedOut: true, signal: "SIGKILL" });
  // That the answer came at all shows it: the grandchild held the output open.
  expect(existsSync(`/proc/${end.output.trim()}/exe`)).toBe(false);
});
