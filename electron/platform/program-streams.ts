import { randomBytes } from "node:crypto";
import { closeSync, openSync, rmSync, writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OutputPipes, ProgramStarter } from "./program-starter.ts";

/**
 * Standard streams of one program. Node's own "pipe" is a socket pair, which a program cannot open by name:
 * `cat /dev/stdin` and `echo … > /dev/stderr`, which plugins written for the shell use, would fail, though they
 * work under runtimes written in Go. So stdin is a file without a name, stdout and stderr are real pipes.
 */
export interface ProgramStreams {
  /** File descriptors for the program's stdin, stdout and stderr. */
  readonly childEnds: readonly [number, number, number];
  readonly stdout: Socket;
  readonly stderr: Socket;
  /** To be called once the program has its own copies, or could not be started. */
  closeChildEnds(): void;
  /** To be called when all is over. Closes what is still open. */
  release(): void;
}

/** @throws Error where no file or pipe can be made. */
export async function openProgramStreams(
  input: Uint8Array,
  starter: Pick<ProgramStarter, "openPipes">,
): Promise<ProgramStreams> {
  const stdin = openInput(input);
  const { pipes, giveBack } = await openPipesOr(starter, () => closeSync(stdin));
  const childEnds = [stdin, pipes[0].writeEnd, pipes[1].writeEnd] as const;
  const outputs = pipes.map(({ readEnd }) => new Socket({ fd: readEnd, readable: true, writable: false }));
  const [stdout, stderr] = outputs;
  if (stdout === undefined || stderr === undefined) throw new TypeError("A program has two outputs");
  let childHasCopies = false;
  const closeChildEnds = () => {
    if (!childHasCopies) childEnds.forEach(closeSync);
    childHasCopies = true;
  };
  return {
    childEnds,
    stdout,
    stderr,
    closeChildEnds,
    release() {
      closeChildEnds();
      void Promise.all(outputs.map(closed)).then(() => giveBack());
    },
  };
}

async function openPipesOr(
  starter: Pick<ProgramStarter, "openPipes">,
  onFailure: () => void,
): Promise<OutputPipes> {
  try {
    return await starter.openPipes();
  } catch (error) {
    onFailure();
    throw error;
  }
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once("close", () => resolve()).destroy();
  });
}

/** A descriptor that reads the bytes, of a file that has no name and is gone with the last descriptor. */
function openInput(input: Uint8Array): number {
  if (input.length === 0) return openSync("/dev/null", "r");
  const problems: unknown[] = [];
  // In memory where possible: a configuration may hold secrets.
  for (const directory of ["/dev/shm", tmpdir(), "/run"]) {
    try {
      return openInputIn(directory, input);
    } catch (error) {
      problems.push(error);
    }
  }
  throw new AggregateError(problems, `No file for stdin could be made: ${problems.map(String).join("; ")}`);
}

function openInputIn(directory: string, input: Uint8Array): number {
  const path = join(directory, `.cnitool-desktop-stdin-${randomBytes(9).toString("hex")}`);
  const writer = openSync(path, "wx", 0o600);
  try {
    writeFileSync(writer, input);
    return openSync(path, "r");
  } finally {
    closeSync(writer);
    rmSync(path, { force: true });
  }
}
