import { isDeepStrictEqual } from "node:util";
import { Broadcast, keepLast } from "./broadcast.ts";

/** Something that may change, and how to hear that it may have. */
export interface Source<T> {
  read(): Promise<T>;
  /** Calls `wake` whenever a new look is worth it, until the returned function is called. */
  listen(wake: () => void): () => void;
}

/**
 * Yields what `read` finds, at first and after each wake, when it differs from the last. Wakes that come while
 * reading lead to one more look, however many they are. Ends when the signal fires; throws what `read` throws.
 */
export async function* reread<T>(source: Source<T>, signal: AbortSignal): AsyncGenerator<T, void> {
  const wakes = new Broadcast<true>(keepLast);
  const looks = wakes.watch(signal, [true]);
  const stop = source.listen(() => wakes.send(true));
  try {
    let last: { readonly value: T } | null = null;
    for await (const _ of looks) {
      const value = await source.read();
      if (signal.aborted) return;
      if (last !== null && isDeepStrictEqual(last.value, value)) continue;
      last = { value };
      yield value;
    }
  } finally {
    stop();
  }
}
