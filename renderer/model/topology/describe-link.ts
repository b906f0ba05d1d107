import type { MatchedLinks } from "../../../shared/topology/match-peers.ts";
import type { Topology, TopologyLink } from "../../../shared/topology/topology.ts";
import { placeOfLink } from "../../../shared/topology/topology.ts";
import { topologyLinks } from "./topology-links.ts";

/** What else is known of a link, each as a name and a value. */
export interface LinkRelation {
  readonly name: string;
  readonly value: string;
}

/** What kind of link it is, in a few words. */
export function kindOf({ kind, detail, loopback }: TopologyLink): string {
  if (loopback) return "loopback";
  return kind === null ? "hardware" : [kind, detail].filter((word) => word !== "").join(", ");
}

/** Whether it is up, as people say it, with the kernel's word where that tells more. */
export function stateOf({ up, operstate }: TopologyLink): string {
  if (!up) return "down";
  return operstate === "UP" || operstate === "UNKNOWN" ? "up" : `up, but ${operstate.toLowerCase()}`;
}

/**
 * How a link hangs together with others.
 * @param host what the target's own side is called
 */
export function relationsOf(
  id: string,
  topology: Topology,
  { joints, outside }: MatchedLinks,
  host: string,
): readonly LinkRelation[] {
  const links = topologyLinks(topology);
  const called = (other: string): string => {
    const name = links.get(other)?.link.name ?? other;
    const place = placeOfLink(other);
    return place === placeOfLink(id) ? name : `${name} in ${place ?? host}`;
  };
  const all = joints.flatMap(({ kind, from, to, certain }): readonly (LinkRelation & { other: string })[] => {
    const doubt = certain ? "" : " (probably)";
    if (kind === "pair" && from === id) return [{ name: "Other end", value: called(to), other: to }];
    if (kind === "pair" && to === id) return [{ name: "Other end", value: called(from), other: from }];
    if (kind === "port" && from === id) return [{ name: "Port of", value: called(to), other: to }];
    if (kind === "port" && to === id) return [{ name: "Ports", value: called(from), other: from }];
    if (kind === "lower" && from === id) return [{ name: "Lies on", value: called(to) + doubt, other: to }];
    if (kind === "lower" && to === id) return [{ name: "Below", value: called(from) + doubt, other: from }];
    return [];
  });
  const names = [...new Set(all.map(({ name }) => name))];
  const relations = names.map((name) => ({
    name,
    value: all
      .filter((each) => each.name === name)
      .map(({ value }) => value)
      .join(", "),
  }));
  if (!outside.includes(id)) return relations;
  return [...relations, { name: "Other end", value: "in a namespace that has no name here" }];
}
