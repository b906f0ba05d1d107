import type { KernelSide } from "../../shared/run/kernel-snapshot.ts";

/** The place that output was taken from, and how a command gets there. */
export interface Vantage {
  readonly side: KernelSide;
  /** `ip` or `tc` for this place, such as `ip -n demo1`. */
  tool(name: "ip" | "tc"): string;
  /** A whole command in this place. */
  inside(command: string): string;
}

/** Where `ip netns` names namespaces; /var/run is a link to /run on every current system. */
const named = /^(?:\/var)?\/run\/netns\/([^/]+)$/;

/** What a shell takes as one word without quotes. */
const plainWord = /^[\w@%+=:,./-]+$/;

/** The target itself. */
export const targetVantage: Vantage = { side: "target", tool: (name) => name, inside: (command) => command };

/** The namespace at a path: by its name where it has one, through `nsenter` where it has none. */
export function netnsVantage(netns: string): Vantage {
  const name = named.exec(netns)?.[1];
  const enter = `nsenter --net=${shellWord(netns)}`;
  if (name === undefined) {
    return {
      side: "netns",
      tool: (tool) => `${enter} ${tool}`,
      inside: (command) => `${enter} ${command}`,
    };
  }
  return {
    side: "netns",
    tool: (tool) => `${tool} -n ${shellWord(name)}`,
    inside: (command) => `ip netns exec ${shellWord(name)} ${command}`,
  };
}

/** A value as one word of a shell command. */
export function shellWord(value: string): string {
  return plainWord.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
