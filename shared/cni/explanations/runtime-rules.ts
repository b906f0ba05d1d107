import { only, type Rule, says } from "./rule.ts";

const cleanUp = "no";

/** The words of Go's `%q` of a list of strings: `["A=1" "B=2"]`. */
function quotedWords(text: string): readonly string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = ""]) => word);
}

const keyOfPair = (pair: string): string => pair.split("=", 1)[0] ?? "";

/** What comes from the RuntimeConf: namespace, names and arguments. */
export const runtimeRules: readonly Rule[] = [
  says(/unknown FS magic on "([^"]*)"/, ([path = ""]) => ({
    title: "the file is no namespace",
    meaning: `${path} exists, but it is an ordinary file or directory. A namespace's file is made by mounting the namespace on it, as “ip netns add” does.`,
    advice: "Choose a namespace, or make a new one.",
    remedies: [{ kind: "newNamespace" }],
    cleanUp,
  })),
  says(/failed to (open netns|Statfs)|no such network namespace/i, {
    title: "the network namespace is not there",
    meaning: "The plugin could not open CNI_NETNS. The namespace was deleted, or never made, in this target.",
    advice: "Create the namespace, or choose another one, and run again.",
    remedies: [{ kind: "createNamespace" }],
    cleanUp,
  }),
  says(/is the network namespace of |netns and netns from CNI_NETNS should not be the same/, {
    title: "the namespace is the target's own",
    meaning: "The plugins would change the target itself and not a container.",
    advice: "Choose another namespace.",
    remedies: [{ kind: "newNamespace" }],
    cleanUp,
  }),
  says(/required env variables \[[^\]]*CNI_NETNS|path of the network namespace is not absolute/, {
    title: "no namespace was given",
    meaning: "This operation needs the path of a network namespace.",
    advice: "Choose a namespace, and run again.",
    remedies: [{ kind: "newNamespace" }],
    cleanUp,
  }),
  says(/invalid characters in containerID/, {
    title: "the container ID is not valid",
    meaning:
      "An ID begins with a letter or digit; after that there may be dots, hyphens and underscores too.",
    advice: "Change the container ID in the form.",
    cleanUp,
  }),
  only(
    ({ error }) => error.code === "INVALID_REQUEST",
    says(/missing containerID/, {
      title: "no container ID was given",
      meaning: "libcni keeps each attachment under its container ID and interface.",
      advice: "Choose a namespace to derive one from, or type one.",
      cleanUp,
    }),
  ),
  says(/interface name (is|contains)/, {
    title: "the interface's name is not valid",
    meaning:
      "A name has 1 to 15 bytes, none of them a slash, a colon or white space, and is not “.” or “..”.",
    advice: "Change the interface in the form.",
    cleanUp,
  }),
  says(/ARGS: unknown args \[([^\]]*)\]/, ([pairs = ""]) => {
    const keys = quotedWords(pairs).map(keyOfPair);
    return {
      title: "it does not know an argument",
      meaning: `The plugin reads CNI_ARGS and refuses what it does not know: ${keys.join(", ")}. All plugins of a chain get the same CNI_ARGS.`,
      advice: "Set IgnoreUnknown=1, which makes plugins pass over such keys, or take the pair out.",
      remedies: [{ kind: "ignoreUnknown" }, { kind: "removeArgs", keys }],
      cleanUp: "yes",
    };
  }),
  says(/ARGS: error parsing value of pair ("(?:[^"\\]|\\.)*")/, ([pair = ""]) => {
    const keys = quotedWords(pair).map(keyOfPair);
    return {
      title: "an argument has a value that it cannot read",
      meaning: `The plugin knows ${keys.join(", ")}, and does not understand its value.`,
      advice: "Correct the value in CNI_ARGS, or take the pair out.",
      remedies: [{ kind: "removeArgs", keys }],
    };
  }),
  says(/invalid CNI_ARGS pair|ARGS: invalid pair/, {
    title: "CNI_ARGS cannot be read",
    meaning: "CNI_ARGS are pairs of KEY=VALUE with “;” between them, so neither may hold “=” or “;”.",
    advice: "Correct the pair in the form.",
    cleanUp,
  }),
  says(/if (?:rate|burst) is set|burst cannot be more than|invalid (?:rate|burst): /, {
    title: "the bandwidth is not complete",
    meaning: "Each direction has a rate in bits per second and a burst in bits: both, or none.",
    advice: "Complete the bandwidth in the form, or take it out.",
    remedies: [{ kind: "removeCapability", capability: "bandwidth" }],
  }),
  says(/Invalid (?:host|container) port number|invalid port\/service/, {
    title: "a port mapping is not valid",
    meaning: "Ports are numbers from 1 to 65535.",
    advice: "Correct the port mappings in the form, or take them out.",
    remedies: [{ kind: "removeCapability", capability: "portMappings" }],
  }),
  says(/NOT in CIDR notation|expected to be in CIDR notation/, {
    title: "an address has no prefix length",
    meaning: "static assigns addresses as they are given, and needs the length of the network with each.",
    advice: "Give addresses such as 10.10.0.20/24.",
    remedies: [{ kind: "removeCapability", capability: "ips" }],
  }),
  says(/invalid args .* for MAC addr/, {
    title: "the MAC address is not valid",
    meaning: "A MAC address has six pairs of hexadecimal digits.",
    advice: "Correct the MAC address in the form, or take it out.",
    remedies: [
      { kind: "removeCapability", capability: "mac" },
      { kind: "removeArgs", keys: ["MAC"] },
    ],
  }),
  says(/cannot unmarshal .*runtimeConfig\.?(\w*)/i, ([capability = ""]) => ({
    title: "an argument has the wrong form",
    meaning: `The plugin could not read its runtimeConfig${capability === "" ? "" : `, at ${capability}`}.`,
    advice: "Correct the argument in the form, or take it out.",
    remedies: capability === "" ? [] : [{ kind: "removeCapability", capability }],
  })),
];
