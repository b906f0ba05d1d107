import { readdirSync, readFileSync } from "node:fs";

/** For tests: command lines of what a fault lets hang with `variable`, as `NAME=value`, in its environment. */
export function hangingProcesses(variable: string): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && read(name, "environ").split("\0").includes(variable))
    .map((pid) => read(pid, "cmdline"))
    .filter((line) => line.startsWith("sleep\0"));
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    // It ended just now, or is another user's.
    return "";
  }
}
