import { setImmediate } from "node:timers/promises";

/**
 * Lets everything else that waits in this process go first.
 * @throws AbortError once nobody waits for the answer any more
 */
export async function takeTurns(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}
