import { z } from "zod";
import type {
  LowerLink,
  Topology,
  TopologyLink,
  TopologyNamespace,
  TopologyRoute,
} from "../../shared/topology/topology.ts";
import type { NamespaceReading } from "../target/target.ts";
import { batchAnswers, entries, present } from "./ip/entries.ts";
import { linkSchema } from "./ip/links.ts";
import { describeRoute, type Route, routeSchema, shortRoute } from "./ip/routes.ts";
import { withUniqueKeys } from "./unique-keys.ts";
import { netnsVantage, shellWord, targetVantage, type Vantage } from "./vantage.ts";

const topologyLink = linkSchema.extend({
  ifindex: z.number(),
  operstate: z.string().default("UNKNOWN"),
  /** The other link's index; its name instead where it is in the same namespace. */
  link_index: z.number().optional(),
  link: z.string().nullish(),
  link_netnsid: z.number().optional(),
  linkinfo: z
    .object({ info_kind: z.string().optional(), info_data: z.looseObject({}).optional() })
    .optional(),
});
type IpLink = z.infer<typeof topologyLink>;

const namespaceId = z.object({ nsid: z.number(), name: z.string().optional() });

const answers = z.tuple([entries(topologyLink), entries(routeSchema), entries(namespaceId)]);

/**
 * Makes a topology of what was read. A namespace with several names has the first of them; one whose output is not
 * understood says so.
 */
export function parseTopology(readings: readonly NamespaceReading[], readAt: number): Topology {
  const first = new Map<string, NamespaceReading>();
  for (const reading of readings) {
    if (!first.has(reading.identity)) first.set(reading.identity, reading);
  }
  const firstName = (name: string): string | null => {
    const identity = readings.find((reading) => reading.name === name)?.identity;
    return (identity === undefined ? undefined : first.get(identity)?.name) ?? null;
  };
  const namespaces = [...first.values()].map((reading) => {
    const same = readings.filter(({ identity }) => identity === reading.identity);
    const aliases = same.flatMap(({ name }) => (name === null || name === reading.name ? [] : [name]));
    return { name: reading.name, aliases, ...parseOne(reading, firstName) };
  });
  return { readAt, namespaces };
}

type Content = Pick<TopologyNamespace, "links" | "routes" | "problem">;

function parseOne(
  { name, path, text, problem }: NamespaceReading,
  firstName: (name: string) => string | null,
): Content {
  if (problem !== null) return { links: [], routes: [], problem };
  const vantage = name === null ? targetVantage : netnsVantage(path);
  try {
    const [links, routes, ids] = answers.parse(batchAnswers(text));
    const names = new Map(present(ids).map((each) => [each.nsid, each.name ?? null]));
    const nameOf = (nsid: number): string | null => {
      const found = names.get(nsid) ?? null;
      return found === null ? null : firstName(found);
    };
    const known = present(links);
    return {
      links: known.map((link) => toLink(link, known, nameOf, vantage)),
      routes: toRoutes(present(routes), vantage),
      problem: null,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { links: [], routes: [], problem: `What \`ip\` said was not understood: ${reason}` };
  }
}

function toLink(
  link: IpLink,
  all: readonly IpLink[],
  nameOf: (nsid: number) => string | null,
  vantage: Vantage,
): TopologyLink {
  return {
    index: link.ifindex,
    name: link.ifname,
    kind: link.linkinfo?.info_kind ?? null,
    detail: detailOf(link),
    loopback: link.flags.includes("LOOPBACK"),
    mac: link.address ?? null,
    mtu: link.mtu ?? null,
    up: link.flags.includes("UP"),
    operstate: link.operstate,
    master: link.master ?? null,
    lower: lowerOf(link, all, nameOf),
    addresses: link.addr_info.flatMap(({ local, prefixlen, scope }) =>
      local === undefined || prefixlen === undefined
        ? []
        : [{ address: `${local}/${prefixlen}`, scope: scope ?? "global" }],
    ),
    command: `${vantage.tool("ip")} -d addr show dev ${shellWord(link.ifname)}`,
  };
}

function detailOf({ linkinfo }: IpLink): string {
  const { mode, id } = linkinfo?.info_data ?? {};
  if (linkinfo?.info_kind === "vlan" && typeof id === "number") return `VLAN ${id}`;
  return typeof mode === "string" ? `${mode} mode` : "";
}

function lowerOf(
  { link, link_index, link_netnsid }: IpLink,
  all: readonly IpLink[],
  nameOf: (nsid: number) => string | null,
): LowerLink | null {
  const index = link_index ?? all.find(({ ifname }) => ifname === link)?.ifindex;
  if (index === undefined) return null;
  const place = link_netnsid === undefined ? "here" : { nsid: link_netnsid, name: nameOf(link_netnsid) };
  return { index, place };
}

/** Keyed as in a snapshot, which numbers those that the kernel keeps as well. */
function toRoutes(routes: readonly Route[], vantage: Vantage): readonly TopologyRoute[] {
  const described = routes.flatMap((route) =>
    describeRoute(route, new Set(), vantage).map((item) => ({ ...item, route })),
  );
  return withUniqueKeys(described).flatMap(({ route, key, text }) =>
    route.protocol === "kernel" ? [] : [{ key, dev: route.dev ?? null, short: shortRoute(route), text }],
  );
}
