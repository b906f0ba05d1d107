import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunRecord } from "../../../../shared/run/run-record.ts";

/** How a command ended, and what it wrote. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number | string | null;
}

/** A home, networks and plugins of a test's own, in which the command line runs from its sources. */
export interface CliWorld {
  readonly directory: string;
  /** Adds a plugin in the language of the shell. */
  plugin(name: string, script: string): void;
  network(name: string, cniVersion: string, ...types: readonly string[]): void;
  start(args: readonly string[], env?: Readonly<Record<string, string>>): ChildProcessWithoutNullStreams;
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  /** All runs of the history, the oldest first. */
  history(): Promise<readonly RunRecord[]>;
  remove(): void;
}

const entry = join(import.meta.dirname, "../main.ts");

export function makeCliWorld(): CliWorld {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "cli-")));
  const inside = (name: string) => join(directory, name);
  for (const name of ["home", "net.d", "bin"]) mkdirSync(inside(name));
  const start: CliWorld["start"] = (args, env = {}) =>
    spawn(process.execPath, [entry, ...args], {
      cwd: directory,
      env: {
        PATH: process.env.PATH ?? "",
        HOME: inside("home"),
        NETCONFPATH: inside("net.d"),
        CNI_PATH: inside("bin"),
        ...env,
      },
    });
  const run: CliWorld["run"] = (args, env) => ended(start(args, env));
  return {
    directory,
    plugin: (name, script) => {
      writeFileSync(inside(`bin/${name}`), `#!/bin/sh\n${script}\n`);
      chmodSync(inside(`bin/${name}`), 0o755);
    },
    network: (name, cniVersion, ...types) => {
      const plugins = types.map((type) => ({ type }));
      writeFileSync(inside(`net.d/${name}.conflist`), JSON.stringify({ cniVersion, name, plugins }));
    },
    start,
    run,
    history: async () => {
      const { stdout } = await run(["history", "export"]);
      return stdout
        .split("\n")
        .filter((line) => line !== "")
        .map((line): RunRecord => JSON.parse(line));
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Waits for the end of a command. */
export async function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.end();
  const [code, signal] = await once(child, "close");
  return { stdout, stderr, exit: code ?? signal };
}
