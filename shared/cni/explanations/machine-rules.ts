import type { Remedy } from "./remedy.ts";
import { showKey } from "./remedy.ts";
import { type ExplainedError, type Rule, says } from "./rule.ts";

/** Kernel modules that plugins need, where they have one of their own. */
const modules: Readonly<Record<string, string>> = {
  bandwidth: "ifb",
  bridge: "bridge",
  dummy: "dummy",
  ipvlan: "ipvlan",
  macvlan: "macvlan",
  vlan: "8021q",
  vrf: "vrf",
};

/** Programs and kernel features that the machine does not have, or that the target may not use. */
export const machineRules: readonly Rule[] = [
  says(
    /iptables.*(?:not found|no such file)|failed to (?:locate|open) iptables|could not initialize iptables|neither iptables nor ip6tables usable/i,
    {
      title: "iptables is missing",
      meaning: "The plugin calls iptables for masquerading or port mappings and could not start it.",
      advice: "Install iptables on this machine, or turn off “ipMasq” and port mappings in the config.",
      remedies: [
        {
          kind: "copyCommand",
          command: "apt-get install iptables",
          does: "installs it on Debian and Ubuntu",
        },
        showKey("ipMasq"),
      ],
    },
  ),
  says(/can't initialize ip6?tables table|Could not fetch rule set generation id|Table does not exist/i, {
    title: "the kernel has no such iptables table",
    meaning: "iptables is there, but the kernel lacks its part, or does not let this target use it.",
    advice: "Load the kernel's nf_tables or ip_tables, or turn off “ipMasq” and port mappings in the config.",
    remedies: [modprobe("nf_tables"), showKey("ipMasq")],
  }),
  says(/system_bus_socket|firewalld/i, {
    title: "firewalld does not run",
    meaning: "The plugin was told to use firewalld and cannot reach it.",
    advice: "Set “backend” to “iptables” in the config, or start firewalld.",
    remedies: [showKey("backend")],
  }),
  says(/no space left on device/i, {
    title: "there is no room left",
    meaning: "A file of the plugin or of the kernel could not be written.",
    advice: "Make room on the disk, or reset the lab.",
    remedies: [{ kind: "resetLab" }],
  }),
  says(/open \/proc\/sys\/(\S+?): no such file/i, ([path = ""]) => ({
    title: "the kernel has no such setting",
    meaning: `${path.replaceAll("/", ".")} does not exist in this kernel, or not in a namespace.`,
    advice: "Correct “sysctl” in the config.",
    remedies: [showKey("sysctl")],
  })),
  says(/invalid net sysctl key/i, {
    title: "tuning sets nothing but network settings",
    meaning: "Only keys that begin with “net.” belong to a network namespace.",
    advice: "Correct “sysctl” in the config.",
    remedies: [showKey("sysctl")],
  }),
  says(/operation not permitted|permission denied|read-only file system/i, {
    title: "the kernel did not permit it",
    meaning: "The plugin asked for something that the rights of this target do not cover.",
    advice:
      "In the lab some kernel settings belong to the host and stay closed. Choose another target for them.",
    remedies: [{ kind: "switchTarget" }],
  }),
  says(
    /operation not supported|not supported|unknown device type|protocol not available|function not implemented/i,
    (_groups, error) => ({
      title: "the kernel does not support it",
      meaning: "The kernel of this machine lacks a link type, a module or a setting that the plugin needs.",
      advice: "Load the kernel module that belongs to the plugin, or choose a plugin that does without it.",
      remedies: [...moduleOf(error), showKey("plugins")],
    }),
  ),
];

function moduleOf({ error, text }: ExplainedError): readonly Remedy[] {
  const type = error.pluginType ?? "";
  if (type === "bridge" && text.includes("vlan")) return [modprobe("8021q")];
  const name = Object.hasOwn(modules, type) ? modules[type] : undefined;
  return name === undefined ? [] : [modprobe(name)];
}

function modprobe(name: string): Remedy {
  return { kind: "copyCommand", command: `modprobe ${name}`, does: "loads the module on the host, as root" };
}
