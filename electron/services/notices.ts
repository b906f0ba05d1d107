import type { Notice } from "../../shared/app/notice.ts";
import { LiveValue } from "./streams/live-value.ts";

/** How many are kept; a condition that repeats, such as a full disk, must not fill the memory. */
const maxNotices = 50;

/** Collects what a person has to know of and did not ask for. */
export class Notices {
  readonly #all = new LiveValue<readonly Notice[]>([]);
  #lastId = 0;

  /**
   * One that says the same as an earlier one is not added again.
   * @returns takes it back, once it is true no more
   */
  add(message: string, advice: string): () => void {
    const before = this.#all.value;
    if (!before.some((notice) => notice.message === message)) {
      this.#lastId += 1;
      this.#all.set([...before, { id: this.#lastId, message, advice }].slice(-maxNotices));
    }
    return () => this.#all.set(this.#all.value.filter((notice) => notice.message !== message));
  }

  watch(signal: AbortSignal): AsyncIterable<readonly Notice[]> {
    return this.#all.watch(signal);
  }
}
