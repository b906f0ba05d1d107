import type { TargetId } from "../../shared/target/target-status.ts";
import { systemPath } from "../platform/find-program.ts";

/** What plugins are given of the program's environment, beside PATH. */
const passedOn = ["HOME", "LANG", "TMPDIR"] as const;

/**
 * The environment that plugins inherit: chosen by name, not handed on whole. Plugins look for iptables and the
 * like in PATH, which for an ordinary user lacks the directories that they are in. With administrator rights
 * nothing is looked for where the user says.
 */
export function inheritedEnv(
  env: Readonly<Record<string, string | undefined>>,
  id: TargetId,
): Readonly<Record<string, string>> {
  const chosen = passedOn.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { PATH: id === "host" ? systemPath : pathOf(env.PATH), ...Object.fromEntries(chosen) };
}

function pathOf(path: string | undefined): string {
  const directories = [...(path ?? "").split(":"), ...systemPath.split(":")];
  return [...new Set(directories)].filter((directory) => directory.startsWith("/")).join(":");
}
