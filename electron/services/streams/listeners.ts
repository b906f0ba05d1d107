/** Functions to call when something happens. */
export class Listeners<T extends readonly unknown[] = []> {
  readonly #all = new Set<(...args: T) => void>();

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  /** @returns how to leave again. */
  add(listener: (...args: T) => void): () => void {
    // A wrapper, so that a function that was added twice is called twice and leaves once.
    const own = (...args: T) => listener(...args);
    this.#all.add(own);
    return () => {
      this.#all.delete(own);
    };
  }

  call(...args: T): void {
    for (const listener of this.#all) listener(...args);
  }
}
