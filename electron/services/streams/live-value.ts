import { Broadcast, keepLast } from "./broadcast.ts";

/** A value that changes, and that watchers see as it is and as it becomes; states in between may be passed over. */
export class LiveValue<T> {
  readonly #changes = new Broadcast<T>(keepLast);
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  get isWatched(): boolean {
    return this.#changes.isWatched;
  }

  set(value: T): void {
    this.#value = value;
    this.#changes.send(value);
  }

  /** Begins with the present value. */
  watch(signal: AbortSignal): AsyncIterable<T> {
    return this.#changes.watch(signal, [this.#value]);
  }

  end(): void {
    this.#changes.end();
  }
}
