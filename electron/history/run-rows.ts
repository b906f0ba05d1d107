import { z } from "zod";
import { faultPlan } from "../../shared/ipc/fault-schema.ts";
import { operations } from "../../shared/run/operation.ts";
import { outcomes } from "../../shared/run/outcome.ts";
import type { RunError } from "../../shared/run/run-error.ts";
import type { ListedLabels } from "../../shared/run/run-labels.ts";
import type { RunOptions, RunRecord, RunSummary } from "../../shared/run/run-record.ts";
import { type EnvVariable, type RunStep, stepStates } from "../../shared/run/run-step.ts";
import { targetIds } from "../../shared/target/target-status.ts";
import { delegateRecording } from "../platform/delegate-recording-schema.ts";
import { toExactBytes } from "../platform/exact-bytes.ts";
import { kernelChanges } from "./changes-row.ts";
import { jsonOf } from "./json-column.ts";

/** Rows of the history, parsed on their way out: another version or another program may have written them. */

const blob = z.instanceof(Uint8Array).transform(toExactBytes);
const strings = z.array(z.string());

export const runError: z.ZodType<RunError> = z.object({
  code: z.enum([
    "INVALID_REQUEST",
    "PLUGIN_NOT_FOUND",
    "PLUGIN_FAILED",
    "INVALID_RESULT",
    "CACHE_FAILED",
    "TIMED_OUT",
    "TARGET_LOST",
    "INTERNAL",
  ]),
  message: z.string(),
  cni: z.object({ code: z.number(), msg: z.string(), details: z.string() }).nullable(),
  pluginType: z.string().nullable(),
});

export const envVariable: z.ZodType<EnvVariable> = z.object({
  name: z.string(),
  value: z.string(),
  origin: z.enum(["cni", "inherited"]),
});

const runOptions: z.ZodType<RunOptions> = z.object({
  stepwise: z.boolean().optional(),
  fault: faultPlan.optional(),
  waitedMs: z.number().optional(),
});

const summaryShape = {
  id: z.int(),
  operation: z.enum(operations),
  target_id: z.enum(targetIds),
  network_name: z.string(),
  netns: z.string(),
  container_id: z.string(),
  if_name: z.string(),
  started_at: z.int(),
  duration_ms: z.number().nullable(),
  outcome: z.enum(outcomes),
};

/** All or none of them are there. */
const labelColumns = {
  name: z.string().nullable(),
  tags: jsonOf(strings).nullable(),
  pinned: z.int().nullable(),
};

const labelsRow = z.object(labelColumns);

const summaryRow = z.object({
  ...summaryShape,
  ...labelColumns,
  headline: z.string(),
  plugin_types: jsonOf(strings).nullable(),
});

const recordRow = z.object({
  ...summaryShape,
  network_file: z.string(),
  network_bytes: blob,
  args: jsonOf(z.array(z.tuple([z.string(), z.string()]))),
  capability_args: z.string(),
  plugin_path: jsonOf(strings),
  cni_version: z.string().nullable(),
  plugin_types: jsonOf(strings),
  skip_reason: z.string().nullable(),
  error: jsonOf(runError).nullable(),
  result: blob.nullable(),
  changes: jsonOf(kernelChanges).nullable(),
  options: jsonOf(runOptions).nullable(),
  ...labelColumns,
  note: z.string().nullable(),
});

const stepRow = z.object({
  step_index: z.int(),
  plugin_index: z.int(),
  command: z.enum(operations),
  plugin_type: z.string(),
  state: z.enum(stepStates),
  path: z.string().nullable(),
  exit_code: z.int().nullable(),
  signal: z.string().nullable(),
  offset_ms: z.number(),
  duration_ms: z.number().nullable(),
  error: jsonOf(runError).nullable(),
  searched: jsonOf(strings),
  env: jsonOf(z.array(envVariable)).nullable(),
  injected: jsonOf(strings),
  stdin: blob.nullable(),
  stdout: blob.nullable(),
  stderr: blob.nullable(),
  delegated: jsonOf(delegateRecording).nullable(),
});

/** The columns of runs and their labels that `summaryFromRow` reads. */
export const summaryColumns = Object.keys(summaryRow.shape)
  .map((name) => {
    if (name === "plugin_types") return `(SELECT ${name} FROM cells WHERE cells.id = cell) AS ${name}`;
    return name in labelColumns ? `run_labels.${name}` : `runs.${name}`;
  })
  .join(", ");

/** @throws ZodError if the row is none of ours. */
export function summaryFromRow(row: unknown): RunSummary {
  const columns = summaryRow.parse(row);
  return {
    id: columns.id,
    operation: columns.operation,
    targetId: columns.target_id,
    networkName: columns.network_name,
    netns: columns.netns,
    containerId: columns.container_id,
    ifName: columns.if_name,
    startedAt: columns.started_at,
    durationMs: columns.duration_ms,
    outcome: columns.outcome,
    headline: columns.headline,
    ...labelsOf(columns),
    // Of a run that an older program has just written it is not known yet.
    pluginTypes: columns.plugin_types ?? [],
  };
}

/** @throws ZodError if the row is none of ours. */
export function recordFromRow(row: unknown, steps: readonly RunStep[]): RunRecord {
  const columns = recordRow.parse(row);
  return {
    id: columns.id,
    operation: columns.operation,
    targetId: columns.target_id,
    network: { name: columns.network_name, file: columns.network_file, bytes: columns.network_bytes },
    runtimeConf: {
      containerId: columns.container_id,
      netns: columns.netns,
      ifName: columns.if_name,
      args: columns.args,
      capabilityArgs: columns.capability_args,
    },
    pluginPath: columns.plugin_path,
    cniVersion: columns.cni_version,
    pluginTypes: columns.plugin_types,
    startedAt: columns.started_at,
    outcome: columns.outcome,
    durationMs: columns.duration_ms,
    skipReason: columns.skip_reason,
    error: columns.error,
    result: columns.result,
    changes: columns.changes,
    ...columns.options,
    steps,
    ...(columns.note === null ? {} : withNote(labelsOf(columns), columns.note)),
  };
}

function labelsOf({ name, tags, pinned }: z.output<typeof labelsRow>): { readonly labels?: ListedLabels } {
  if (name === null || tags === null) return {};
  return { labels: { name, tags, pinned: pinned === 1 } };
}

function withNote({ labels }: { readonly labels?: ListedLabels }, note: string) {
  return labels === undefined ? {} : { labels: { ...labels, note } };
}

/** @throws ZodError if the row is none of ours. */
export function stepFromRow(row: unknown): RunStep {
  const columns = stepRow.parse(row);
  return {
    index: columns.step_index,
    pluginIndex: columns.plugin_index,
    command: columns.command,
    pluginType: columns.plugin_type,
    state: columns.state,
    searched: columns.searched,
    path: columns.path,
    env: columns.env,
    stdin: columns.stdin,
    injected: columns.injected,
    stdout: columns.stdout,
    stderr: columns.stderr,
    exitCode: columns.exit_code,
    signal: columns.signal,
    delegated: columns.delegated,
    offsetMs: columns.offset_ms,
    durationMs: columns.duration_ms,
    error: columns.error,
  };
}
