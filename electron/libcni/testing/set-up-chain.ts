import type { ChainEvent } from "../chain/chain-event.ts";
import { CniConfig } from "../cni-config.ts";
import { loadNetworkConfList } from "../conf/load-conf-list.ts";
import { decodeUtf8 } from "../go/utf8.ts";
import { createFakeTarget, type FakePlugin, prints } from "./fake-target.ts";

/** The attachment of the tests. */
export const rt = {
  containerId: "c1",
  netns: "/run/netns/c1",
  ifName: "eth0",
  args: [["A", "1"]] as const,
  capabilityArgs: "",
};
/** Its entry in the result cache. */
export const entry = "/var/lib/cni/results/n-c1-eth0";
/** A result with one address. */
export const address = (version: string, ip: string) =>
  `{"cniVersion":"${version}","ips":[{"address":"${ip}"}]}`;

interface Setup {
  readonly conf?: string;
  readonly plugins?: Readonly<Record<string, FakePlugin>>;
  readonly cached?: string;
}

/** A network `n` in a target in memory, with a plugin `p` that answers everything with an address. */
export async function setUp({ conf = chain("1.0.0", "p", "q", "r"), plugins = {}, cached }: Setup) {
  const texts = { "/net.d/n.conflist": conf, ...(cached !== undefined && { [entry]: cached }) };
  const programs = { p: () => prints(address("1.0.0", "10.0.0.1/8")), ...plugins };
  const inBin = Object.fromEntries(Object.entries(programs).map(([type, run]) => [`/bin2/${type}`, run]));
  const target = createFakeTarget(texts, inBin);
  const cni = new CniConfig({
    target,
    pluginPath: ["/bin1", "/bin2"],
    cacheDir: "/var/lib/cni",
    inheritedEnv: { PATH: "/x", CNI_ARGS: "old" },
  });
  const list = await loadNetworkConfList(target.files, "/net.d", "n");
  const events: ChainEvent[] = [];
  const onEvent = (event: ChainEvent) => void events.push(event);
  const stdin = (at: number) => decodeUtf8(target.calls[at]?.stdin ?? new Uint8Array());
  return { target, cni, list, events, onEvent, stdin };
}

/** The configuration of a chain of plugins. */
export function chain(version: string, ...types: readonly string[]): string {
  return conflist(version, types.map((type) => `{"type":"${type}"}`).join());
}

/** The configuration of plugins that are given as JSON. */
export function conflist(version: string, plugins: string, more = ""): string {
  return `{"cniVersion":"${version}","name":"n"${more},"plugins":[${plugins}]}`;
}

/** What was called, in order, as `COMMAND /path`. */
export function called(target: Awaited<ReturnType<typeof setUp>>["target"]): readonly string[] {
  return target.calls.map((call) => `${call.env.CNI_COMMAND} ${call.argv[0]}`);
}
