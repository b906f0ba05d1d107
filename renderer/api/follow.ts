export interface Follower<E> {
  onEvent(event: E): void;
  /** The stream broke; it is not called for a stream that this side cancelled. */
  onError(error: unknown): void;
}

/**
 * Listens to a stream until the returned function is called; nothing arrives after that. `open` begins the
 * stream and hands the signal on to it.
 */
export function follow<E>(
  open: (signal: AbortSignal) => AsyncIterable<E>,
  follower: Follower<E>,
): () => void {
  const controller = new AbortController();
  const listen = async (): Promise<void> => {
    try {
      for await (const event of open(controller.signal)) {
        if (controller.signal.aborted) return;
        follower.onEvent(event);
      }
    } catch (error) {
      if (!controller.signal.aborted) follower.onError(error);
    }
  };
  void listen();
  return () => controller.abort();
}
