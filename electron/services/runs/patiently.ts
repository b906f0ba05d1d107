import { setImmediate } from "node:timers/promises";
import { saysLocked } from "../../history/sqlite-error.ts";

/** Each may wait for seconds by itself. */
const attempts = 5;

/**
 * Writes to the history, again where another program has it locked: SQLite lets whoever comes first have it, not who
 * waits longest. Everything else has its turn in between.
 * @throws what `write` throws, or the last time that it was locked; the signal's reason, without writing, once it fires
 */
export async function patiently<T>(write: () => T, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return write();
    } catch (error) {
      if (!saysLocked(error) || attempt === attempts) throw error;
      await setImmediate();
    }
  }
}
