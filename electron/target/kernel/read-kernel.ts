import type { KernelSide } from "../../../shared/run/kernel-snapshot.ts";
import { findProgram, systemPath } from "../../platform/find-program.ts";
import { runProcess } from "../../platform/spawn.ts";
import { isNamespace } from "../is-namespace.ts";
import type { KernelOutput, KernelReading } from "../target.ts";
import { type ReadCommand, readCommands } from "./read-commands.ts";
import { evidence, missing } from "./read-evidence.ts";
import { readStateFiles } from "./read-state-files.ts";

/** A reader that takes longer is given up, so that a stuck kernel does not keep a run from its end. */
const timeoutMs = 5000;

/** Starts with the program that enters the namespace; empty for the own one. */
type Entry = readonly string[];

/** Reads this process's network namespace, another one, and the files of plugins; see `Target.readKernel`. */
export async function readKernel(netns: string): Promise<KernelReading> {
  const [own, other, files] = await Promise.all([
    readSide("target", []),
    readNamespace(netns),
    readStateFiles(),
  ]);
  return {
    outputs: [...own, ...other, { side: "target", source: "files", text: "", problem: files.problem }],
    files: files.files,
  };
}

async function readNamespace(netns: string): Promise<readonly KernelOutput[]> {
  if (netns === "") return [];
  // Asked first, because opening another kind of file, such as a pipe, could take for ever.
  if (!(await isNamespace(netns))) return allUnread("netns", `There is no namespace at ${netns}.`);
  const nsenter = await findProgram("nsenter");
  if (nsenter === null) return allUnread("netns", missing("nsenter", "util-linux"));
  return readSide("netns", [nsenter, `--net=${netns}`]);
}

function readSide(side: KernelSide, entry: Entry): Promise<readonly KernelOutput[]> {
  return Promise.all(readCommands.map((command) => readOne(side, entry, command)));
}

async function readOne(side: KernelSide, entry: Entry, command: ReadCommand): Promise<KernelOutput> {
  const { source } = command;
  const program = await findProgram(command.program);
  if (program === null) {
    return { side, source, text: "", problem: missing(command.program, command.package) };
  }
  const [first, ...rest] = [...entry, program];
  const result = await runProcess({
    argv: [first ?? program, ...rest, ...command.args],
    env: { PATH: systemPath, LC_ALL: "C" },
    stdin: new TextEncoder().encode(command.stdin),
    timeoutMs,
  });
  if (result.exitCode === null || !command.accepted.includes(result.exitCode)) {
    return { side, source, text: "", problem: evidence(command.program, result, timeoutMs) };
  }
  return { side, source, text: new TextDecoder().decode(result.stdout), problem: null };
}

function allUnread(side: KernelSide, problem: string): readonly KernelOutput[] {
  return readCommands.map(({ source }) => ({ side, source, text: "", problem }));
}
