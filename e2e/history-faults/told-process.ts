import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Random } from "../../electron/libcni/testing/random.ts";

/** Another process, which says on its standard output what it has committed, a line each, and may be killed. */
export interface ToldProcess {
  /** Resolves once it has said so many lines, or is gone. */
  said(lines: number): Promise<void>;
  kill(): void;
  /**
   * Resolves when it is gone, with everything that it said.
   * @throws Error if it ended by itself and not well
   */
  gone(): Promise<readonly string[]>;
}

/** Starts such a program. */
export function startTold(program: URL, args: readonly (string | number)[]): ToldProcess {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args.map(String)], {
    stdio: ["ignore", "pipe", "inherit"],
    // Many are started; what they have in common is compiled once.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "cnitool-desktop-compiled") },
  });
  const lines: string[] = [];
  const waiting = new Map<number, () => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    waiting.get(lines.length)?.();
  });
  const closed = once(child, "close");
  return {
    said: (count) =>
      lines.length >= count
        ? Promise.resolve()
        : Promise.race([new Promise<void>((resolve) => waiting.set(count, resolve)), closed.then(() => {})]),
    kill: () => child.kill("SIGKILL"),
    gone: async () => {
      await closed;
      if (child.signalCode !== "SIGKILL" && child.exitCode !== 0) {
        throw new Error(`${program.pathname} ended with ${child.exitCode ?? child.signalCode}`);
      }
      return lines;
    },
  };
}

/**
 * Kills a process at a random moment of its work, which takes about so many milliseconds from its first line on.
 * @returns what it had said
 */
export async function killAtRandom(
  told: ToldProcess,
  random: Random,
  wholeMs: number,
): Promise<readonly string[]> {
  await told.said(1);
  await setTimeout(random.below(Math.ceil(wholeMs)));
  told.kill();
  return told.gone();
}

/** How long a process works from its first line to its end, in milliseconds, so that others can be killed within. */
export async function workMs(told: ToldProcess): Promise<number> {
  await told.said(1);
  const began = performance.now();
  await told.gone();
  return performance.now() - began;
}
