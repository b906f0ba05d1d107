import { writeFileSync } from "node:fs";
import type { Reporter, Suite } from "@playwright/test/reporter";
import type { StageOutcome } from "./stage.ts";

/** Writes what became of the window tests to the file that CNITOOL_DESKTOP_OUTCOME names. */
export default class OutcomeReporter implements Reporter {
  #suite: Suite | null = null;
  #errors = 0;

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onError(): void {
    this.#errors += 1;
  }

  onEnd(): void {
    const file = process.env.CNITOOL_DESKTOP_OUTCOME;
    if (file !== undefined) writeFileSync(file, JSON.stringify(outcomeOf(this.#suite, this.#errors)));
  }
}

function outcomeOf(suite: Suite | null, errors: number): StageOutcome {
  const tests = suite?.allTests() ?? [];
  return {
    passed: tests.filter((test) => test.outcome() === "expected").length,
    // A test that passes at a second try is a test that fails.
    failed:
      tests.filter((test) => test.outcome() === "unexpected" || test.outcome() === "flaky").length + errors,
    skipped: tests
      .filter((test) => test.outcome() === "skipped")
      .map((test) => {
        const reason = test.annotations.find(({ type }) => type === "skip" || type === "fixme")?.description;
        return reason ?? `no reason given: ${test.title}`;
      }),
  };
}
