import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** What another process said that it committed. */
export interface Commits {
  /** Runs that had begun and those that had ended: their ids by their numbers. */
  readonly begun: ReadonlyMap<number, number>;
  readonly ended: ReadonlyMap<number, number>;
}

/** The process of `writer.ts`. */
export interface WriterProcess {
  /** Resolves once it has said so much: that it opens the history, that it has it open, and what it committed. */
  said(lines: number): Promise<void>;
  kill(): void;
  /**
   * Resolves when it is gone, with everything that it said.
   * @throws Error if it ended by itself and not well
   */
  gone(): Promise<Commits>;
}

/** Starts a process that writes runs from number `first` on, for ever or `count` of them, one way or the other. */
export function startWriter(
  file: string,
  way: "store" | "command-line",
  first: number,
  count?: number,
): WriterProcess {
  const args = [file, way, String(first), ...(count === undefined ? [] : [String(count)])];
  const child = spawn(process.execPath, [fileURLToPath(new URL("./writer.ts", import.meta.url)), ...args], {
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
  const said = (count: number) =>
    lines.length >= count
      ? Promise.resolve()
      : Promise.race([new Promise<void>((resolve) => waiting.set(count, resolve)), closed.then(() => {})]);
  return {
    said,
    kill: () => child.kill("SIGKILL"),
    gone: async () => {
      await closed;
      if (child.signalCode !== "SIGKILL" && child.exitCode !== 0) {
        throw new Error(`the writer ended with ${child.exitCode ?? child.signalCode}`);
      }
      return commitsOf(lines);
    },
  };
}

function commitsOf(lines: readonly string[]): Commits {
  const told = (what: string) =>
    new Map(
      lines
        .map((line) => line.split(" "))
        .filter(([word]) => word === what)
        .map(([, n, id]) => [Number(n), Number(id)]),
    );
  return { begun: told("begun"), ended: told("ended") };
}
