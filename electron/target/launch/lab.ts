import { realpath } from "node:fs/promises";
import { dirname } from "node:path";
import { startChild } from "../../platform/start-child.ts";
import { connectHelper } from "../helper/client.ts";
import type { Target } from "../target.ts";
import { helperEnv } from "./helper-env.ts";
import { labSetup } from "./lab-setup.ts";
import { helperCommand, type LaunchOptions } from "./launch-options.ts";
import { type LabProbe, probeLab } from "./probe-lab.ts";

/**
 * Starts a lab: user, network, mount and, where possible, PID namespaces of its own, with the helper in them. It
 * needs no rights, it can harm nothing outside, and all of it is gone when it is closed or this process dies.
 * @throws Error with the reason where this machine does not allow it or the set-up fails.
 */
export async function launchLab(options: LaunchOptions, probe?: LabProbe): Promise<Target> {
  const possible = probe ?? (await probeLab());
  if (!possible.possible) throw new Error(`${possible.reason} ${possible.advice}`);
  const { unshare, sh, unshareArgs, hasPidNamespace } = possible;
  const helper = helperCommand(options, ["--target=lab", ...(hasPidNamespace ? [] : ["--sweep"])]);
  const child = await startChild({
    argv: [
      unshare,
      ...unshareArgs,
      sh,
      "-c",
      labSetup,
      "cnitool-desktop-lab",
      ...(await toKeep(options)),
      "--",
      ...helper,
    ],
    env: helperEnv(options),
  });
  return connectHelper(child, "lab");
}

/** What exists and has to stay visible, with and without its links, the outer directories first. */
async function toKeep(options: LaunchOptions): Promise<readonly string[]> {
  const wanted = [
    options.node.execPath,
    dirname(options.helperFile),
    ...options.allowedDirectories,
    ...(options.pluginDirectories ?? []),
  ];
  const found = await Promise.all(wanted.map((path) => realpath(path).catch(() => null)));
  // What does not exist cannot be hidden. A link below /run or /var/lib would be; it is kept as what it leads to.
  const existing = wanted.flatMap((path, index) => (found[index] == null ? [] : [path, found[index]]));
  return [...new Set(existing)].filter((path) => path !== "/var/lib/cni").sort();
}
