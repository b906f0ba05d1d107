import { expect, test } from "vitest";
import { matchPeers } from "../../shared/topology/match-peers.ts";
import { linkId, type Topology } from "../../shared/topology/topology.ts";
import { parseTopology } from "../kernel/parse-topology.ts";
import { env, labsOfThisFile, shIn, stdin, text } from "../target/launch/lab-test-kit.ts";
import type { Target } from "../target/target.ts";

const labs = labsOfThisFile();

/** Two namespaces at a bridge and beside each other, one of them with a second name; and one that has lost its name. */
const network = `
  for name in a b hidden; do ip netns add $name; done
  touch /run/netns/web; mount --bind /run/netns/b /run/netns/web
  ip link add br1 type bridge
  ip addr add 10.1.0.1/24 dev br1
  ip link set br1 up
  for name in a b; do
    ip link add v$name type veth peer name eth0 netns $name
    ip link set v$name master br1 up
    ip -n $name link set eth0 up
  done
  ip -n a addr add 10.1.0.2/24 dev eth0
  ip -n a route add default via 10.1.0.1
  ip -n a link add across type veth peer name across0 netns b
  ip link add here0 type veth peer name here1
  ip link add link br1 name mac0 netns b type macvlan mode bridge
  ip link add vlost type veth peer name eth0 netns hidden
  ip netns exec hidden sleep 600 </dev/null >/dev/null 2>&1 &
  until [ -n "$(ip netns pids hidden)" ]; do sleep 0.1; done
  ip netns del hidden
`;

async function read(lab: Target): Promise<Topology> {
  return parseTopology(await lab.readNamespaces(new AbortController().signal), 0);
}

/** What two links are joined by, as `namespace/name`, from what both are. */
function jointsOf(topology: Topology): readonly string[] {
  const names = new Map(
    topology.namespaces.flatMap(({ name, links }) =>
      links.map((link) => [linkId(name, link.index), `${name ?? ""}/${link.name}`] as const),
    ),
  );
  const { joints } = matchPeers(topology);
  return joints
    .map(({ kind, from, to }) => `${kind} ${[names.get(from), names.get(to)].toSorted().join(" ")}`)
    .toSorted();
}

interface KernelLink {
  readonly ifname: string;
  readonly ifindex: number;
  readonly link_index?: number;
  readonly link?: string;
  readonly linkinfo?: { readonly info_kind?: string };
}

/** Asks `ip` of one namespace, not in the way that the program does. */
async function kernelLinks(lab: Target, netns: string | null): Promise<readonly KernelLink[]> {
  const where = netns === null ? "" : `-n ${netns}`;
  return JSON.parse(await shIn(lab, `ip ${where} -j -d link`));
}

test("joins what the kernel joins, and nothing else", async () => {
  const lab = await labs.startLab();
  await shIn(lab, network);
  const topology = await read(lab);
  expect(topology.namespaces.map(({ name, aliases, problem }) => [name, aliases, problem])).toEqual([
    [null, [], null],
    ["a", [], null],
    ["b", ["web"], null],
  ]);
  expect(jointsOf(topology)).toEqual([
    "lower /br1 b/mac0",
    "pair /here0 /here1",
    "pair /va a/eth0",
    "pair /vb b/eth0",
    "pair a/across b/across0",
    "port /br1 /va",
    "port /br1 /vb",
  ]);
  const [host, a] = topology.namespaces;
  const lost = host?.links.find(({ name }) => name === "vlost");
  expect(matchPeers(topology).outside).toEqual([linkId(null, lost?.index ?? -1)]);
  expect(a?.links.find(({ name }) => name === "eth0")?.addresses).toContainEqual({
    ...{ address: "10.1.0.2/24", scope: "global" },
  });
  expect(a?.routes.map(({ text }) => text)).toEqual(["default via 10.1.0.1 dev eth0"]);
});

test("a VLAN is joined to what it lies on", async (context) => {
  const lab = await labs.startLab();
  const vlan = "ip link add a0 type veth peer name a1; ip link add link a0 name a0.5 type vlan id 5";
  const made = await lab.exec({ argv: ["/bin/sh", "-ec", vlan], env, stdin });
  const words = text(made.stderr).trim();
  if (words.includes("Unknown device type")) context.skip("this kernel has no VLANs");
  expect(words).toBe("");
  expect(jointsOf(await read(lab))).toEqual(["lower /a0 /a0.5", "pair /a0 /a1"]);
});

test("both ends of every veth have the indexes that the kernel gives them", async () => {
  const lab = await labs.startLab();
  await shIn(lab, network);
  const topology = await read(lab);
  const kernel = new Map<string, KernelLink>();
  for (const name of [null, "a", "b"]) {
    for (const link of await kernelLinks(lab, name)) kernel.set(linkId(name, link.ifindex), link);
  }
  const drawn = topology.namespaces.flatMap(({ name, links }) =>
    links.map((link) => [linkId(name, link.index), link.name, link.kind]),
  );
  expect(drawn).toEqual(
    [...kernel].map(([id, { ifname, linkinfo }]) => [id, ifname, linkinfo?.info_kind ?? null]),
  );
  const pairs = matchPeers(topology).joints.filter(({ kind }) => kind === "pair");
  const across = pairs.map(({ from, to }) => [kernel.get(from), kernel.get(to)] as const);
  expect(across).toHaveLength(4);
  for (const [one, other] of across) {
    if (one?.link !== undefined) {
      expect([one.link, other?.link]).toEqual([other?.ifname, one.ifname]);
    } else {
      expect([one?.link_index, other?.link_index]).toEqual([other?.ifindex, one?.ifindex]);
    }
  }
});
