import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { faultPlan } from "../../../shared/ipc/fault-schema.ts";
import type { ExactBytes } from "../../../shared/run/exact-bytes.ts";
import { operations } from "../../../shared/run/operation.ts";
import { outcomes } from "../../../shared/run/outcome.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { isOpenStep, type RunStep, stepStates } from "../../../shared/run/run-step.ts";
import { targetIds } from "../../../shared/target/target-status.ts";
import { delegateRecording } from "../../platform/delegate-recording-schema.ts";
import { kernelChanges } from "../changes-row.ts";
import { envVariable, runError } from "../run-rows.ts";

/** A run as a bundle has it: its record, and what it is called in every history, 16 bytes in hex. */
export interface CarriedRun {
  readonly uid: string;
  readonly run: RunRecord;
}

/** The last moment that JavaScript has a date for. */
const lastMoment = 8.64e15;

const milliseconds = z.number().nonnegative();
const strings = z.array(z.string());
const wholeText = z.string().refine((text) => text.isWellFormed(), "It has half a character.");
const exactBytes: z.ZodType<ExactBytes> = z.discriminatedUnion("encoding", [
  z.strictObject({ encoding: z.literal("utf8"), text: wholeText }),
  z.strictObject({ encoding: z.literal("base64"), base64: z.base64() }),
]);

const step: z.ZodType<RunStep> = z.strictObject({
  index: z.int().nonnegative(),
  pluginIndex: z.int().nonnegative(),
  command: z.enum(operations),
  pluginType: z.string(),
  state: z.enum(stepStates),
  searched: strings,
  path: z.string().nullable(),
  env: z.array(envVariable).nullable(),
  stdin: exactBytes.nullable(),
  injected: strings,
  stdout: exactBytes.nullable(),
  stderr: exactBytes.nullable(),
  exitCode: z.int().nullable(),
  signal: z.string().nullable(),
  delegated: delegateRecording.nullable(),
  offsetMs: milliseconds,
  durationMs: milliseconds.nullable(),
  error: runError.nullable(),
});

const steps = z
  .array(step)
  .refine((all) => all.every(({ index }, at) => index === at), "Its steps are not in their order.");

const record: z.ZodType<RunRecord> = z.strictObject({
  id: z.int().positive(),
  operation: z.enum(operations),
  targetId: z.enum(targetIds),
  network: z.strictObject({ name: z.string(), file: z.string(), bytes: exactBytes }),
  runtimeConf: z.strictObject({
    containerId: z.string(),
    netns: z.string(),
    ifName: z.string(),
    args: z.array(z.tuple([z.string(), z.string()])),
    capabilityArgs: z.string(),
  }),
  stepwise: z.boolean().optional(),
  fault: faultPlan.optional(),
  waitedMs: milliseconds.optional(),
  pluginPath: strings,
  cniVersion: z.string().nullable(),
  pluginTypes: strings,
  startedAt: z.int().nonnegative().max(lastMoment),
  outcome: z.enum(outcomes),
  durationMs: milliseconds.nullable(),
  skipReason: z.string().nullable(),
  error: runError.nullable(),
  result: exactBytes.nullable(),
  changes: kernelChanges.nullable(),
  steps,
  labels: z
    .strictObject({ name: z.string(), note: z.string(), tags: strings, pinned: z.boolean() })
    .optional(),
});

const carriedRun = z.strictObject({ uid: z.string().regex(/^[0-9a-f]{32}$/), run: record });

/** A line of a bundle, or why it is no run: it is damaged, or a newer program wrote it. */
export type ReadRun = CarriedRun | { readonly problem: "damaged" | "newer"; readonly reason: string };

/** Reads a run from a line of a bundle. One that never ended, as far as the bundle knows, is interrupted. */
export function readCarriedRun(line: string): ReadRun {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: "damaged", reason: "A line is no JSON." };
  }
  const parsed = carriedRun.safeParse(value);
  if (!parsed.success) return problemOf(parsed.error);
  // Of what is shared with the history's rows, fields that are not known are passed over there.
  if (!isDeepStrictEqual(parsed.data, value)) {
    return { problem: "newer", reason: "A run has what this version does not know." };
  }
  const { uid, run } = parsed.data;
  return { uid, run: run.outcome === "running" ? interrupted(run) : run };
}

function problemOf({ issues }: z.ZodError): ReadRun {
  const unknown = issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : []));
  // Only what is unknown and in order otherwise can be of a newer program.
  if (unknown.length > 0 && issues.every(({ code }) => code === "unrecognized_keys")) {
    const names = [...new Set(unknown)].slice(0, 5).map((name) => JSON.stringify(name.slice(0, 40)));
    return { problem: "newer", reason: `A run has what this version does not know: ${names.join(", ")}.` };
  }
  const [first] = issues;
  const place = (first?.path ?? []).map(String).join(".").slice(0, 100);
  return { problem: "damaged", reason: `A run is not as it has to be at ${place || "its beginning"}.` };
}

function interrupted(run: RunRecord): RunRecord {
  return {
    ...run,
    outcome: "interrupted",
    steps: run.steps.map((each) => (isOpenStep(each) ? { ...each, state: "interrupted" } : each)),
  };
}
