import { stripVTControlCharacters } from "node:util";

/** How many tests of a stage ended how; a check such as the linter is one test. */
export interface StageOutcome {
  readonly passed: number;
  /** What failed, one entry for each test: its name and, where it is known, what went wrong. */
  readonly failed: readonly string[];
  /** Why tests were skipped, one entry for each. */
  readonly skipped: readonly string[];
}

/** One part of `npm test`. */
export interface Stage {
  readonly name: string;
  /** Runs it and lets its output through. Must not throw for what its tests did. */
  readonly run: () => Promise<StageOutcome>;
}

export const nothing: StageOutcome = { passed: 0, failed: [], skipped: [] };

/** A test's name with the first line of what went wrong, for the summary. */
export function failedTest(name: string, message = ""): string {
  const [line = ""] = stripVTControlCharacters(message).trim().split("\n");
  return line === "" ? name : `${name}: ${line}`;
}

/** A stage that could not run at all on this machine, counted as one skipped test. */
export function skippedStage(reason: string): StageOutcome {
  return { ...nothing, skipped: [reason] };
}

export function addOutcomes(a: StageOutcome, b: StageOutcome): StageOutcome {
  return {
    passed: a.passed + b.passed,
    failed: [...a.failed, ...b.failed],
    skipped: [...a.skipped, ...b.skipped],
  };
}

/** The line that a run of tests ends with. */
export function closingLine({ passed, failed, skipped }: StageOutcome): string {
  return `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
}

/** The reasons for which tests were skipped, each once with its number, the most frequent first. */
export function skipReasons({ skipped }: StageOutcome): readonly string[] {
  const counts = new Map<string, number>();
  for (const reason of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `${count} × ${reason}`);
}
