import { showKey } from "./remedy.ts";
import { type Rule, says } from "./rule.ts";

/** What IPAM plugins have to say. */
export const addressRules: readonly Rule[] = [
  says(/no IP addresses available in range set/i, {
    title: "no address is left",
    meaning: "Every address of the range is allocated, often to containers that went without a DEL.",
    advice: "DEL attachments that are not used any more, or make the range in the config larger.",
    remedies: [{ kind: "listAttachments" }, showKey("ranges"), showKey("subnet")],
  }),
  says(/duplicate allocation is not allowed|has been allocated to/i, {
    title: "the address is allocated already",
    meaning: "host-local keeps one address for each container ID and interface, and this one has it already.",
    advice: "Undo the earlier ADD with DEL, then run again.",
  }),
  says(/(?:requested IP address|failed to allocate all requested IPs:) (\S+)/i, ([ip = ""]) => ({
    title: "the address that was asked for is not free",
    meaning: `${ip} is outside of the range, or another container has it.`,
    advice: "Ask for another address, or DEL the attachment that has it.",
    remedies: [
      { kind: "listAttachments" },
      { kind: "removeCapability", capability: "ips" },
      { kind: "removeArgs", keys: ["IP"] },
    ],
  })),
  says(/requested ip (\S+) is subnet's gateway/i, ([ip = ""]) => ({
    title: "the address that was asked for is the gateway's",
    meaning: `${ip} belongs to the bridge or router of the subnet.`,
    advice: "Ask for another address.",
    remedies: [
      { kind: "removeCapability", capability: "ips" },
      { kind: "removeArgs", keys: ["IP"] },
    ],
  })),
  says(
    /no IP ranges specified|invalid range set|range set \d+ overlaps|too small to allocate|host bits set|subnets .* overlap|RangeStart|RangeEnd/,
    {
      title: "the ranges are not valid",
      meaning: "host-local needs at least one range, on the boundary of its network, that overlaps no other.",
      advice: "Correct “ranges” in the config, or the ipRanges of the form.",
      remedies: [showKey("ranges"), showKey("subnet"), { kind: "removeCapability", capability: "ipRanges" }],
    },
  ),
  says(/IPAM plugin returned missing IP config/, {
    title: "the IPAM plugin gave no address",
    meaning: "The plugin cannot set the interface up without one.",
    advice: "Name addresses in “ipam”, or in the ips of the form.",
    remedies: [showKey("ipam")],
  }),
  says(/IPAM config missing 'ipam' key/, {
    title: "the config says nothing of addresses",
    meaning: "The plugin asks an IPAM plugin for an address, and “ipam” says which.",
    advice: "Add “ipam” to the config.",
    remedies: [showKey("plugins")],
  }),
  says(/error dialing DHCP daemon/, {
    title: "the DHCP daemon does not run",
    meaning: "The dhcp plugin only asks its daemon, which holds the leases, over a socket.",
    advice: "Start “dhcp daemon” of the plugin directory in this target, then run again.",
    remedies: [showKey("ipam")],
  }),
  says(/no more tries|DHCP server NACK|error calling DHCP/, {
    title: "no DHCP server answered",
    meaning: "The daemon asked on the interface and got no lease.",
    advice: "Make sure that the network has a DHCP server that the interface reaches.",
  }),
];
