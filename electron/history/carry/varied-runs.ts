import type { RunStep } from "../../../shared/run/run-step.ts";
import type { NewRun } from "../run-writer.ts";
import { sampleRun, sampleStep } from "../sample-run.ts";

/** Runs of each kind, with all that a run can have; for tests. */
export const variedRuns: readonly NewRun[] = [
  ended("succeeded", {
    result: { encoding: "base64", base64: "/wDD" },
    changes: {
      changes: [
        {
          ...{ action: "added", side: "target", kind: "link", key: "veth1", before: null, after: "veth1 up" },
          ...{ command: "ip link show veth1", shared: null },
        },
      ],
      remains: null,
      unread: [{ side: "netns", source: "nft", reason: "no nft" }],
      meanwhile: [1, 3],
    },
  }),
  ended("failed", {
    error: sampleStep.error,
    steps: [sampleStep, { ...sampleStep, index: 1, delegated: null }],
  }),
  ended("cancelled", { stepwise: true, waitedMs: 61_000.5, steps: [{ ...openStep(), state: "stopped" }] }),
  ended("skipped", { operation: "CHECK", skipReason: "disableCheck", cniVersion: null }),
  ended("interrupted", { durationMs: null, steps: [{ ...openStep(), state: "interrupted" }] }),
  ended("failed", {
    fault: { pluginIndex: 1, fault: { kind: "garbage", place: "before", text: "<html>\u{1f600}" } },
    network: { name: "=cmd|'x'!A1", file: "/n", bytes: { encoding: "base64", base64: "/v8=" } },
    steps: [{ ...sampleStep, stdout: { encoding: "utf8", text: `${"0123456789".repeat(900)}\n` } }],
  }),
  ended("succeeded", {
    labels: { name: "the first", note: "two\nlines", tags: ["a,b", "leak"], pinned: true },
  }),
];

function ended(outcome: NewRun["outcome"], rest: Partial<NewRun>): NewRun {
  return { ...sampleRun, outcome, durationMs: 31.75, steps: [sampleStep], ...rest };
}

function openStep(): RunStep {
  const nothing = { stdout: null, stderr: null, exitCode: null, signal: null, delegated: null } as const;
  return { ...sampleStep, ...nothing, env: null, stdin: null, path: null, durationMs: null, error: null };
}
