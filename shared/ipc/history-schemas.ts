import { z } from "zod";
import type { AttachmentPart } from "../history/attachment-part.ts";
import type { RunsToDelete } from "../history/deletion.ts";
import type { RetentionRules } from "../history/retention.ts";
import { type RunOrder, type RunPlace, sortKeys } from "../history/run-order.ts";
import { type Choice, minTextLength, type RunQuery } from "../history/run-query.ts";
import { type LabelsChange, maxNameLength, maxNoteLength, maxTagLength, maxTags } from "../run/run-labels.ts";
import { targetIds } from "../target/target-status.ts";

/** What the main process accepts from the window about the history. Limits are far above what a person needs. */

const value = z.string().max(10_000);
const values = z.array(value).max(200);
const longEnough = value.refine(
  (text) => [...text].length >= minTextLength,
  "It is too short to be looked for.",
);
const texts = z.array(longEnough).max(50);

const choice: z.ZodType<Choice | undefined, Choice | undefined> = z
  .strictObject({ any: values, none: values })
  .optional();
const matcher: z.ZodType<Choice | undefined, Choice | undefined> = z
  .strictObject({ any: texts, none: texts })
  .optional();

export const query: z.ZodType<RunQuery, RunQuery> = z.strictObject({
  text: z.strictObject({ all: texts, none: texts }).optional(),
  choices: z
    .strictObject({
      operation: choice,
      outcome: choice,
      network: choice,
      plugin: choice,
      namespace: choice,
      interface: choice,
      target: choice,
      code: choice,
      tag: choice,
      is: choice,
      container: matcher,
      ip: matcher,
    })
    .optional(),
  since: value.optional(),
  until: value.optional(),
});

const runOrder: z.ZodType<RunOrder, RunOrder> = z.strictObject({
  by: z.enum(sortKeys),
  descending: z.boolean(),
});
const place: z.ZodType<RunPlace, RunPlace> = z.strictObject({
  value: z.union([value, z.number()]),
  startedAt: z.int(),
  id: z.int(),
});

export const pageRequest = z.strictObject({
  query,
  order: runOrder.optional(),
  /** The runs that follow this place. */
  after: place.optional(),
  /** The runs that come right before this place. */
  before: place.optional(),
  /** The last runs of the list. */
  fromEnd: z.boolean().optional(),
  /** What follows so many runs of the list, of a query and order that `isNumbered`. */
  skip: z.int().nonnegative().optional(),
  /** Just this run, if it is meant. */
  only: z.int().positive().optional(),
  limit: z.int().min(1).max(500),
});

export const attachmentPart: z.ZodType<AttachmentPart, AttachmentPart> = z.strictObject({
  attachment: z.strictObject({ targetId: z.enum(targetIds), containerId: value, ifName: value }),
  after: place.optional(),
  limit: z.int().min(1).max(500),
});

export const facetsRequest = z.strictObject({
  query,
  /** Values of each facet. */
  limit: z.int().min(1).max(1000),
});

export const timelineRequest = z.strictObject({
  query,
  /** At most; there are so many that each has a round width. */
  buckets: z.int().min(4).max(1000),
});

const runIds = z.array(z.int().positive()).min(1).max(10_000);
const tags = z.array(z.string().max(maxTagLength)).max(maxTags).optional();

const labelsChange: z.ZodType<LabelsChange, LabelsChange> = z.strictObject({
  name: z.string().max(maxNameLength).optional(),
  note: z.string().max(maxNoteLength).optional(),
  addTags: tags,
  removeTags: tags,
  pinned: z.boolean().optional(),
});

export const labelRequest = z.strictObject({ ids: runIds, change: labelsChange });

export const deleteRequest: z.ZodType<RunsToDelete, RunsToDelete> = z.union([
  z.strictObject({ ids: runIds }),
  z.strictObject({ query, upTo: z.int().nonnegative() }),
]);

export const undeleteRequest = z.strictObject({ removal: z.int().positive() });

const limit = (most: number) => z.int().min(1).max(most).nullable();

export const retentionRules: z.ZodType<RetentionRules, RetentionRules> = z.strictObject({
  days: limit(1_000_000_000),
  runs: limit(1_000_000_000),
  megabytes: limit(1_000_000_000),
});
export const statisticsRequest = z.strictObject({ query });
