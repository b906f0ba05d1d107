import type { NetworkOutline, PluginOutline } from "../network-file.ts";

/** A plugin that libcni gives an argument to. */
export interface Receiver {
  readonly type: string;
  /** The IPAM plugin that gets it handed on, where that is what the argument is for. */
  readonly handsOnTo: string | null;
  /** Whether it does anything with it; `null` for a plugin that this program does not know. */
  readonly uses: boolean | null;
}

/** Who gets the argument of a capability, and who could. */
export interface Delivery {
  readonly capability: string;
  /** Plugins of the chain that declare it, in the chain's order. */
  readonly receivers: readonly Receiver[];
  /** Plugins of the chain that would use it and do not declare it. */
  readonly couldDeclare: readonly string[];
}

/** The reference plugins 1.x that use an argument themselves, and the IPAM plugins that get it handed on. */
const users: Readonly<Record<string, readonly string[]>> = {
  portMappings: ["portmap"],
  bandwidth: ["bandwidth"],
  ipRanges: ["host-local"],
  ips: ["host-local", "static"],
  mac: ["bridge", "macvlan", "tap", "tuning"],
  deviceID: ["host-device"],
};

const referencePlugins: ReadonlySet<string> = new Set(
  "bandwidth bridge dhcp dummy firewall host-device host-local ipvlan loopback macvlan portmap ptp sbr static tap tuning vlan vrf".split(
    " ",
  ),
);

/** Says where the argument of a capability goes in a network. */
export function deliveryOf(capability: string, outline: NetworkOutline | null): Delivery {
  const plugins = outline?.plugins ?? [];
  return {
    capability,
    receivers: plugins
      .filter(({ capabilities }) => capabilities.includes(capability))
      .map((plugin) => receiverOf(capability, plugin)),
    couldDeclare: plugins
      .filter((plugin) => !plugin.capabilities.includes(capability))
      .filter((plugin) => receiverOf(capability, plugin).uses === true)
      .map(({ type }) => type),
  };
}

function receiverOf(capability: string, { type, ipamType }: PluginOutline): Receiver {
  const known = Object.hasOwn(users, capability) ? (users[capability] ?? []) : [];
  if (known.includes(type)) return { type, handsOnTo: null, uses: true };
  if (ipamType !== null && known.includes(ipamType)) return { type, handsOnTo: ipamType, uses: true };
  const isKnown = referencePlugins.has(type) && (ipamType === null || referencePlugins.has(ipamType));
  return { type, handsOnTo: null, uses: isKnown ? false : null };
}

/** The programs that the argument reaches, the ones that it is handed on to included. */
export function reaches(receivers: readonly Receiver[], type: string): boolean {
  return receivers.some((receiver) => (receiver.handsOnTo ?? receiver.type) === type);
}
