import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { identityOf, isAlive, ownIdentity } from "./process-identity.ts";

test("this process is alive", () => {
  expect(isAlive(ownIdentity())).toBe(true);
});

test("a process that ended is dead, and so is another of its number or of another boot", async () => {
  const child = spawn("/bin/cat");
  await once(child, "spawn");
  const identity = identityOf(child.pid ?? 0);
  if (identity === null) throw new Error("the child was not found");
  expect(isAlive(identity)).toBe(true);

  const [boot, pid, startTime] = identity.split("/");
  expect(isAlive(`${boot}/${pid}/${Number(startTime) - 1}`)).toBe(false);
  expect(isAlive(`00000000-0000-0000-0000-000000000000/${pid}/${startTime}`)).toBe(false);

  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
  expect(isAlive(identity)).toBe(false);
});

test("what names no process is dead", () => {
  for (const identity of ["", "/", "a/b/c", "a/-1/c", "a/0/c"])
    expect(isAlive(identity), identity).toBe(false);
});
