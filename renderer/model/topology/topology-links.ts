import {
  linkId,
  type Topology,
  type TopologyLink,
  type TopologyNamespace,
} from "../../../shared/topology/topology.ts";

/** A link with the namespace that it is in. */
export interface PlacedLink {
  readonly namespace: TopologyNamespace;
  readonly link: TopologyLink;
}

/** All links of a topology by their `linkId`s. */
export function topologyLinks({ namespaces }: Topology): ReadonlyMap<string, PlacedLink> {
  return new Map(
    namespaces.flatMap((namespace) =>
      namespace.links.map((link) => [linkId(namespace.name, link.index), { namespace, link }] as const),
    ),
  );
}
