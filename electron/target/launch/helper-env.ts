import { homedir, tmpdir } from "node:os";
import { systemPath } from "../../platform/find-program.ts";
import type { LaunchOptions } from "./launch-options.ts";

/** The helper's environment, built and not inherited. */
export function helperEnv({ node }: LaunchOptions): Record<string, string> {
  return { PATH: systemPath, HOME: homedir(), LANG: "C.UTF-8", TMPDIR: tmpdir(), ...node.env };
}
