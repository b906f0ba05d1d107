import { errorPattern } from "../../../shared/history/error-pattern.ts";
import type { FrequentError } from "../../../shared/history/statistics.ts";

/** Patterns that are told apart; those of a history that has more come too late to be frequent. */
const mostPatterns = 5000;

interface Counted {
  runs: number;
  runId: number;
  message: string;
}

/** Counts errors by their kind. */
export class ErrorCounter {
  readonly #patterns = new Map<string, string>();
  readonly #counts = new Map<string, Counted>();

  add(message: string, runId: number): void {
    const pattern = this.#patternOf(message);
    const found = this.#counts.get(pattern);
    if (found === undefined) {
      if (this.#counts.size < mostPatterns) this.#counts.set(pattern, { runs: 1, runId, message });
      return;
    }
    found.runs += 1;
    if (runId < found.runId) return;
    found.runId = runId;
    found.message = message;
  }

  /** The most frequent first. */
  list(most: number): readonly FrequentError[] {
    return [...this.#counts]
      .map(([pattern, counted]) => ({ pattern, ...counted }))
      .sort((a, b) => b.runs - a.runs || b.runId - a.runId)
      .slice(0, most);
  }

  /** The same message comes again and again. */
  #patternOf(message: string): string {
    const known = this.#patterns.get(message);
    if (known !== undefined) return known;
    const pattern = errorPattern(message);
    if (this.#patterns.size < mostPatterns) this.#patterns.set(message, pattern);
    return pattern;
  }
}
