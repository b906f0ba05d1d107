import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { CniConfig } from "../electron/libcni/cni-config.ts";
import { launchLab } from "../electron/target/launch/lab.ts";
import type { Target } from "../electron/target/target.ts";

const pluginDirectory = "/usr/lib/cni";
const root = join(import.meta.dirname, "..");

/** What plugins and the reference are given of the environment. */
export const inheritedEnv = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" };

/** A program to be run, all of it. */
export interface Command {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
}

/** A lab with networks, in which the engine and the reference are measured side by side. */
export interface BenchLab {
  readonly target: Target;
  readonly configDirectory: string;
  readonly cni: CniConfig;
  readonly pluginPath: readonly string[];
  /** A call of the reference on one of the networks. */
  reference(file: string, verb: string, network: string, netns: string): Command;
  /** Runs the commands one after the other, so many times, without anything of ours between; milliseconds of each round. */
  repeat(commands: readonly Command[], times: number): Promise<number[]>;
  close(): Promise<void>;
}

/**
 * Opens a lab over the built helper, with a plugin `noop` that does nothing beside the packaged ones.
 * @param networks what lies in the directory of configurations, each as `<name>.conflist`
 */
export async function openBenchLab(networks: readonly { readonly name: string }[]): Promise<BenchLab> {
  const scratch = mkdtempSync(join(tmpdir(), "bench-"));
  const configDirectory = join(scratch, "net.d");
  const ownPlugins = join(scratch, "bin");
  mkdirSync(configDirectory);
  mkdirSync(ownPlugins);
  for (const network of networks) {
    writeFileSync(join(configDirectory, `${network.name}.conflist`), JSON.stringify(network));
  }
  const noop = `#!/bin/sh\n[ "$CNI_COMMAND" != ADD ] || echo '{"cniVersion":"1.0.0"}'\n`;
  writeFileSync(join(ownPlugins, "noop"), noop, { mode: 0o755 });
  const target = await launchLab({
    node: { execPath: process.execPath, env: {} },
    helperFile: join(root, "dist/helper/helper.js"),
    allowedDirectories: [scratch, pluginDirectory, "/var/lib/cni"],
  });
  const pluginPath = [ownPlugins, pluginDirectory];
  return {
    target,
    configDirectory,
    pluginPath,
    cni: new CniConfig({ target, pluginPath, cacheDir: "/var/lib/cni", inheritedEnv }),
    reference: (file, verb, network, netns) => ({
      argv: [file, verb, network, netns],
      env: { ...inheritedEnv, NETCONFPATH: configDirectory, CNI_PATH: pluginPath.join(":") },
      stdin: "",
    }),
    repeat: (commands, times) => repeat(target, commands, times),
    async close() {
      await target.close();
      rmSync(scratch, { recursive: true });
    },
  };
}

async function repeat(target: Target, commands: readonly Command[], times: number): Promise<number[]> {
  const ended = await target.exec({
    argv: [process.execPath, join(import.meta.dirname, "repeat-commands.ts")],
    env: {},
    stdin: Buffer.from(JSON.stringify({ times, commands })),
  });
  if (ended.exitCode !== 0) throw new Error(Buffer.from(ended.stderr).toString());
  return z.array(z.number()).parse(JSON.parse(Buffer.from(ended.stdout).toString()));
}
