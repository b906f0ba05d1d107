/** How many events may still be sent. */
export interface Credit {
  /** Uses up one, waiting until there is one. Resolves at once and for ever after `release`. */
  take(): Promise<void>;
  /** Adds some, up to the amount that it began with. */
  add(events: number): void;
  /** Lets whoever waits go on, since the stream is over. */
  release(): void;
}

export function createCredit(most: number): Credit {
  let left = most;
  let wake = () => {};
  return {
    async take() {
      while (left <= 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      left -= 1;
    },
    add(events) {
      left = Math.min(left + events, most);
      wake();
    },
    release() {
      left = Number.POSITIVE_INFINITY;
      wake();
    },
  };
}
