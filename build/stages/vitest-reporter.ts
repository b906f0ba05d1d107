import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";
import type { StageOutcome } from "./stage.ts";

/** Writes what became of the tests, with the reasons of those that were skipped, to the file that CNITOOL_DESKTOP_OUTCOME names. */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const file = process.env.CNITOOL_DESKTOP_OUTCOME;
    if (file !== undefined) writeFileSync(file, JSON.stringify(outcomeOf(modules, unhandledErrors.length)));
  }
}

function outcomeOf(modules: readonly TestModule[], unhandledErrors: number): StageOutcome {
  const results = modules.flatMap((module) =>
    [...module.children.allTests()].map((test) => ({ test, result: test.result() })),
  );
  const brokenModules = modules.filter((module) => module.errors().length > 0).length;
  return {
    passed: results.filter(({ result }) => result.state === "passed").length,
    failed:
      results.filter(({ result }) => result.state === "failed").length + brokenModules + unhandledErrors,
    skipped: results.flatMap(({ test, result }) =>
      result.state === "skipped" ? [result.note ?? `no reason given: ${test.fullName}`] : [],
    ),
  };
}
