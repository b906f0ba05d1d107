import { readdirSync, readlinkSync } from "node:fs";
import { hasErrorCode } from "../../platform/error-code.ts";
import { runningGroups, signalGroup } from "../../platform/process-group.ts";
import type { Target } from "../target.ts";

/** How long programs may take to obey SIGTERM once nobody waits for them any more; the helper is gone within 1 s. */
const lastGraceMs = 600;

/** Ends the target's programs, the last ones by force, so that the helper can exit. */
export async function endPrograms(target: Target): Promise<void> {
  const grace = Promise.withResolvers<void>();
  const timer = setTimeout(grace.resolve, lastGraceMs);
  await Promise.race([target.close(), grace.promise]);
  clearTimeout(timer);
  killRunningGroups();
}

/** Kills what `runProcess` waits for, at once. */
export function killRunningGroups(): void {
  for (const group of runningGroups) signalGroup(group, "SIGKILL");
}

/**
 * Kills every other process in this process's user namespace, for a lab that has no PID namespace which would do
 * that. Programs that ended up in another group or became daemons are found this way, and so are those that are
 * started while this goes on.
 */
export function killUserNamespace(): void {
  const own = readlinkSync("/proc/self/ns/user");
  const killed = new Set([String(process.pid)]);
  for (let found = [""]; found.length > 0; ) {
    // The dead stay in /proc until their parent looks, which is not ours to wait for.
    found = readdirSync("/proc").filter(
      (entry) => /^\d+$/.test(entry) && !killed.has(entry) && userNamespaceOf(entry) === own,
    );
    for (const pid of found) {
      killed.add(pid);
      kill(Number(pid));
    }
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // It ended meanwhile.
    if (!hasErrorCode(error, "ESRCH")) throw error;
  }
}

/** `null` for a process that is gone, or dead and not waited for yet, or not ours to look at. */
function userNamespaceOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/ns/user`);
  } catch {
    return null;
  }
}
