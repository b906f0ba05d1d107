import type { KernelItem } from "../../shared/run/kernel-snapshot.ts";
import { sharedReasons } from "./shared-reasons.ts";
import { shellWord, type Vantage } from "./vantage.ts";

const root = "/proc/sys/";
/** Settings of one interface: the protocol, then `conf` or `neigh`, the interface, the setting. */
const ofInterface = /^net\/(ipv4|ipv6|mpls)\/(conf|neigh)\/([^/]+)\/(.+)$/;
/** Values that count or age by themselves. */
const volatile = /nf_conntrack_count$|random|stable_secret$|\/(?:mtu|base_reachable_time\w*)$/;

interface Setting {
  /** Below /proc/sys. */
  readonly path: string;
  readonly value: string;
  /** Where it is of an interface. */
  readonly device: string | null;
}

/**
 * Reads what `grep -rsH '' /proc/sys/net` printed. Settings of an interface are left out as long as they are the
 * defaults for new ones, so that an interface brings no settings of its own but those that somebody set.
 */
export function parseSysctl(
  text: string,
  bridges: ReadonlySet<string>,
  vantage: Vantage,
): readonly KernelItem[] {
  const settings = text.split("\n").flatMap(settingOf);
  const values = new Map(settings.map(({ path, value }) => [path, value]));
  return settings.flatMap(({ path, value, device }) => {
    const initial = values.get(defaultOf(path));
    // Outside the first namespace of the machine there are no defaults for neighbours, and so nothing to compare.
    if (device !== null && (initial === undefined || initial === value)) return [];
    return [itemOf({ path, value, device }, bridges, vantage)];
  });
}

function itemOf(
  { path, value, device }: Setting,
  bridges: ReadonlySet<string>,
  vantage: Vantage,
): KernelItem {
  const name = nameOf(path);
  return {
    side: vantage.side,
    source: "sysctl",
    kind: "sysctl",
    key: name,
    text: `${name} = ${value}`,
    command: vantage.inside(`sysctl ${shellWord(name)}`),
    shared: sharedReason(device, bridges, vantage),
  };
}

function sharedReason(device: string | null, bridges: ReadonlySet<string>, { side }: Vantage): string | null {
  if (side === "netns") return null;
  if (device === null) return sharedReasons.sysctl;
  return bridges.has(device) ? sharedReasons.onBridge : null;
}

function settingOf(line: string): readonly Setting[] {
  if (!line.startsWith(root)) return [];
  const colon = line.indexOf(":", line.lastIndexOf("/"));
  if (colon < 0) return [];
  const path = line.slice(root.length, colon);
  if (volatile.test(path)) return [];
  const device = ofInterface.exec(path)?.[3] ?? null;
  const general = device === null || device === "all" || device === "default";
  return [{ path, value: line.slice(colon + 1).replaceAll("\t", " "), device: general ? null : device }];
}

const defaultOf = (path: string) => path.replace(ofInterface, "net/$1/$2/default/$4");

/** As sysctl(8) writes it: dots for slashes, and slashes for the dots of an interface's name. */
function nameOf(path: string): string {
  return path.replaceAll(/[./]/g, (mark) => (mark === "." ? "/" : "."));
}
