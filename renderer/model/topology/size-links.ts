import { routeId, type TopologyLink, type TopologyNamespace } from "../../../shared/topology/topology.ts";
import { type PictureLine, sizes } from "./topology-picture.ts";

const maxAddresses = 4;
const maxRoutes = 3;
/** Longer lines would make a namespace wider than all others. */
const maxLetters = 44;

/** What is drawn of a link, and how large that is. */
export interface SizedLink {
  readonly link: TopologyLink;
  readonly addresses: readonly string[];
  /** What is unusual about it: that it is no veth, that it is down. */
  readonly note: string;
  readonly width: number;
  readonly height: number;
}

/** Links but the loopback, by their indexes. */
export function shownLinks(namespace: TopologyNamespace): readonly TopologyLink[] {
  return namespace.links.filter(({ loopback }) => !loopback);
}

export function sizeLink(link: TopologyLink): SizedLink {
  const addresses = shorten(
    link.addresses.flatMap(({ address, scope }) => (scope === "link" ? [] : [address])),
    maxAddresses,
  );
  const note = noteOf(link);
  const head = note === "" ? link.name : `${link.name}  ${note}`;
  return {
    ...{ link, addresses, note },
    width: Math.max(sizes.minNode, widthOf([head, ...addresses]) + 2 * sizes.inset),
    height: sizes.nodeHead + addresses.length * sizes.line,
  };
}

function noteOf({ kind, detail, up }: TopologyLink): string {
  const sort = kind === null || kind === "veth" ? "" : detail === "" || kind !== "vlan" ? kind : detail;
  return [sort, up ? "" : "down"].filter((word) => word !== "").join(", ");
}

/** What is written in the box of a namespace besides its links. */
export function linesOf(namespace: TopologyNamespace): readonly PictureLine[] {
  if (namespace.problem !== null) return [note(`cannot be read: ${namespace.problem}`)];
  const routes = routeLines(namespace);
  return shownLinks(namespace).length === 0 ? [note("no interface but lo"), ...routes] : routes;
}

const note = (text: string): PictureLine => ({ text: cut(text), routes: [] });

/** Routes that read the same share a line, and so do those for which there is no room. */
function routeLines({ name, routes }: TopologyNamespace): readonly PictureLine[] {
  const byText = Map.groupBy(routes, ({ short }) => cut(short));
  const lines = [...byText].map(([text, same]) => ({
    text,
    routes: same.map(({ key }) => routeId(name, key)),
  }));
  const texts = shorten([...byText.keys()], maxRoutes);
  return texts.map((text, at) => ({
    text,
    routes: lines.slice(at, at === texts.length - 1 ? undefined : at + 1).flatMap((line) => line.routes),
  }));
}

/** How wide the longest of some lines is. */
export function widthOf(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => line.length)) * sizes.letter;
}

function shorten(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `and ${lines.length - most + 1} more`];
}

const cut = (line: string) => (line.length <= maxLetters ? line : `${line.slice(0, maxLetters - 1)}…`);
