/** The operations that the command line offers, by their verbs. */
export const verbs = ["add", "check", "del", "gc", "status"] as const;
export type Verb = (typeof verbs)[number];

export type CommandLine =
  | { readonly kind: "help" }
  | { readonly kind: "mistake"; readonly message: string }
  | {
      readonly kind: "command";
      readonly verb: Verb;
      readonly network: string;
      readonly netns: string;
      /** From `-i`; empty if it was not given. */
      readonly ifName: string;
    };

/**
 * Reads the arguments as cnitool does: options anywhere, the value of `-i` as the next argument or glued to it,
 * nothing but arguments behind `--`, and more arguments than are needed passed over.
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const split = splitOptions(argv);
  if ("mistake" in split) return { kind: "mistake", message: split.mistake };
  const [verb, network, netns] = split.rest;
  if (split.help || verb === undefined || verb === "help") return { kind: "help" };
  if (!isVerb(verb)) return { kind: "mistake", message: `unknown command "${verb}"` };
  if (network === undefined || netns === undefined) {
    return { kind: "mistake", message: `"${verb}" needs a network's name and a namespace's path` };
  }
  return { kind: "command", verb, network, netns, ifName: split.ifName };
}

interface Split {
  readonly rest: readonly string[];
  readonly ifName: string;
  readonly help: boolean;
}

function splitOptions(argv: readonly string[]): Split | { readonly mistake: string } {
  const rest: string[] = [];
  let [ifName, help] = ["", false];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? "";
    if (word === "--") return { rest: [...rest, ...argv.slice(at + 1)], ifName, help };
    const option = /^(--ifname=|--ifname$|-i)(.*)$/s.exec(word);
    if (option !== null) {
      const value = option[1] === "--ifname=" || option[2] ? option[2]?.replace(/^=/, "") : argv[++at];
      if (value === undefined) return { mistake: `${word} needs an interface's name behind it` };
      ifName = value;
    } else if (word === "-h" || word === "--help") help = true;
    else if (word.startsWith("-") && word !== "-") return { mistake: `unknown option ${word}` };
    else rest.push(word);
  }
  return { rest, ifName, help };
}

function isVerb(word: string): word is Verb {
  return verbs.some((verb) => verb === word);
}
