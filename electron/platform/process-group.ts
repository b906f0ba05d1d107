import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/** Between SIGTERM and SIGKILL. */
const killGraceMs = 1000;

const pollMs = 25;

/** Groups of the programs that `runProcess` waits for at this moment. */
export const runningGroups = new Set<number>();

/** Sends a signal to a process group; false if the group has no process left. */
export function signalGroup(groupId: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-groupId, signal);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error) {
      if (error.code === "ESRCH") return false;
      // Somebody else's processes, such as those of a setuid program: they are there and we may do nothing.
      if (error.code === "EPERM") return true;
    }
    throw error;
  }
}

/**
 * Whether a process of the group still runs. One that is dead and waits for its parent to notice does not count:
 * some init processes take seconds for that.
 */
export function isGroupAlive(groupId: number): boolean {
  return signalGroup(groupId, 0) && readdirSync("/proc").some((entry) => isLiveMember(entry, groupId));
}

function isLiveMember(pid: string, groupId: number): boolean {
  if (!/^\d+$/.test(pid)) return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // proc(5): "pid (comm) state ppid pgrp …", and comm may hold anything.
    const [state, , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(group) === groupId && state !== "Z" && state !== "X";
  } catch {
    // It ended meanwhile.
    return false;
  }
}

/**
 * Ends a process group: SIGTERM, then SIGKILL after `killGraceMs` for whatever is left, be it the leader or a
 * child of it that ignores SIGTERM. Resolves once no process is left or SIGKILL was sent.
 */
export async function endGroup(groupId: number): Promise<void> {
  signalGroup(groupId, "SIGTERM");
  // The kernel tells nobody when a group becomes empty, so this asks, and only while something is being ended.
  const graceEndsAt = performance.now() + killGraceMs;
  while (performance.now() < graceEndsAt) {
    if (!isGroupAlive(groupId)) return;
    await delay(pollMs);
  }
  signalGroup(groupId, "SIGKILL");
}
