import { dirname } from "node:path";
import { startChild } from "../../platform/start-child.ts";
import { connectHelper } from "../helper/client.ts";
import type { Target } from "../target.ts";
import { helperEnv } from "./helper-env.ts";
import { labArgv } from "./lab-argv.ts";
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
  const helper = helperCommand(options, ["--target=lab", ...(possible.hasPidNamespace ? [] : ["--sweep"])]);
  const keep = [
    options.node.execPath,
    dirname(options.helperFile),
    ...options.allowedDirectories,
    ...(options.pluginDirectories ?? []),
  ];
  const child = await startChild({
    argv: await labArgv(possible, keep, helper),
    env: helperEnv(options),
  });
  return connectHelper(child, "lab");
}
