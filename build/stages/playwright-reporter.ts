import { writeFileSync } from "node:fs";
import type { Reporter, Suite, TestCase, TestError } from "@playwright/test/reporter";
import { failedTest, type StageOutcome } from "./stage.ts";

/** Writes what became of the window tests to the file that CNITOOL_DESKTOP_OUTCOME names. */
export default class OutcomeReporter implements Reporter {
  #suite: Suite | null = null;
  readonly #errors: string[] = [];

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onError(error: TestError): void {
    this.#errors.push(failedTest("outside of a test", error.message));
  }

  onEnd(): void {
    const file = process.env.CNITOOL_DESKTOP_OUTCOME;
    if (file !== undefined) writeFileSync(file, JSON.stringify(outcomeOf(this.#suite, this.#errors)));
  }
}

function outcomeOf(suite: Suite | null, errors: readonly string[]): StageOutcome {
  const tests = suite?.allTests() ?? [];
  return {
    passed: tests.filter((test) => test.outcome() === "expected").length,
    failed: [...tests.filter(hasFailed).map(describeFailure), ...errors],
    skipped: tests
      .filter((test) => test.outcome() === "skipped")
      .map((test) => {
        const reason = test.annotations.find(({ type }) => type === "skip" || type === "fixme")?.description;
        return reason ?? `no reason given: ${test.title}`;
      }),
  };
}

/** A test that passes at a second try is a test that fails. */
function hasFailed(test: TestCase): boolean {
  return test.outcome() === "unexpected" || test.outcome() === "flaky";
}

function describeFailure(test: TestCase): string {
  const message = test.results.find(({ status }) => status !== "passed")?.error?.message;
  return failedTest(test.titlePath().filter(Boolean).join(" › "), message);
}
