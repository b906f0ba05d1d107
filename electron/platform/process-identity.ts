import { readFileSync } from "node:fs";

/**
 * A process as no other process is ever named: boot, number and start time. A number alone is given again, after
 * a restart of the machine even at once.
 */
export function identityOf(pid: number): string | null {
  const startTime = startTimeOf(pid);
  return startTime === null ? null : `${bootId()}/${pid}/${startTime}`;
}

/** This process, as `identityOf` names it. */
export function ownIdentity(): string {
  const identity = identityOf(process.pid);
  if (identity === null) throw new Error("/proc/self/stat cannot be read; is /proc mounted?");
  return identity;
}

/** Whether the process still runs that `identityOf` named so. */
export function isAlive(identity: string): boolean {
  const pid = Number(identity.split("/").at(1));
  return Number.isSafeInteger(pid) && pid > 0 && identityOf(pid) === identity;
}

function bootId(): string {
  return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
}

/** Field 22 of /proc/<pid>/stat (proc_pid_stat(5)): clock ticks from boot to the process's start. `null` if it is gone. */
function startTimeOf(pid: number): string | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    // ESRCH: it ended between open and read.
    if (code === "ENOENT" || code === "ESRCH") return null;
    throw error;
  }
  // The program's name, field 2, may hold blanks and parentheses; what follows its last one holds none.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A zombie no longer writes.
  return fields[0] === "Z" ? null : (fields[19] ?? null);
}
