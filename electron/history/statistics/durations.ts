import type { TimesTaken } from "../../../shared/history/statistics.ts";

/** As many as this are kept one by one. */
const mostExact = 2000;
/** Beyond, they are counted in classes, each so many times as long as the one before. */
const step = 1.01;
const shortestMs = 0.001;
const classes = 3000;

const classOf = (ms: number) =>
  Math.max(
    0,
    Math.min(classes - 1, Math.floor(Math.log(Math.max(ms, shortestMs) / shortestMs) / Math.log(step))),
  );
/** The duration that is no further than half a percent from any of its class. */
const middleOf = (index: number) => shortestMs * step ** (index + 0.5);

/** Takes in durations, and tells their quantiles with little memory for however many. */
export class Durations {
  #exact: number[] = [];
  #counts: Uint32Array | null = null;
  #length = 0;

  add(ms: number): void {
    this.#length += 1;
    if (this.#counts === null) {
      this.#exact.push(ms);
      if (this.#exact.length > mostExact) this.#beginCounting();
    } else {
      this.#count(ms, this.#counts);
    }
  }

  /** `null` if there were none. */
  times(): TimesTaken | null {
    if (this.#length === 0) return null;
    this.#exact.sort((a, b) => a - b);
    return { median: this.#at(0.5), p95: this.#at(0.95), estimated: this.#counts !== null };
  }

  #beginCounting(): void {
    const counts = new Uint32Array(classes);
    this.#counts = counts;
    for (const ms of this.#exact) this.#count(ms, counts);
    this.#exact = [];
  }

  #count(ms: number, counts: Uint32Array): void {
    const index = classOf(ms);
    counts[index] = (counts[index] ?? 0) + 1;
  }

  /** The smallest one that so large a part is not longer than. */
  #at(part: number): number {
    const rank = Math.max(1, Math.ceil(part * this.#length));
    if (this.#counts === null) return this.#exact[rank - 1] ?? 0;
    let seen = 0;
    const index = this.#counts.findIndex((count) => {
      seen += count;
      return seen >= rank;
    });
    return middleOf(index);
  }
}
