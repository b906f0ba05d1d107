import type { ConfProblem } from "../../../shared/cni/network-file.ts";
import { validateNetworkName } from "../../../shared/cni/runtime-conf-rules.ts";
import { currentSpecVersion, resultVersions } from "../../../shared/cni/spec-version.ts";
import { childrenOf, type JsonNode, parseJsonTree } from "../go/json-tree.ts";
import { lineAndColumn } from "./line-and-column.ts";
import { locateKey } from "./locate-key.ts";
import type { NetworkConfigList } from "./network-config-list.ts";

/** What libcni takes without a word although its author may not have meant it. */
export function confWarnings(list: NetworkConfigList, bytes: Uint8Array): readonly ConfProblem[] {
  const root = parseJsonTree(bytes);
  const at = (offset: number | null) => (offset === null ? null : lineAndColumn(bytes, offset));
  const warnings = [nameWarning(list), versionWarning(list)].filter((warning) => warning !== null);
  return [
    ...warnings.map(({ key, message, libcniMessage }) =>
      confWarning(message, at(locateKey(root, [key])), libcniMessage),
    ),
    ...repeatedKeys(root).map(({ key, offset }) =>
      confWarning(`The key "${key}" is there more than once. The last one counts.`, at(offset)),
    ),
  ];
}

export function confWarning(
  message: string,
  position: ConfProblem["position"] = null,
  libcniMessage: string | null = null,
): ConfProblem {
  return { severity: "warning", message, libcniMessage, position };
}

interface Warning {
  readonly key: string;
  readonly message: string;
  readonly libcniMessage: string | null;
}

function nameWarning({ name }: NetworkConfigList): Warning | null {
  const libcniMessage = validateNetworkName(name);
  if (libcniMessage === null) return null;
  const message = name === "" ? "The network has no name." : `"${name}" is no valid name for a network.`;
  return { key: "name", message: `${message} ADD will refuse it.`, libcniMessage };
}

function versionWarning({ cniVersion }: NetworkConfigList): Warning | null {
  const known: readonly string[] = resultVersions;
  if (known.includes(cniVersion)) return null;
  const message =
    cniVersion === ""
      ? "No cniVersion is given. It counts as 0.1.0, without CHECK, GC and STATUS."
      : `"${cniVersion}" is no version of the CNI specification up to ${currentSpecVersion}.`;
  return { key: "cniVersion", message, libcniMessage: null };
}

/** Keys that come again in the same object, at their last place. */
function repeatedKeys(root: JsonNode): readonly { readonly key: string; readonly offset: number }[] {
  const found: { key: string; offset: number }[] = [];
  const left: JsonNode[] = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    for (const child of childrenOf(node)) left.push(child);
    if (node.kind !== "object") continue;
    const offsets = Map.groupBy(node.members, (member) => member.key);
    for (const [key, members] of offsets) {
      const last = members.at(-1);
      if (last !== undefined && members.length > 1) found.push({ key, offset: last.keyStart });
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}
