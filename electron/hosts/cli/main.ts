import { parseCommandLine } from "./command-line.ts";

/** The command line's entry: cnitool's verbs, with cnitool's output, messages and exit status. */

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const commandLine = parseCommandLine(argv);
  if (commandLine.kind === "help") {
    process.stdout.write((await import("./help.ts")).help);
    return 0;
  }
  if (commandLine.kind === "mistake") {
    process.stderr.write(`${commandLine.message}\nTry cnitool-desktop --help.\n`);
    return 1;
  }
  const { runCommand } = await import("./run-command.ts");
  const outcome = await runCommand(commandLine, environment(), untilSignal());
  if (!outcome.ok) {
    process.stderr.write(`${outcome.message}\n`);
    return 1;
  }
  if (outcome.stdout !== null) process.stdout.write(outcome.stdout);
  return 0;
}

function environment(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? ""]));
}

/** Plugins run in process groups of their own, which the terminal's Ctrl-C does not reach: we end them. */
function untilSignal(): AbortSignal {
  const cancelled = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => cancelled.abort());
  return cancelled.signal;
}
