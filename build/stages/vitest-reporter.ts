import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";
import { failedTest, type StageOutcome } from "./stage.ts";

declare module "vitest" {
  interface TaskMeta {
    /** As `describeUnless` sets it. */
    skipReason?: string;
  }
}

/** Writes what became of the tests, with the reasons of those that were skipped, to the file that CNITOOL_DESKTOP_OUTCOME names. */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const file = process.env.CNITOOL_DESKTOP_OUTCOME;
    if (file !== undefined) writeFileSync(file, JSON.stringify(outcomeOf(modules, unhandledErrors)));
  }
}

function outcomeOf(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): StageOutcome {
  const results = modules.flatMap((module) =>
    [...module.children.allTests()].map((test) => ({ test, result: test.result() })),
  );
  const brokenModules = modules.flatMap((module) =>
    module.errors().map((error) => failedTest(module.relativeModuleId, error.message)),
  );
  return {
    passed: results.filter(({ result }) => result.state === "passed").length,
    failed: [
      ...results.flatMap(({ test, result }) =>
        result.state === "failed"
          ? [failedTest(`${test.module.relativeModuleId} › ${test.fullName}`, result.errors[0]?.message)]
          : [],
      ),
      ...brokenModules,
      ...unhandledErrors.map((error) => failedTest("outside of a test", messageOf(error))),
    ],
    skipped: results.flatMap(({ test, result }) =>
      result.state === "skipped"
        ? [result.note ?? test.meta().skipReason ?? `no reason given: ${test.fullName}`]
        : [],
    ),
  };
}

/** Vitest hands errors over as data. */
function messageOf(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error
    ? String(error.message)
    : String(error);
}
