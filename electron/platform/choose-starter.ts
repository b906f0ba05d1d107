import { nodeStarter } from "./node-starter.ts";
import type { ProgramStarter } from "./program-starter.ts";

let starter: ProgramStarter = nodeStarter;

/** What `runProcess` starts programs with. */
export function programStarter(): ProgramStarter {
  return starter;
}

export function setProgramStarter(other: ProgramStarter): void {
  starter = other;
}

/**
 * The quickest starter that this machine has. Loading it is worth its time in a process that starts many programs.
 * Where the C library cannot be reached it is Node's own.
 */
export async function quickestStarter(): Promise<ProgramStarter> {
  try {
    const { createPosixSpawnStarter } = await import("./posix-spawn/posix-spawn-starter.ts");
    return await createPosixSpawnStarter();
  } catch {
    // No koffi for this machine, or a C library of another name: slower, and otherwise the same.
    return nodeStarter;
  }
}
