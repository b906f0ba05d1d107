import { once } from "node:events";
import { expect, test } from "vitest";
import { isGroupAlive } from "./process-group.ts";
import { startChild } from "./start-child.ts";

const env = { PATH: "/usr/bin:/bin" };

test("a child has its streams, extra pipes, environment and group", async () => {
  const script =
    'read line; echo "$line $A $(ps -o pgid= -p $$ | tr -d " ") $$"; echo err >&2; read more <&3; echo "$more" >&4';
  // A socket pair cannot be opened by name, but it can be read and written.
  const child = await startChild({ argv: ["/bin/sh", "-c", script], env: { ...env, A: "1" }, extraPipes: 2 });
  const [three, four] = child.extraPipes;
  child.stdin.write("in\n");
  three?.write("extra\n");
  const [[out], [err], [extra]] = await Promise.all([
    once(child.stdout, "data"),
    once(child.stderr, "data"),
    four === undefined ? [] : once(four, "data"),
  ]);
  expect([String(out), String(err), String(extra)]).toEqual([
    `in 1 ${child.pid} ${child.pid}\n`,
    "err\n",
    "extra\n",
  ]);
  expect(await child.exited).toEqual({ exitCode: 0, signal: null });
});

test("ending ends the whole group", async () => {
  const child = await startChild({ argv: ["/bin/sh", "-c", "sleep 100 & echo up; wait"], env });
  await once(child.stdout, "data");
  await child.end();
  expect(isGroupAlive(child.pid)).toBe(false);
  expect(await child.exited).toEqual({ exitCode: null, signal: "SIGTERM" });
});

test("what cannot be started is an error with its code", async () => {
  await expect(startChild({ argv: ["/does/not/exist"], env })).rejects.toMatchObject({ code: "ENOENT" });
  await expect(startChild({ argv: ["/"], env })).rejects.toMatchObject({ code: "EACCES" });
});
