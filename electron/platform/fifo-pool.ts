import { execFile } from "node:child_process";
import { closeSync, constants, openSync, readSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { systemPath } from "./find-program.ts";
import type { OutputPipe, OutputPipes } from "./program-starter.ts";

/**
 * Two FIFOs that have no name any more, each held by an O_PATH descriptor, which does not count as an open end.
 * Node cannot make a pipe, but it can open a FIFO, and one that nobody has open starts afresh. So a pair serves
 * one program after the other, and there are as many pairs as programs ever ran at the same time.
 */
type FifoPair = readonly [number, number];

const O_PATH = 0o10000000;
const idlePairs: FifoPair[] = [];

/** @throws Error where no FIFO can be made. */
export async function openFifoPipes(): Promise<OutputPipes> {
  const pair = idlePairs.pop() ?? (await makePair());
  return { pipes: [openFifo(pair[0]), openFifo(pair[1])], giveBack: () => giveBack(pair) };
}

/** Keeps a pair for the next program, unless a process that outlived its program still has an end of it open. */
function giveBack(pair: FifoPair): void {
  if (pair.some((fifo) => hasReader(fifo) || hasWriter(fifo))) pair.forEach(closeSync);
  else idlePairs.push(pair);
}

/** Opens both ends of a FIFO; each has its own description, so that making ours non-blocking changes the other not. */
function openFifo(fifo: number): OutputPipe {
  const path = `/proc/self/fd/${fifo}`;
  // With both ends open in one descriptor first, neither of the others waits for its peer.
  const both = openSync(path, constants.O_RDWR);
  try {
    return { readEnd: openSync(path, constants.O_RDONLY), writeEnd: openSync(path, constants.O_WRONLY) };
  } finally {
    closeSync(both);
  }
}

async function makePair(): Promise<FifoPair> {
  const problems: unknown[] = [];
  for (const base of ["/dev/shm", tmpdir(), "/run"]) {
    try {
      return await makePairIn(await mkdtemp(join(base, "cnitool-desktop-pipes-")));
    } catch (error) {
      problems.push(error);
    }
  }
  throw new AggregateError(problems, `No pipe could be made: ${problems.map(String).join("; ")}`);
}

async function makePairIn(directory: string): Promise<FifoPair> {
  const paths = [join(directory, "1"), join(directory, "2")] as const;
  try {
    await promisify(execFile)("mkfifo", ["-m", "600", ...paths], { env: { PATH: systemPath } });
    return [openSync(paths[0], O_PATH), openSync(paths[1], O_PATH)];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function hasReader(fifo: number): boolean {
  try {
    closeSync(openSync(`/proc/self/fd/${fifo}`, constants.O_WRONLY | constants.O_NONBLOCK));
    return true;
  } catch {
    // ENXIO.
    return false;
  }
}

function hasWriter(fifo: number): boolean {
  const readEnd = openSync(`/proc/self/fd/${fifo}`, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return readSync(readEnd, Buffer.alloc(1)) > 0;
  } catch {
    // EAGAIN: nothing to read, and not at the end either.
    return true;
  } finally {
    closeSync(readEnd);
  }
}
