import { expect, test } from "vitest";
import { exitOf, Reaper } from "./reaper.ts";

test.each([
  [0x0000, { exitCode: 0, signal: null }],
  [0x0300, { exitCode: 3, signal: null }],
  [0xff00, { exitCode: 255, signal: null }],
  [0x0009, { exitCode: null, signal: "SIGKILL" }],
  [0x008b, { exitCode: null, signal: "SIGSEGV" }],
  [0x0022, { exitCode: null, signal: "SIG34" }],
])("a status of %i is read as waitpid(2) has it", (status, exit) => expect(exitOf(status)).toEqual(exit));

test("one signal stands for all that ended by then, and for no other", async () => {
  const ended = new Map([
    [11, 0x0000],
    [12, 0x0100],
  ]);
  const reaper = new Reaper({ waitpid: (pid) => ended.get(pid) ?? null });
  const [first, second, third] = [11, 12, 13].map((pid) => reaper.wait(pid));
  process.emit("SIGCHLD", "SIGCHLD");
  expect(await first).toEqual({ exitCode: 0, signal: null });
  expect(await second).toEqual({ exitCode: 1, signal: null });
  ended.set(13, 0x0009);
  process.emit("SIGCHLD", "SIGCHLD");
  expect(await third).toEqual({ exitCode: null, signal: "SIGKILL" });
});

test("a process that is not ours is told instead of being waited for without end", async () => {
  const reaper = new Reaper({
    waitpid: () => {
      throw new Error("not ours");
    },
  });
  const waiting = reaper.wait(11);
  process.emit("SIGCHLD", "SIGCHLD");
  await expect(waiting).rejects.toThrow("not ours");
});
