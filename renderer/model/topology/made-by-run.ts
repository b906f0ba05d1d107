import type { KernelChange } from "../../../shared/run/kernel-change.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import {
  linkId,
  routeId,
  type Topology,
  type TopologyLink,
  type TopologyNamespace,
} from "../../../shared/topology/topology.ts";
import { baseName } from "../base-name.ts";

/** A link that a run made and that is not there any more. */
export interface GoneLink {
  /** `null` for the target's own side. */
  readonly namespace: string | null;
  readonly name: string;
}

/** What of a topology a run made. */
export interface MadeByRun {
  /** `linkId`s. */
  readonly links: ReadonlySet<string>;
  /** `routeId`s. */
  readonly routes: ReadonlySet<string>;
  readonly gone: readonly GoneLink[];
}

/**
 * Finds the links and routes that a run added, from its changes. What came later under the same name is not taken for
 * them.
 */
export function madeByRun(record: RunRecord, topology: Topology): MadeByRun {
  const additions = additionsOf(record, topology);
  const links = new Set<string>();
  const gone: GoneLink[] = [];
  for (const { change, namespace, home } of additions) {
    if (change.kind !== "link") continue;
    const link = home?.links.find((each) => isSame(each, change));
    if (home !== undefined && link !== undefined) links.add(linkId(home.name, link.index));
    else gone.push({ namespace, name: change.key });
  }
  return { links, routes: madeRoutes(additions, gone), gone };
}

/** Something that a run added, with where that is now. */
interface Addition {
  readonly change: KernelChange;
  /** `null` for the target's own side. */
  readonly namespace: string | null;
  /** `undefined` where the namespace is gone. */
  readonly home: TopologyNamespace | undefined;
}

function additionsOf({ changes, runtimeConf }: RunRecord, { namespaces }: Topology): readonly Addition[] {
  const container = baseName(runtimeConf.netns);
  // A namespace that is entered by way of a process has no name, and is not read.
  const isNamed = /^(\/var)?\/run\/netns\//.test(runtimeConf.netns);
  return (changes?.changes ?? []).flatMap((change) => {
    if (change.action !== "added" || (change.side !== "target" && !isNamed)) return [];
    const namespace = change.side === "target" ? null : container;
    const home = namespaces.find(
      ({ name, aliases }) => name === namespace || (namespace !== null && aliases.includes(namespace)),
    );
    return [{ change, namespace, home }];
  });
}

/** A route to a link that is gone is that of a later one of the same name. */
function madeRoutes(additions: readonly Addition[], gone: readonly GoneLink[]): ReadonlySet<string> {
  const routes = new Set<string>();
  for (const { change, namespace, home } of additions) {
    if (change.kind !== "route") continue;
    const route = home?.routes.find(({ key, text }) => key === change.key && text === change.after);
    if (home === undefined || route === undefined) continue;
    const isLater = gone.some((each) => each.namespace === namespace && each.name === route.dev);
    if (!isLater) routes.add(routeId(home.name, route.key));
  }
  return routes;
}

/** A bridge takes its MAC address from its ports, which come and go. */
function isSame({ name, kind, mac }: TopologyLink, { key, after }: KernelChange): boolean {
  const then = / mac (\S+)/.exec(after ?? "")?.[1];
  return name === key && (kind === "bridge" || then === undefined || mac === null || mac === then);
}
