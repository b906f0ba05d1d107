import { recordingPrefix } from "../../run/delegated-call.ts";
import { showKey, showValue } from "./remedy.ts";
import { type ExplainedError, hasCode, only, type Rule, says } from "./rule.ts";

const cleanUp = "no";

const packaged: ReadonlySet<string> = new Set(
  "bandwidth bridge dhcp dummy firewall host-device host-local ipvlan loopback macvlan portmap ptp sbr static tap tuning vlan vrf".split(
    " ",
  ),
);

function typeOf({ error, text }: ExplainedError): string {
  return /failed to find plugin "([^"]*)"/.exec(text)?.[1] ?? error.pluginType ?? "";
}

/** A path as a word of a shell. */
const quoted = (path: string): string => `'${path.replaceAll("'", "'\\''")}'`;

/** A delegate is looked for by the plugin, whose own error it then is. */
const notFound = (error: ExplainedError) => {
  const { text } = error;
  const type = typeOf(error);
  const isDelegate = type !== error.error.pluginType && error.error.pluginType !== null;
  return {
    title: isDelegate ? `its IPAM plugin ${type} was not found` : "the plugin was not found",
    meaning: `No directory of CNI_PATH has an executable of this name.${text.includes(recordingPrefix) ? " The first directory is the one that records what plugins call." : ""}`,
    advice:
      "Install the plugin in one of the directories that were searched, or correct “type” in the config.",
    remedies: [
      showValue("type", type),
      ...(packaged.has(type)
        ? ([
            {
              kind: "copyCommand",
              command: "apt-get install containernetworking-plugins",
              does: "installs the reference plugins on Debian and Ubuntu",
            },
          ] as const)
        : []),
    ],
    cleanUp: isDelegate ? "yes" : cleanUp,
  } as const;
};

/** The plugin's program: that it is there, can be started, and ends as the specification says. */
export const programRules: readonly Rule[] = [
  says(/invalid plugin name: |no plugin name provided/, {
    title: "a plugin's “type” is not valid",
    meaning: "“type” is the name of a program in CNI_PATH: it is not empty and holds no slash.",
    advice: "Correct “type” in the config; “ipam” has one of its own.",
    remedies: [showKey("type")],
    cleanUp,
  }),
  hasCode("PLUGIN_NOT_FOUND", notFound),
  says(/failed to find plugin "/, (_groups, error) => notFound(error)),
  says(/The helper with administrator rights does not start /, {
    title: "the helper refuses the plugin",
    meaning:
      "On this host only plugins are started that lie in a plugin directory and that nobody but root can change.",
    advice: "Install the plugin as root in one of the plugin directories, writable by root only.",
    remedies: [{ kind: "switchTarget" }],
  }),
  says(/fork\/exec (\S+): permission denied/, ([path = ""]) => ({
    title: "the file may not be run",
    meaning: "The plugin's file is there, but it is not marked as executable.",
    advice: "Make it executable.",
    remedies: [
      { kind: "copyCommand", command: `chmod +x ${quoted(path)}`, does: "makes the file executable" },
    ],
    cleanUp,
  })),
  says(/fork\/exec (\S+): no such file or directory/, {
    title: "the file's interpreter is missing",
    meaning:
      "The plugin's file is there, but the program that should run it, named in its first line, is not.",
    advice: "Install the interpreter, or another build of the plugin.",
    cleanUp,
  }),
  says(/exec format error/i, {
    title: "the file is not a program for this machine",
    meaning: "The plugin's file exists, but the kernel cannot run it.",
    advice: "Install a build of the plugin for this machine's processor.",
    cleanUp,
  }),
  hasCode("TIMED_OUT", {
    title: "the plugin took too long",
    meaning: "It did not end in the time that it is given, and was ended.",
    advice: "Look for what it waits for, such as a DHCP server that does not answer.",
  }),
  hasCode("TARGET_LOST", {
    title: "the target went away",
    meaning: "The lab or the helper ended while the run was under way.",
    advice: "Start the target again. A lab begins empty.",
    remedies: [{ kind: "startTarget" }],
    cleanUp,
  }),
  says(/netplugin failed with no error message: signal: (\w+)/, ([signal = ""]) => ({
    title: "the plugin was killed",
    meaning: `It did not end by itself: something sent it the signal “${signal}”. Where nobody did, the machine may have run out of memory.`,
    advice: "Look into the kernel's log, then run again.",
  })),
  says(/netplugin failed with no error message/, {
    title: "the plugin failed without a word",
    meaning: "It ended with an error and printed nothing, neither on stdout nor on stderr.",
    advice: "Run the plugin by hand with the same stdin and environment, which the trace has.",
  }),
  says(/netplugin failed: ".*(?:panic: |SIGSEGV)/s, {
    title: "the plugin crashed",
    meaning: "Its stderr has a stack trace: this is a mistake in the plugin.",
    advice: "Report it to the plugin's authors, with what the trace has of this run.",
  }),
  says(/netplugin failed but error parsing its diagnostic message/, {
    title: "the plugin's error is not JSON",
    meaning:
      "It failed, and printed something else on stdout than the JSON of an error, such as a line for a log.",
    advice: "A plugin writes one JSON document to stdout and everything else to stderr.",
  }),
  says(/netplugin failed: "/, {
    title: "the plugin printed no CNI error",
    meaning: "It failed with nothing on stdout, so libcni reports what it wrote to stderr.",
    advice: "Read its words above. A plugin should print its error as JSON on stdout.",
  }),
  only(
    ({ error }) => error.code === "PLUGIN_FAILED" && error.cni !== null && error.cni.msg.trim() === "",
    says(/^/, {
      title: "the plugin failed without a message",
      meaning: "It printed the JSON of an error whose “msg” is empty.",
      advice: "Look at its code and details, and at its stderr in the trace.",
    }),
  ),
  says(/wrote more than can be kept/, {
    title: "the plugin wrote too much",
    meaning: "Its output was larger than this program keeps, so it was ended.",
    advice: "Look at the beginning of its output in the trace.",
  }),
  says(/invalid character .* after top-level value/, {
    title: "the plugin printed more than its result",
    meaning: "After the JSON document something else follows on stdout, such as a second document.",
    advice: "A plugin writes one JSON document to stdout and everything else to stderr.",
  }),
  says(/failed to unmarshal raw result: (?!json: )/, {
    title: "the answer is not a CNI result",
    meaning: "The plugin ended well, but on stdout is something that is no JSON, such as a line for a log.",
    advice: "A plugin writes one JSON document to stdout and everything else to stderr.",
  }),
  hasCode("INVALID_RESULT", {
    title: "the answer is not a CNI result",
    meaning: "The plugin ended well, but what it printed could not be read as a result.",
    advice: "Look at its stdout in the trace: a plugin prints one JSON document there and nothing else.",
  }),
  says(
    /unknown CNI_COMMAND|missing containerID|CNI_COMMAND env variable missing|does not allow (?:GC|STATUS)/i,
    {
      title: "the plugin does not know this operation",
      meaning: "The plugin is older than the operation.",
      advice: "Install a newer plugin, or leave this operation out.",
      cleanUp,
    },
  ),
];
