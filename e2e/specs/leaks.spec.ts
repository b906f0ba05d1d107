import { isIP } from "node:net";
import { basename } from "node:path";
import { findLab } from "../fixtures/kernel.ts";
import { smallBridgeNet } from "../fixtures/networks.ts";
import { openFiles } from "../fixtures/processes.ts";
import { findNetwork, runToEnd } from "../fixtures/run-to-end.ts";
import { expect, test } from "../fixtures/test.ts";
import { takeOverPort } from "../fixtures/window-client.ts";

/** Each takes a second or two; more of them, such as 200, find what leaks more seldom. */
const pairs = Number(process.env.CNITOOL_DESKTOP_PAIRS ?? 100);

test(`${pairs} pairs of ADD and DEL leave nothing behind`, async ({ home, launch }) => {
  // Twice as many snapshots as runs are taken, of a dozen programs each.
  test.setTimeout(1_200_000);
  home.addNetwork("01-small.conflist", smallBridgeNet);
  const program = await launch();
  const client = await takeOverPort(program.page);
  const { path: netns } = await client.call("namespaces.create", { targetId: "lab", name: "pairs" });
  const lab = await findLab(program.pid);
  const networks = [await findNetwork(client, "loopback"), await findNetwork(client, smallBridgeNet.name)];

  const runPairs = async (count: number) => {
    for (let done = 0; done < count; done += networks.length) {
      for (const network of networks) {
        const added = await runToEnd(client, "ADD", network, netns);
        expect(added.outcome, added.error?.message).toBe("succeeded");
        const deleted = await runToEnd(client, "DEL", network, netns);
        expect(deleted.outcome, deleted.error?.message).toBe("succeeded");
        // At once, so that a failure tells of the very DEL that left an address behind.
        const allocated = lab.files("/var/lib/cni").filter((file) => isIP(basename(file)) !== 0);
        expect(allocated, JSON.stringify(deleted.steps)).toEqual([]);
      }
    }
  };
  const traces = () => ({
    mainFiles: kindsOf(openFiles(program.pid)),
    helperFiles: kindsOf(openFiles(lab.helperPid)),
    programs: lab.programs(),
    namespaces: lab.namespaces(),
    inNamespace: lab.interfaces("pairs"),
    inLab: lab.labInterfaces(),
    cniFiles: lab.files("/var/lib/cni"),
  });

  // What is made once and stays, such as the bridge, is there after the first pairs.
  await runPairs(4);
  const before = traces();
  expect(before.programs).toEqual([]);
  expect(before.namespaces).toEqual(["pairs"]);
  expect(before.inNamespace).toEqual({});
  expect(before.cniFiles.filter((file) => file.startsWith("results/"))).toEqual([]);

  await runPairs(pairs);
  await expect.poll(traces).toEqual(before);

  const { total } = await client.call("history.page", { query: {}, limit: 1 });
  expect(total).toBe((pairs + 4) * 2);
});

/** How many there are of each kind of open file. */
function kindsOf(files: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const file of files) {
    const kind = file.replace(/:\[\d+\]$/, "");
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
