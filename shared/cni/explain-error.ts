import type { RunError } from "../run/run-error.ts";

/** What an error usually means. */
export interface ErrorExplanation {
  /** What happened, in a few words that go on after "bridge failed:". */
  readonly title: string;
  /** Why that usually happens, in a sentence or two. */
  readonly meaning: string;
  /** What to do about it. */
  readonly advice: string;
  /** Whether the DEL of the same attachment is a way out; not if another network's attachment is in the way. */
  readonly cleanUp: "yes" | "no" | "unlessAnothers";
}

type Rule = ErrorExplanation & {
  readonly applies: (error: RunError, text: string) => boolean;
};

const says = (pattern: RegExp) => (_error: RunError, text: string) => pattern.test(text);
const hasCode = (code: RunError["code"]) => (error: RunError) => error.code === code;

/** In this order; the first one that applies explains. Texts are those of the plugins 1.1.1 and of libcni. */
const rules: readonly Rule[] = [
  {
    applies: hasCode("PLUGIN_NOT_FOUND"),
    title: "the plugin was not found",
    meaning: "No directory of CNI_PATH has an executable of this name.",
    advice:
      "Install the plugin in one of the directories that were searched, or correct “type” in the config.",
    cleanUp: "no",
  },
  {
    applies: says(/The helper with administrator rights does not start /),
    title: "the helper refuses the plugin",
    meaning:
      "On this host only plugins are started that lie in a plugin directory and that nobody but root can change.",
    advice: "Install the plugin as root in one of the plugin directories, writable by root only.",
    cleanUp: "yes",
  },
  {
    applies: says(/failed to (open netns|Statfs)|unknown FS magic|no such network namespace/i),
    title: "the network namespace is not there",
    meaning: "The plugin could not open CNI_NETNS. The namespace was deleted, or never made, in this target.",
    advice: "Create the namespace, or choose another one, and run again.",
    cleanUp: "no",
  },
  {
    applies: says(/already exists|file exists/i),
    title: "the interface already exists",
    meaning: "An earlier ADD with this namespace and interface name was not undone.",
    advice: "Undo it with DEL, or choose another interface name.",
    cleanUp: "unlessAnothers",
  },
  {
    applies: says(/no IP addresses available in range set/i),
    title: "no address is left",
    meaning: "Every address of the range is allocated, often to containers that went without a DEL.",
    advice: "DEL attachments that are not used any more, or make the range in the config larger.",
    cleanUp: "no",
  },
  {
    applies: says(/duplicate allocation is not allowed|has been allocated to/i),
    title: "the address is allocated already",
    meaning: "host-local keeps one address for each container ID and interface, and this one has it already.",
    advice: "Undo the earlier ADD with DEL, then run again.",
    cleanUp: "yes",
  },
  {
    applies: says(
      /incompatible CNI versions|does not support config version|unsupported CNI result version/i,
    ),
    title: "the CNI versions do not fit",
    meaning: "The plugin does not speak the cniVersion that the config asks for.",
    advice: "Lower “cniVersion” in the config to one that the plugin lists, or install a newer plugin.",
    cleanUp: "no",
  },
  {
    applies: says(/does not support the CHECK command|does not allow CHECK/i),
    title: "this version has no CHECK",
    meaning: "CHECK exists since CNI 0.4.0.",
    advice: "Raise “cniVersion” in the config to 0.4.0 or newer.",
    cleanUp: "no",
  },
  {
    applies: says(/unknown CNI_COMMAND|missing containerID|CNI_COMMAND env variable missing/i),
    title: "the plugin does not know this operation",
    meaning: "The plugin is older than the operation.",
    advice: "Install a newer plugin, or leave this operation out.",
    cleanUp: "no",
  },
  {
    applies: says(
      /iptables.*(not found|no such file)|failed to locate iptables|could not initialize iptables/i,
    ),
    title: "iptables is missing",
    meaning: "The plugin calls iptables for masquerading or port mappings and could not start it.",
    advice: "Install iptables on this machine, or turn off “ipMasq” and port mappings in the config.",
    cleanUp: "yes",
  },
  {
    applies: says(/operation not permitted|permission denied/i),
    title: "the kernel did not permit it",
    meaning: "The plugin asked for something that the rights of this target do not cover.",
    advice:
      "In the lab some kernel settings belong to the host and stay closed. Choose another target for them.",
    cleanUp: "yes",
  },
  {
    applies: says(/operation not supported|not supported|unknown device type|protocol not available/i),
    title: "the kernel does not support it",
    meaning: "The kernel of this machine lacks a link type, a module or a setting that the plugin needs.",
    advice: "Load the kernel module that belongs to the plugin, or choose a plugin that does without it.",
    cleanUp: "yes",
  },
  {
    applies: says(/already has an IP address different from/i),
    title: "the bridge has another address",
    meaning: "The bridge was made with a different subnet before, and the plugin does not take that away.",
    advice: "Reset the lab, use another bridge name, or set “forceAddress” in the config.",
    cleanUp: "yes",
  },
  {
    applies: says(/Link not found|no such (network )?device/i),
    title: "an interface is missing",
    meaning: "The plugin looked for an interface that is not there, such as a master or the one made before.",
    advice: "Check interface names in the config, and that the plugins before this one made what it needs.",
    cleanUp: "yes",
  },
  {
    applies: says(/exec format error/i),
    title: "the file is not a program for this machine",
    meaning: "The plugin's file exists, but the kernel cannot run it.",
    advice: "Install a build of the plugin for this machine's processor.",
    cleanUp: "no",
  },
  {
    applies: hasCode("INVALID_RESULT"),
    title: "the answer is not a CNI result",
    meaning: "The plugin ended well, but what it printed could not be read as a result.",
    advice: "Look at its stdout in the trace: a plugin prints one JSON document there and nothing else.",
    cleanUp: "yes",
  },
  {
    applies: hasCode("TIMED_OUT"),
    title: "the plugin took too long",
    meaning: "It did not end in the time that it is given, and was ended.",
    advice: "Look for what it waits for, such as a DHCP server that does not answer.",
    cleanUp: "yes",
  },
  {
    applies: hasCode("TARGET_LOST"),
    title: "the target went away",
    meaning: "The lab or the helper ended while the run was under way.",
    advice: "Start the target again. A lab begins empty.",
    cleanUp: "no",
  },
  {
    applies: hasCode("CACHE_FAILED"),
    title: "the result cache could not be used",
    meaning: "The plugins ran, but libcni could not write or remove its record of the attachment.",
    advice: "Undo with DEL, and check the rights of the cache directory.",
    cleanUp: "yes",
  },
];

/** Explains a run's or a step's error in plain words; `null` for one that is not known. */
export function explainError(error: RunError): ErrorExplanation | null {
  const text = [error.message, error.cni?.msg ?? "", error.cni?.details ?? ""].join("\n");
  const rule = rules.find(({ applies }) => applies(error, text));
  if (rule === undefined) return null;
  const { applies: _applies, ...explanation } = rule;
  return explanation;
}
