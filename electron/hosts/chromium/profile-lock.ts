import { chmodSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { hasErrorCode } from "../../platform/error-code.ts";
import { makeDirectory } from "../../platform/make-directory.ts";
import { HostFailure } from "../host-failure.ts";

const pollMs = 50;

/**
 * Makes the browser's profile folder, for its owner only, and removes the lock that a browser left there that
 * was killed. The browser itself takes such a lock for another computer's once the machine has a new name. Call
 * it only under the program's own instance lock: then nobody else can start a browser on this profile.
 * @param waitMs how long a browser that was left alone may take to end; it does so when its pipe closes
 * @throws HostFailure if a browser still runs on the profile.
 */
export async function prepareProfile(profileDir: string, waitMs = 5000): Promise<void> {
  // Before the browser makes it: that would let others read it.
  makeDirectory(profileDir);
  chmodSync(profileDir, 0o700);
  const pid = lockingPid(profileDir);
  if (pid === null) return;
  for (let waited = 0; usesProfile(pid, profileDir); waited += pollMs) {
    if (waited >= waitMs) {
      throw new HostFailure(
        `A browser that an earlier start left behind still runs as process ${pid}: end it and start again.`,
      );
    }
    await delay(pollMs);
  }
  for (const name of ["SingletonLock", "SingletonCookie", "SingletonSocket"]) {
    rmSync(join(profileDir, name), { force: true });
  }
}

/** The lock is a symbolic link that leads to "<host name>-<process>"; `null` if there is none. */
function lockingPid(profileDir: string): number | null {
  let target: string;
  try {
    target = readlinkSync(join(profileDir, "SingletonLock"));
  } catch (error) {
    if (hasErrorCode(error, "ENOENT")) return null;
    throw error;
  }
  return Number(target.slice(target.lastIndexOf("-") + 1));
}

/** Whether the process is a browser on this profile, and no stranger that has come to its number. */
function usesProfile(pid: number, profileDir: string): boolean {
  try {
    const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return args.includes(`--user-data-dir=${profileDir}`);
  } catch {
    // It is gone, or it is another user's.
    return false;
  }
}
