import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { isAlive, ownerOf, thisOwner } from "./run-owner.ts";

test("this process is alive", () => {
  expect(isAlive(thisOwner())).toBe(true);
});

test("a process that ended is dead, and so is another of its number or of another boot", async () => {
  const child = spawn("/bin/cat");
  await once(child, "spawn");
  const owner = ownerOf(child.pid ?? 0);
  if (owner === null) throw new Error("the child was not found");
  expect(isAlive(owner)).toBe(true);

  const [boot, pid, startTime] = owner.split("/");
  expect(isAlive(`${boot}/${pid}/${Number(startTime) - 1}`)).toBe(false);
  expect(isAlive(`00000000-0000-0000-0000-000000000000/${pid}/${startTime}`)).toBe(false);

  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
  expect(isAlive(owner)).toBe(false);
});

test("what names no process is dead", () => {
  for (const owner of ["", "/", "a/b/c", "a/-1/c", "a/0/c"]) expect(isAlive(owner), owner).toBe(false);
});
