import { startChild } from "../../platform/start-child.ts";
import { connectHelper } from "../helper/client.ts";
import type { Target } from "../target.ts";
import { helperEnv } from "./helper-env.ts";
import { helperCommand, type LaunchOptions } from "./launch-options.ts";

/**
 * Starts the helper for this host as a plain child, with the rights that this process has.
 * @throws Error if it cannot be started.
 */
export async function launchDirect(options: LaunchOptions): Promise<Target> {
  const argv = helperCommand(options, ["--target=host"]);
  return connectHelper(await startChild({ argv: [...argv], env: helperEnv(options) }), "host");
}
