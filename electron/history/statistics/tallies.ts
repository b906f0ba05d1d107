import type { NamedTally, Tally } from "../../../shared/history/statistics.ts";
import { Durations } from "./durations.ts";

/** Adds up runs, or calls of a plugin. */
export class TallyCounter {
  readonly #durations = new Durations();
  #runs = 0;
  #failures = 0;

  add(failed: boolean, durationMs: number | null): void {
    this.#runs += 1;
    if (failed) this.#failures += 1;
    if (durationMs !== null) this.#durations.add(durationMs);
  }

  tally(): Tally {
    return { runs: this.#runs, failures: this.#failures, times: this.#durations.times() };
  }
}

/** Adds them up by name and bucket of time. */
export class NamedTallies {
  readonly #buckets: number;
  readonly #byName = new Map<string, { counter: TallyCounter; runs: number[]; failures: number[] }>();

  constructor(buckets: number) {
    this.#buckets = buckets;
  }

  add(name: string, bucket: number, failed: boolean, durationMs: number | null): void {
    const found = this.#byName.get(name) ?? this.#begin(name);
    found.counter.add(failed, durationMs);
    found.runs[bucket] = (found.runs[bucket] ?? 0) + 1;
    if (failed) found.failures[bucket] = (found.failures[bucket] ?? 0) + 1;
  }

  /** The most frequent first. */
  list(most: number): readonly NamedTally[] {
    return [...this.#byName]
      .map(([name, { counter, runs, failures }]) => ({ name, ...counter.tally(), over: { runs, failures } }))
      .sort((a, b) => b.runs - a.runs || (a.name < b.name ? -1 : 1))
      .slice(0, most);
  }

  #begin(name: string) {
    const zeros = () => new Array<number>(this.#buckets).fill(0);
    const begun = { counter: new TallyCounter(), runs: zeros(), failures: zeros() };
    this.#byName.set(name, begun);
    return begun;
  }
}
