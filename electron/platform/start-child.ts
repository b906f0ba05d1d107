import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Duplex, Readable, Writable } from "node:stream";
import { endGroup } from "./process-group.ts";

/** A program that runs along, such as the helper or a browser. Nothing of our environment is passed on. */
export interface ChildRequest {
  /** The executable's absolute path, then its arguments. */
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  /** `/` where absent. */
  readonly cwd?: string;
  /** How many more pipes, both ways, the program has from file descriptor 3 on; none where absent. */
  readonly extraPipes?: number;
}

/** How a program ended. */
export interface ChildExit {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

export interface RunningChild {
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly extraPipes: readonly Duplex[];
  readonly exited: Promise<ChildExit>;
  /** Ends the program's process group (SIGTERM, SIGKILL after 1 s); resolves when the program has exited. */
  end(): Promise<void>;
}

/**
 * Starts a long-lived program in its own process group.
 * @throws Error with the errno name as `code` if it could not be started.
 */
export async function startChild(request: ChildRequest): Promise<RunningChild> {
  const [file, ...args] = request.argv;
  const extra = Array.from({ length: request.extraPipes ?? 0 }, () => "pipe" as const);
  const child = spawn(file, args, {
    env: request.env,
    cwd: request.cwd ?? "/",
    detached: true,
    stdio: ["pipe", "pipe", "pipe", ...extra],
  });
  const exited = new Promise<ChildExit>((resolve) => {
    child.once("exit", (exitCode, signal) => resolve({ exitCode, signal }));
  });
  const { pid } = child;
  if (pid === undefined) throw (await once(child, "error"))[0];
  return {
    pid,
    ...standardStreams(child),
    extraPipes: child.stdio.slice(3).filter((stream) => stream instanceof Duplex),
    exited,
    async end() {
      await Promise.all([endGroup(pid), exited]);
    },
  };
}

function standardStreams(child: ChildProcess): Pick<RunningChild, "stdin" | "stdout" | "stderr"> {
  const { stdin, stdout, stderr } = child;
  if (!(stdin instanceof Writable && stdout instanceof Readable && stderr instanceof Readable)) {
    throw new TypeError("A child has no standard streams");
  }
  return { stdin, stdout, stderr };
}
