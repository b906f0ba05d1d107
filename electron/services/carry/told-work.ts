import { Broadcast, keepLast } from "../streams/broadcast.ts";

/** Long work as a stream of what is told of it, in which only the newest waits for a slow reader. */
export async function* toldWork<E>(
  signal: AbortSignal,
  work: (tell: (event: E) => void) => Promise<void>,
): AsyncGenerator<E, void> {
  const events = new Broadcast<E>(keepLast);
  const told = events.watch(signal);
  const outcome = work((event) => events.send(event)).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  void outcome.then(() => events.end());
  yield* told;
  const failed = await outcome;
  if (failed !== null) throw failed.error;
}
