/** Numbers that look random and come again with the same seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** An integer from 0 up to, and without, the limit. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  /** Whether something happens that does so once in so many times. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** @throws RangeError if there is nothing to pick from */
  pick<T>(items: readonly T[]): T {
    const at = this.below(items.length);
    for (const item of items.slice(at, at + 1)) return item;
    throw new RangeError("There is nothing to pick from.");
  }
}
