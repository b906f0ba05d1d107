import { type OptionName, type OptionSpec, options, optionUsage } from "./options.ts";
import { type Verb, type VerbSpec, verbNames, verbs } from "./verbs.ts";

/** What `--help` prints, of one verb or of all. */
export function helpText(verb: Verb | null): string {
  return verb === null ? overview() : verbHelp(verb);
}

function overview(): string {
  const line = (name: Verb) => `  ${name.padEnd(10)}${verbs[name].summary}\n`;
  const own = (["add", "check", "del", "gc", "status"] as const).map(line).join("");
  const more = verbNames.slice(5).map(line).join("");
  return `Runs CNI plugins on a network namespace, as cnitool does, and keeps every run in the history.

Usage:
  cnitool-desktop VERB …
  cnitool-desktop VERB --help

As cnitool:
${own}
Beyond cnitool:
${more}
${environmentText}
Plugins run with the caller's own rights, in the caller's own namespaces. With
--target lab they run in a lab, in which nothing touches this machine. On failure
the last line on stderr says why, and the exit status is 1.

Examples:
  CNI_PATH=/opt/cni/bin cnitool-desktop add mynet /run/netns/demo1
  cnitool-desktop add lab-net /run/netns/demo1 --target lab --trace
  cnitool-desktop history show 12
`;
}

const environmentText = `Environment:
  NETCONFPATH   directory with the configurations (/etc/cni/net.d)
  CNI_PATH      directories with the plugins, separated by colons
  CAP_ARGS      capability arguments, a JSON object
  CNI_ARGS      further arguments, K=V;K2=V2
  CNI_IFNAME    the interface's name where -i is not given (eth0)
`;

function verbHelp(verb: Verb): string {
  const { usage, summary, options: known }: VerbSpec = verbs[verb];
  const { about, examples } = texts[verb];
  const head = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.\n`;
  const takes = [usage, known.length === 0 ? "" : "[OPTION…]"].filter((part) => part !== "").join(" ");
  return [
    head,
    about === "" ? "" : `\n${about}\n`,
    `\nUsage:\n  cnitool-desktop ${verb} ${takes}`.trimEnd().concat("\n"),
    known.length === 0 ? "" : `\nOptions:\n${known.map(optionLine).join("")}`,
    `\nExamples:\n${examples.map((example) => `  ${example}\n`).join("")}`,
  ].join("");
}

function optionLine(name: OptionName): string {
  const { summary }: OptionSpec = options[name];
  return `  ${optionUsage(name).padEnd(24)}${summary}\n`;
}

/** What else is to be said of a verb. */
const texts: Readonly<Record<Verb, { readonly about: string; readonly examples: readonly string[] }>> = {
  add: {
    about: `NETWORK is the "name" of a configuration in NETCONFPATH, NETNS the namespace's
file. The result goes to stdout as JSON, and into libcni's cache for CHECK and DEL.

The namespace that this program itself is in is refused: plugins would change this
machine instead of a container.`,
    examples: [
      "CNI_PATH=/opt/cni/bin cnitool-desktop add mynet /run/netns/demo1",
      "cnitool-desktop add mynet /run/netns/demo1 -i net1 --container-id web-7",
      "cnitool-desktop add lab-net /run/netns/demo1 --target lab --trace",
    ],
  },
  check: {
    about: "A network below version 0.4.0 has no CHECK, which is an error.",
    examples: ["CNI_PATH=/opt/cni/bin cnitool-desktop check mynet /run/netns/demo1"],
  },
  del: {
    about: "The plugins run backwards. A namespace that is gone is no error by itself.",
    examples: ["CNI_PATH=/opt/cni/bin cnitool-desktop del mynet /run/netns/demo1"],
  },
  gc: {
    about: `Every attachment of the network that is in libcni's cache is deleted, in use or
not, whoever made it; then plugins of version 1.1.0 clean up. NETNS is not used.`,
    examples: [
      "cnitool-desktop gc mynet --dry-run",
      "CNI_PATH=/opt/cni/bin cnitool-desktop gc mynet /run/netns/any",
    ],
  },
  status: {
    about: `Nothing is asked below version 1.1.0, which is no error. NETNS is not used.`,
    examples: ["CNI_PATH=/opt/cni/bin cnitool-desktop status mynet /run/netns/any"],
  },
  version: {
    about: "Without CNI_PATH plugins are looked for where distributions put them.",
    examples: ["cnitool-desktop version mynet", "cnitool-desktop version mynet --json"],
  },
  validate: {
    about: `Of all files in NETCONFPATH, or of the one that NETWORK is in and of those that
keep libcni from getting there. Plugins are asked whether they speak the version.
The exit status is 1 if there is an error anywhere.`,
    examples: ["NETCONFPATH=. cnitool-desktop validate", "cnitool-desktop validate mynet --json"],
  },
  list: {
    about: `"networks" are those in NETCONFPATH, "attachments" those in libcni's cache,
whoever made them.`,
    examples: ["cnitool-desktop list networks", "cnitool-desktop list attachments --json"],
  },
  history: {
    about: `The history is the one of the window. "list" shows the newest runs, "show" all of
one run or one part of it to the byte, "export" whole runs, the oldest first: as JSON
Lines, CSV, reports in Markdown, a script that repeats their plugin calls, or a bundle.
What looks like a token, a password or a key is masked, unless --with-secrets is given.

"import" adds the runs of a bundle that the history does not have yet; with --dry-run
it only says which. "backup" copies the whole history while others write it. To go
back to a copy, end the program and put it in the place of the history's file.

WHAT is list, show ID, export [ID…], import FILE, backup FILE, label ID…,
delete [ID…] or usage. "label" writes a name, a note, tags or a pin on runs and
prints what is written; "delete" deletes runs for good, by their numbers or all that
the options mean, but for pinned ones and those under way, or with --dry-run says
how many; "usage" says what the history takes on the disk.`,
    examples: [
      "cnitool-desktop history --network mynet --outcome failed --limit 5",
      "cnitool-desktop history --search 'ip:10.88.0.7 since:2d' --json",
      "cnitool-desktop history label 12 --name forgotten --tag leak --pin",
      "cnitool-desktop history delete --search until:30d --yes",
      "cnitool-desktop history show 12",
      "cnitool-desktop history show 12 --step 2 --stdin",
      "cnitool-desktop history export --op ADD --with-secrets > runs.jsonl",
      "cnitool-desktop history export 12 --format script > run-12.sh",
      "cnitool-desktop history export --search since:7d --format bundle --output week.cnirun",
      "cnitool-desktop history import week.cnirun --dry-run",
      "cnitool-desktop history backup history-copy.db",
    ],
  },
  lab: {
    about: `The command runs as root in namespaces of its own, with cnitool-desktop in its
PATH and the networks and plugins of the lab, unless NETCONFPATH and CNI_PATH say
otherwise. Without a command it is a shell; a script can come from stdin.`,
    examples: [
      "cnitool-desktop lab",
      "cnitool-desktop lab -- sh lesson.sh",
      "echo 'ip netns add a; cnitool-desktop add lab-net /run/netns/a' | cnitool-desktop lab",
    ],
  },
};
