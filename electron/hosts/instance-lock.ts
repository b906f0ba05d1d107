import { chmodSync, closeSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { saysDamaged, saysLocked } from "../history/sqlite-error.ts";
import { makeDirectory } from "../platform/make-directory.ts";
import { isAlive, ownIdentity } from "../platform/process-identity.ts";
import { describeError } from "./describe-error.ts";
import { HostFailure } from "./host-failure.ts";

/** The one that asks a running program to show its window. */
const showSignal = "SIGUSR2";

/** How often and how far apart a program is asked that has the lock and has not said yet who it is. */
const showTries = 40;
const showPauseMs = 50;

const instance = z.object({ pid: z.int().positive(), owner: z.string() });

/** What came of starting: the lock, or that another start of this user has it. */
export type Claim =
  | { readonly claimed: true; release(): void }
  /** `shown`: the other one was asked to bring its window to the front. */
  | { readonly claimed: false; readonly shown: boolean };

export interface ClaimOptions {
  /** Its folder is made if it is missing. */
  readonly lockFile: string;
  /** Says who has the lock. */
  readonly instanceFile: string;
  /** Another start was made; the window belongs in front of the person. */
  readonly onSecondStart: () => void;
}

/**
 * Makes sure that the program runs once for each user. The lock is one that SQLite holds on a file: of two
 * starts at the same moment only one gets it, and the kernel takes it back however the program ends.
 * @throws HostFailure if the lock file cannot be used at all.
 */
export async function claimInstance(options: ClaimOptions): Promise<Claim> {
  const directory = dirname(options.lockFile);
  try {
    return await claim(options, directory);
  } catch (error) {
    throw new HostFailure(
      `The program cannot keep its files in ${directory} (${error instanceof Error ? error.message : String(error)}). ` +
        "Make sure that this user may write there and that there is room on the disk, or name another place with XDG_STATE_HOME.",
      describeError(error),
    );
  }
}

async function claim(options: ClaimOptions, directory: string): Promise<Claim> {
  makeDirectory(directory);
  const lock = takeLock(options.lockFile);
  if (lock === null) return { claimed: false, shown: await showRunning(options.instanceFile) };

  // First the listener, then the file that invites the signal: without a listener it would end this program.
  process.on(showSignal, options.onSecondStart);
  writeFileSync(options.instanceFile, JSON.stringify({ pid: process.pid, owner: ownIdentity() }), {
    mode: 0o600,
  });
  return {
    claimed: true,
    release() {
      rmSync(options.instanceFile, { force: true });
      process.off(showSignal, options.onSecondStart);
      lock.close();
    },
  };
}

/** `null` if another process has it. */
function takeLock(file: string): DatabaseSync | null {
  // SQLite itself would let others read it, which is enough to keep its owner from ever getting the lock.
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
  const database = new DatabaseSync(file);
  try {
    database.exec("BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database.close();
    if (saysLocked(error)) return null;
    if (!saysDamaged(error)) throw error;
    // Nothing is ever kept in it. Emptied and not replaced, so that all who lock it lock the same file.
    truncateSync(file);
    return takeLock(file);
  }
}

/** Asks the program that has the lock to show its window; it may not have written yet who it is. */
async function showRunning(instanceFile: string): Promise<boolean> {
  for (let tries = 0; tries < showTries; tries += 1) {
    const running = readInstance(instanceFile);
    // The number of a process that ended may belong to a stranger by now, and this signal would end most of them.
    if (running !== null && isAlive(running.owner)) {
      process.kill(running.pid, showSignal);
      return true;
    }
    await delay(showPauseMs);
  }
  return false;
}

/** `null` for a file that is not there, or is not whole yet. */
function readInstance(file: string): z.infer<typeof instance> | null {
  try {
    return instance.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}
