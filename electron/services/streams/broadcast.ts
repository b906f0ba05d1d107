/** What a watcher has yet to read once `next` is sent: everything, or less where the last word is enough. */
export type Backlog<T> = (waiting: readonly T[], next: T) => readonly T[];

/** Keeps only the newest, for states. */
export const keepLast = <T>(_waiting: readonly T[], next: T): readonly T[] => [next];

/** Keeps the newest of each key, in the order in which the keys were first seen. */
export const keepLastPer =
  <T>(key: (value: T) => unknown): Backlog<T> =>
  (waiting, next) => {
    const at = waiting.findIndex((value) => key(value) === key(next));
    return at === -1 ? [...waiting, next] : waiting.with(at, next);
  };

interface Watcher<T> {
  waiting: readonly T[];
  /** Wakes a reader that waits. */
  wake: () => void;
}

/**
 * Tells any number of watchers what happens. A slow watcher holds up nobody; what it has not read yet is kept as
 * the `backlog` says, which also has to bound it.
 */
export class Broadcast<T> {
  readonly #backlog: Backlog<T>;
  readonly #watchers = new Set<Watcher<T>>();
  #ended = false;

  constructor(backlog: Backlog<T>) {
    this.#backlog = backlog;
  }

  get isWatched(): boolean {
    return this.#watchers.size > 0;
  }

  send(event: T): void {
    for (const watcher of this.#watchers) {
      watcher.waiting = this.#backlog(watcher.waiting, event);
      watcher.wake();
    }
  }

  /** Nothing more will be sent: watchers read what they have and end. */
  end(): void {
    this.#ended = true;
    for (const watcher of this.#watchers) watcher.wake();
  }

  /** Watches from this moment on, not from the first read. Ends when the signal fires. `first` is read first. */
  watch(signal: AbortSignal, first: readonly T[] = []): AsyncIterable<T> {
    const watcher: Watcher<T> = { waiting: first, wake: () => {} };
    const leave = () => {
      this.#watchers.delete(watcher);
      watcher.wake();
    };
    if (!signal.aborted) {
      this.#watchers.add(watcher);
      signal.addEventListener("abort", leave, { once: true });
    }
    return this.#read(watcher, signal, leave);
  }

  async *#read(watcher: Watcher<T>, signal: AbortSignal, leave: () => void): AsyncGenerator<T, void> {
    try {
      while (!signal.aborted) {
        const [next, ...rest] = watcher.waiting;
        if (next !== undefined) {
          watcher.waiting = rest;
          yield next;
        } else if (this.#ended) {
          return;
        } else {
          const woken = Promise.withResolvers<void>();
          watcher.wake = woken.resolve;
          await woken.promise;
        }
      }
    } finally {
      signal.removeEventListener("abort", leave);
      leave();
    }
  }
}
