import { findLab, hostNetwork } from "../fixtures/kernel.ts";
import { findNetwork, runToEnd } from "../fixtures/run-to-end.ts";
import { expect, test } from "../fixtures/test.ts";
import { takeOverPort } from "../fixtures/window-client.ts";

test("two programs with two homes do not disturb each other", async ({ launch, makeHome }) => {
  const hostBefore = hostNetwork();
  const programs = await Promise.all([launch({ home: makeHome() }), launch({ home: makeHome() })]);
  const [first, second] = await Promise.all(
    programs.map(async (program) => {
      const client = await takeOverPort(program.page);
      await client.call("namespaces.create", { targetId: "lab", name: "demo1" });
      return { program, client, lab: await findLab(program.pid) };
    }),
  );
  if (first === undefined || second === undefined) throw new Error("there are not two programs");
  expect(first.lab.netns).not.toBe(second.lab.netns);

  const add = await runToEnd(
    first.client,
    "ADD",
    await findNetwork(first.client, "lab-net"),
    "/run/netns/demo1",
  );
  expect(add.outcome, add.error?.message).toBe("succeeded");
  expect(Object.keys(first.lab.interfaces("demo1"))).toEqual(["eth0"]);
  expect(second.lab.interfaces("demo1")).toEqual({});
  expect(second.lab.labInterfaces()).toEqual([]);
  expect(hostNetwork()).toBe(hostBefore);

  await first.program.stop();
  expect(second.lab.namespaces()).toEqual(["demo1"]);
  const namespace = await second.client.call("namespaces.create", { targetId: "lab", name: "demo2" });
  expect(namespace.path).toBe("/run/netns/demo2");
});
