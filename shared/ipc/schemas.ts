import { z } from "zod";
import type { RuntimeConf } from "../cni/runtime-conf.ts";
import { resultVersions } from "../cni/spec-version.ts";
import { savedFileName } from "../files/saved-file.ts";
import { sortKeys } from "../history/run-order.ts";
import type { ListenRequest, ProbeRequest } from "../probe/probe.ts";
import type { ExactBytes } from "../run/exact-bytes.ts";
import { operations } from "../run/operation.ts";
import type { RunStart } from "../run/run-record.ts";
import { stepActions } from "../run/step-action.ts";
import { type HistoryColumns, runColumnIds } from "../settings/history-columns.ts";
import type { SavedSearch } from "../settings/saved-search.ts";
import { themes } from "../settings/settings.ts";
import { targetIds } from "../target/target-status.ts";
import { faultPlan } from "./fault-schema.ts";
import { retentionRules } from "./history-schemas.ts";

/** What the main process accepts from the window. Limits are far above what a person needs. */

const maxConfigChars = 4_000_000;
const maxPathChars = 4096;
const maxNameChars = 4096;
/** A picture of a large topology; the longest message holds it. */
const maxFileChars = 24_000_000;

const exactBytes: z.ZodType<ExactBytes, ExactBytes> = z.discriminatedUnion("encoding", [
  z.strictObject({ encoding: z.literal("utf8"), text: z.string().max(maxConfigChars) }),
  z.strictObject({ encoding: z.literal("base64"), base64: z.base64().max(maxConfigChars) }),
]);

const runtimeConf: z.ZodType<RuntimeConf, RuntimeConf> = z.strictObject({
  containerId: z.string().max(maxNameChars),
  netns: z.string().max(maxPathChars),
  ifName: z.string().max(maxNameChars),
  args: z.array(z.tuple([z.string().max(maxConfigChars), z.string().max(maxConfigChars)])).max(1000),
  capabilityArgs: z.string().max(maxConfigChars),
});

const targetId = z.enum(targetIds);
export const inTarget = z.strictObject({ targetId });
export const attachmentsQuery = z.strictObject({
  targetId,
  /** Only this network's; those of all networks where absent. */
  networkName: z.string().max(maxNameChars).optional(),
});
export const cacheEntry = z.strictObject({
  targetId,
  networkName: z.string().max(maxNameChars),
  containerId: z.string().max(maxNameChars),
  ifName: z.string().max(maxNameChars),
});
export const runId = z.strictObject({ id: z.int().positive() });

export const runStart: z.ZodType<RunStart, RunStart> = z.strictObject({
  operation: z.enum(operations),
  targetId,
  network: z.strictObject({
    name: z.string().max(maxNameChars),
    file: z.string().max(maxPathChars),
    bytes: exactBytes,
  }),
  runtimeConf,
  recordDelegates: z.boolean().optional(),
  fault: faultPlan.optional(),
  stepwise: z.boolean().optional(),
});

export const stepAdvance = z.strictObject({
  id: z.int().positive(),
  /** The step's index, so that no other one is meant. */
  step: z.int().nonnegative(),
  action: z.enum(stepActions),
});

/** A result that a plugin was allowed to write can be longer than a config. */
export const resultConversion = z.strictObject({
  text: z.string().max(maxFileChars),
  version: z.enum(resultVersions),
});

export const namespaceInTarget = z.strictObject({ targetId, name: z.string().max(maxNameChars) });

const port = z.int().min(1).max(65_535);
const netns = z.string().max(maxPathChars);

const probePairs = z.array(z.strictObject({ netns, address: z.union([z.ipv4(), z.ipv6()]) })).max(100_000);

export const probeRequest: z.ZodType<ProbeRequest, ProbeRequest> = z.strictObject({
  targetId,
  method: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("icmp") }),
    z.strictObject({ kind: z.literal("tcp"), port }),
  ]),
  pairs: probePairs,
  listenAt: probePairs.optional(),
});

export const listenRequest: z.ZodType<ListenRequest, ListenRequest> = z.strictObject({
  targetId,
  netns,
  port,
  seconds: z.int().min(1).max(3600),
});

const choices = z.strictObject({
  networkFile: z.string().max(maxPathChars).nullable(),
  netns: z.string().max(maxPathChars).nullable(),
});

export const fileToSave = z.strictObject({
  suggestedName: z.string().max(200).regex(savedFileName),
  bytes: z.discriminatedUnion("encoding", [
    z.strictObject({ encoding: z.literal("utf8"), text: z.string().max(maxFileChars) }),
    z.strictObject({ encoding: z.literal("base64"), base64: z.base64().max(maxFileChars) }),
  ]),
});

const historyColumns: z.ZodType<HistoryColumns, HistoryColumns> = z.strictObject({
  shown: z.array(z.enum(runColumnIds)).min(1),
  widths: z.partialRecord(z.enum(runColumnIds), z.number().min(1).max(100)),
});

const savedSearches: z.ZodType<readonly SavedSearch[], readonly SavedSearch[]> = z
  .array(
    z.strictObject({
      name: z.string().min(1).max(100),
      words: z.string().max(100_000),
      order: z.strictObject({ by: z.enum(sortKeys), descending: z.boolean() }),
    }),
  )
  .max(500);

export const settings = z.strictObject({
  theme: z.enum(themes),
  projector: z.boolean(),
  stepwise: z.boolean(),
  recordDelegates: z.strictObject({ lab: z.boolean(), host: z.boolean() }),
  runTab: z.string().max(30),
  tryBeside: z.boolean(),
  retention: retentionRules,
  target: targetId,
  choices: z.strictObject({ lab: choices, host: choices }),
  layouts: z.record(z.string().max(100), z.record(z.string().max(100), z.number().min(0).max(100))),
  historyColumns,
  savedSearches,
  windowBounds: z
    .strictObject({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })
    .nullable(),
});

export const settingsChange = settings.partial();
