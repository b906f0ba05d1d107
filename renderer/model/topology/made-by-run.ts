import type { KernelChange } from "../../../shared/run/kernel-change.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { linkId, type Topology, type TopologyLink } from "../../../shared/topology/topology.ts";
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
  readonly gone: readonly GoneLink[];
}

/** Finds the links that a run added, from its changes. What came later under the same name is not taken for them. */
export function madeByRun({ changes, runtimeConf }: RunRecord, { namespaces }: Topology): MadeByRun {
  const container = baseName(runtimeConf.netns);
  const links = new Set<string>();
  const gone: GoneLink[] = [];
  for (const change of changes?.changes ?? []) {
    if (change.kind !== "link" || change.action !== "added") continue;
    // A namespace that is entered by way of a process has no name, and is not read.
    if (change.side !== "target" && !/^(\/var)?\/run\/netns\//.test(runtimeConf.netns)) continue;
    const namespace = change.side === "target" ? null : container;
    const home = namespaces.find(
      ({ name, aliases }) => name === namespace || (namespace !== null && aliases.includes(namespace)),
    );
    const link = home?.links.find((each) => isSame(each, change));
    if (home !== undefined && link !== undefined) links.add(linkId(home.name, link.index));
    else gone.push({ namespace, name: change.key });
  }
  return { links, gone };
}

/** A bridge takes its MAC address from its ports, which come and go. */
function isSame({ name, kind, mac }: TopologyLink, { key, after }: KernelChange): boolean {
  const then = / mac (\S+)/.exec(after ?? "")?.[1];
  return name === key && (kind === "bridge" || then === undefined || mac === null || mac === then);
}
