import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openFifoPipes } from "./fifo-pool.ts";
import type { ProgramExit, ProgramStart, ProgramStarter, StartedProgram } from "./program-starter.ts";

/**
 * Starts programs as Node does, by `fork`, which works everywhere and takes about 1.5 ms of this process's time. Node
 * cannot make pipes, so they are FIFOs.
 */
export const nodeStarter: ProgramStarter = { openPipes: openFifoPipes, start };

async function start({ argv, env, cwd, stdio }: ProgramStart): Promise<StartedProgram | string> {
  const [file, ...args] = argv;
  let child: ChildProcess;
  try {
    child = spawn(file, args, { env, cwd, detached: true, stdio: [...stdio] });
  } catch (error) {
    // Node throws some of the kernel's refusals and all of its own, such as for a NUL byte, and emits the others.
    return errnoOf(error);
  }
  const { pid } = child;
  if (pid === undefined) return errnoOf((await once(child, "error"))[0]);
  const exited = new Promise<ProgramExit>((resolve) => {
    child.once("exit", (exitCode, signal) => resolve({ exitCode, signal }));
  });
  return { pid, exited };
}

function errnoOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "EINVAL";
  return code.startsWith("ERR_") ? "EINVAL" : code;
}
