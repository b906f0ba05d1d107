import { type Command, parseCommandLine } from "./command-line.ts";
import { say, tolerateClosedStreams } from "./output.ts";
import { type Surroundings, surroundings } from "./surroundings.ts";
import { isRunVerb } from "./verbs.ts";

/** What a command line that cannot be understood ends with, and every command that failed. */
const failure = 1;

/**
 * Carries out a command line and answers with the exit status. Only what the verb needs is loaded.
 * @param entry the file that was started
 */
export async function runCli(argv: readonly string[], entry: string): Promise<number> {
  tolerateClosedStreams();
  const commandLine = parseCommandLine(argv);
  switch (commandLine.kind) {
    case "help":
      process.stdout.write((await import("./help.ts")).helpText(commandLine.verb));
      return 0;
    case "version":
      process.stdout.write(`${(await import("../../services/program-version.ts")).programVersion}\n`);
      return 0;
    case "mistake": {
      const about = commandLine.about === null ? "" : ` ${commandLine.about}`;
      say(`${commandLine.message}\nTry: cnitool-desktop${about} --help`);
      return failure;
    }
    case "command":
      return carryOut(commandLine, argv, surroundings(entry));
  }
}

async function carryOut(command: Command, argv: readonly string[], around: Surroundings): Promise<number> {
  const { verb } = command;
  if (verb === "lab") return (await import("./lab/lab-command.ts")).labCommand(command.words, around);
  if (isRunVerb(verb)) {
    if (command.given.get("target") === "lab" && around.labOwner === null)
      return (await import("./lab/enter-lab.ts")).enterLab(argv, around);
    if (command.given.has("dry-run")) return (await import("./gc-dry-run.ts")).gcDryRun(command, around);
    return (await import("./run/run-command.ts")).runCommand({ ...command, verb }, around);
  }
  switch (verb) {
    case "list":
      return (await import("./list/list-command.ts")).listCommand(command, around);
    case "validate":
      return (await import("./validate-command.ts")).validateCommand(command, around);
    case "history":
      return (await import("./history/history-command.ts")).historyCommand(command, around);
  }
}
