import { takeTurns } from "./take-turns.ts";

/** Work that goes on without a pause, in milliseconds, before everything else in this process has its turn. */
const turnMs = 12;

/**
 * Makes a function to be called after each piece of long work, which lets everything else go first now and then.
 * It throws an AbortError once the signal has fired.
 */
export function createPace(signal: AbortSignal): () => Promise<void> {
  let since = performance.now();
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - since < turnMs) return;
    await takeTurns(signal);
    since = performance.now();
  };
}
