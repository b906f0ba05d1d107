import type { Operation } from "../../../shared/run/operation.ts";
import { historyOptions } from "./history-words.ts";
import type { OptionName } from "./options.ts";

/** One verb: what it takes, and what the help says of it. */
export interface VerbSpec {
  /** What stands behind the verb. */
  readonly usage: string;
  /** How many words it needs at least; more are passed over, as cnitool does. */
  readonly needs: number;
  readonly summary: string;
  readonly options: readonly OptionName[];
}

const running: readonly OptionName[] = [
  "target",
  "timeout",
  "trace",
  "record-delegates",
  "json",
  "no-history",
];
const attaching: readonly OptionName[] = ["ifname", "container-id", ...running, "allow-own-netns"];

/** Every verb of the command line. The first five are cnitool's. */
export const verbs = {
  add: {
    usage: "NETWORK NETNS",
    needs: 2,
    summary: "attach the namespace to the network, and print the result",
    options: attaching,
  },
  check: {
    usage: "NETWORK NETNS",
    needs: 2,
    summary: "check that the attachment is still as it was made",
    options: attaching,
  },
  del: {
    usage: "NETWORK NETNS",
    needs: 2,
    summary: "detach the namespace from the network",
    options: attaching,
  },
  gc: {
    usage: "NETWORK NETNS",
    needs: 2,
    summary: "delete every attachment of the network that the result cache knows of",
    options: ["ifname", ...running, "dry-run"],
  },
  status: {
    usage: "NETWORK NETNS",
    needs: 2,
    summary: "ask the network's plugins whether they are ready",
    options: ["ifname", ...running],
  },
  version: {
    usage: "NETWORK",
    needs: 1,
    summary: "ask each plugin of the network which versions it speaks",
    options: running,
  },
  validate: {
    usage: "[NETWORK]",
    needs: 0,
    summary: "say what is wrong with configurations, with line and column",
    options: ["json", "target"],
  },
  list: {
    usage: "networks | attachments",
    needs: 1,
    summary: "list networks and what is wrong with the rest, or what is attached",
    options: ["json", "target"],
  },
  history: {
    usage: "[WHAT] [ID… | FILE]",
    needs: 0,
    summary: "look at earlier runs, keep them in order, and carry them along",
    options: historyOptions,
  },
  lab: {
    usage: "[-- COMMAND ARGUMENT…]",
    needs: 0,
    summary: "run a command, or a shell, in a lab that is gone afterwards",
    options: [],
  },
} as const satisfies Readonly<Record<string, VerbSpec>>;

export type Verb = keyof typeof verbs;

/** The verbs that run plugins, and so make a run. */
export const operationOf = {
  add: "ADD",
  check: "CHECK",
  del: "DEL",
  gc: "GC",
  status: "STATUS",
  version: "VERSION",
} as const satisfies Partial<Readonly<Record<Verb, Operation>>>;

export type RunVerb = keyof typeof operationOf;

export const verbNames: readonly Verb[] = Object.keys(verbs).filter((word) => isVerb(word));

export function isVerb(word: string): word is Verb {
  return Object.hasOwn(verbs, word);
}

export function isRunVerb(verb: Verb): verb is RunVerb {
  return Object.hasOwn(operationOf, verb);
}
