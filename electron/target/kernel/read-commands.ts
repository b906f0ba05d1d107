import type { KernelSource } from "../../../shared/run/kernel-snapshot.ts";

/** A program that tells of the network namespace that it runs in, and changes nothing. */
export interface ReadCommand {
  readonly source: KernelSource;
  readonly program: string;
  readonly args: readonly string[];
  readonly stdin: string;
  /** Exit statuses that come with a complete answer. */
  readonly accepted: readonly number[];
  /** What it belongs to, for those who lack it. */
  readonly package: string;
}

/** One process for everything that `ip` knows; `route show table all` holds IPv6, rules need a second one. */
export const readCommands: readonly ReadCommand[] = [
  {
    source: "ip",
    program: "ip",
    args: ["-json", "-details", "-force", "-batch", "-"],
    stdin: "address show\nneighbour show\nrule show\nroute show table all\n",
    accepted: [0],
    package: "iproute2",
  },
  {
    source: "rules6",
    program: "ip",
    args: ["-6", "-json", "-details", "rule", "show"],
    stdin: "",
    accepted: [0],
    package: "iproute2",
  },
  {
    source: "tc",
    program: "tc",
    args: ["-json", "qdisc", "show"],
    stdin: "",
    accepted: [0],
    package: "iproute2",
  },
  {
    source: "sysctl",
    program: "grep",
    // Not the settings of neighbours: no plugin sets them, and they are a third of all.
    args: ["-rsH", "--exclude-dir=neigh", "", "/proc/sys/net"],
    stdin: "",
    // 2: some of the files can only be written.
    accepted: [0, 2],
    package: "grep",
  },
  {
    source: "iptables",
    program: "iptables-save",
    args: [],
    stdin: "",
    accepted: [0],
    package: "iptables",
  },
  {
    source: "ip6tables",
    program: "ip6tables-save",
    args: [],
    stdin: "",
    accepted: [0],
    package: "iptables",
  },
  {
    source: "nft",
    program: "nft",
    args: ["--stateless", "list", "ruleset"],
    stdin: "",
    accepted: [0],
    package: "nftables",
  },
];
