import { z } from "zod";
import type { Notice } from "../app/notice.ts";
import type { BackupEvent, ExportEvent, ImportEvent, PreviewEvent } from "../carry/carry-events.ts";
import type { CachedAttachment, SetAsideEntry } from "../cni/cached-attachment.ts";
import type { ConvertedResult } from "../cni/converted-result.ts";
import type { NetworkDirectory } from "../cni/network-file.ts";
import type { SavedFile } from "../files/saved-file.ts";
import type { DeletableRuns, DeletionEvent } from "../history/deletion.ts";
import type { CompactionNeed, HistoryUsage, RetentionForecast } from "../history/retention.ts";
import type { StatisticsEvent } from "../history/statistics.ts";
import type { Timeline } from "../history/timeline.ts";
import type { ProbeEvent, ProbePlace, ProbeProcess } from "../probe/probe.ts";
import type { HistoryEvent, HistoryFacets, HistoryPage } from "../run/history-query.ts";
import type { RunEvent } from "../run/run-event.ts";
import type { RunLabels } from "../run/run-labels.ts";
import type { RunRecord, RunSummary } from "../run/run-record.ts";
import type { Settings } from "../settings/settings.ts";
import type { NetworkNamespace } from "../target/network-namespace.ts";
import type { TargetStatus } from "../target/target-status.ts";
import type { TopologyEvent } from "../topology/topology.ts";
import * as carrySchemas from "./carry-schemas.ts";
import * as historySchemas from "./history-schemas.ts";
import * as schemas from "./schemas.ts";

/** What the window is told about the program that it belongs to. */
export interface AppInfo {
  readonly host: "electron" | "chromium";
  readonly version: string;
  readonly nodeVersion: string;
  readonly browserVersion: string;
  /** The program runs as uid 0, which the window has to say. */
  readonly root: boolean;
  /** Where the history lies. */
  readonly historyFile: string;
}

/** The type of a value that only exists for the compiler. */
declare const carried: unique symbol;

export interface Call<Input extends z.ZodType, Output> {
  readonly kind: "call";
  readonly input: Input;
  readonly [carried]?: Output;
}

export interface Stream<Input extends z.ZodType, Event> {
  readonly kind: "stream";
  readonly input: Input;
  readonly [carried]?: Event;
}

const call = <Input extends z.ZodType>(input: Input) => ({
  returns: <Output>(): Call<Input, Output> => ({ kind: "call", input }),
});
const stream = <Input extends z.ZodType>(input: Input) => ({
  of: <Event>(): Stream<Input, Event> => ({ kind: "stream", input }),
});

/**
 * Every call and stream between window and main process. This object is the only list: the server parses
 * inputs by it, the window's client takes its types from it, and stand-ins for tests are derived from it.
 * A `watch` stream begins with the present state and goes on until it is cancelled.
 */
export const contract = {
  "app.info": call(z.void()).returns<AppInfo>(),
  /** The window has drawn its first useful picture, so many ms after it began to load. */
  "app.ready": call(z.strictObject({ paintMs: z.number().nonnegative() })).returns<void>(),
  /** All notices since the program started, oldest first; such as that a damaged history was set aside. */
  "app.notices": stream(z.void()).of<readonly Notice[]>(),

  "targets.watch": stream(z.void()).of<readonly TargetStatus[]>(),
  /** Starts a target that is not running; does nothing for one that is. */
  "targets.start": call(schemas.inTarget).returns<void>(),
  /** Throws the lab away, with all that is in it, and starts a new one. */
  "targets.reset": call(schemas.inTarget).returns<void>(),

  "networks.watch": stream(schemas.inTarget).of<NetworkDirectory>(),

  "namespaces.watch": stream(schemas.inTarget).of<readonly NetworkNamespace[]>(),
  "namespaces.create": call(schemas.namespaceInTarget).returns<NetworkNamespace>(),
  "namespaces.delete": call(schemas.namespaceInTarget).returns<void>(),

  /** All namespaces with their links, addresses and routes, from the kernel. */
  "topology.watch": stream(schemas.inTarget).of<TopologyEvent>(),

  /** The attachments that the target's result cache knows of; a network's are what its GC would remove. */
  "attachments.list": call(schemas.attachmentsQuery).returns<readonly CachedAttachment[]>(),
  /** Moves an entry that libcni cannot use out of its sight, and keeps it. */
  "attachments.setAside": call(schemas.cacheEntry).returns<SetAsideEntry>(),

  /** Begins a run and answers with its record as soon as it is in the history, before the first plugin runs. */
  "runs.start": call(schemas.runStart).returns<RunRecord>(),
  /** The events of a run: the record as it stands, then what follows, until it ends. */
  "runs.watch": stream(schemas.runId).of<RunEvent>(),
  /** Says what is to become of the plugin that waits in step mode. Does nothing if that step does not wait (any more). */
  "runs.advance": call(schemas.stepAdvance).returns<void>(),
  /** Ends a run's plugin and, with it, the run. Does nothing for a run that has ended. */
  "runs.cancel": call(schemas.runId).returns<void>(),

  /** A result in another version of the specification. */
  "results.convert": call(schemas.resultConversion).returns<ConvertedResult>(),

  /** Runs that a query means, newest first. */
  "history.page": call(historySchemas.pageRequest).returns<HistoryPage>(),
  /** Runs of one container's interface, newest first. */
  "history.ofAttachment": call(historySchemas.attachmentPart).returns<readonly RunSummary[]>(),
  "history.get": call(schemas.runId).returns<RunRecord>(),
  /** How many runs a query means, and how many have each value of each facet. */
  "history.facets": call(historySchemas.facetsRequest).returns<HistoryFacets>(),
  /** How many of the runs that a query means began, and failed, when. */
  "history.timeline": call(historySchemas.timelineRequest).returns<Timeline>(),
  /** What is written on a run. */
  "history.labels": call(schemas.runId).returns<RunLabels>(),
  /** Changes what is written on runs, and answers with those that are there. */
  "history.label": call(historySchemas.labelRequest).returns<readonly number[]>(),
  /** What deleting would take and what it would leave. */
  "history.countDeletable": call(historySchemas.deleteRequest).returns<DeletableRuns>(),
  /** Deletes runs so that they can be had back; cancelling it before its end deletes none. */
  "history.delete": stream(historySchemas.deleteRequest).of<DeletionEvent>(),
  "history.undelete": call(historySchemas.undeleteRequest).returns<{ readonly runs: number }>(),
  "history.usage": call(z.void()).returns<HistoryUsage>(),
  /** Bytes of what plugins read and wrote; takes a while. */
  "history.outputBytes": call(z.void()).returns<number>(),
  /** What rules of retention would delete now. */
  "history.forecast": call(historySchemas.retentionRules).returns<RetentionForecast>(),
  "history.compactionNeed": call(z.void()).returns<CompactionNeed>(),
  /** Writes the whole history anew, so that it gives back what is deleted. */
  "history.compact": call(z.void()).returns<void>(),
  /** What the runs that a query means come to, after how far that has come. */
  "history.statistics": stream(historySchemas.statisticsRequest).of<StatisticsEvent>(),
  "history.watch": stream(z.void()).of<HistoryEvent>(),

  /** Writes runs into one file; cancelling leaves none behind. */
  "history.export": stream(carrySchemas.exportRequest).of<ExportEvent>(),
  /** Copies the whole history while it goes on being written. */
  "history.backUp": stream(z.void()).of<BackupEvent>(),
  /** Takes a part of a bundle that is to be imported; the first part of another one drops the one before. */
  "history.receive": call(carrySchemas.bundlePart).returns<void>(),
  /** Says what a bundle that was received would add. */
  "history.preview": stream(carrySchemas.bundleId).of<PreviewEvent>(),
  /** Adds the runs of a bundle that was received; those that were added before it is cancelled stay. */
  "history.import": stream(carrySchemas.bundleId).of<ImportEvent>(),
  /** Forgets a bundle. */
  "history.release": call(carrySchemas.bundleId).returns<void>(),

  /**
   * Saves a file where its person wants it: Electron asks, the Chromium window puts a new one into the folder for
   * downloads. Answers with `null` if the person changed their mind.
   */
  "files.save": call(schemas.fileToSave).returns<SavedFile | null>(),

  /** Where checks of the network can begin and end. */
  "probes.places": call(schemas.inTarget).returns<readonly ProbePlace[]>(),
  /** Checks pairs, a few at a time; cancelling ends those that are under way. */
  "probes.run": stream(schemas.probeRequest).of<ProbeEvent>(),
  /** Listens at a port for a while, and answers when that is over. */
  "probes.listen": call(schemas.listenRequest).returns<ProbeProcess>(),

  "settings.get": call(z.void()).returns<Settings>(),
  "settings.change": call(schemas.settingsChange).returns<Settings>(),
} as const;

export type Contract = typeof contract;
export type Name = keyof Contract;
export type CallName = { [N in Name]: Contract[N] extends { kind: "call" } ? N : never }[Name];
export type StreamName = Exclude<Name, CallName>;
/** What a caller passes. */
export type Input<N extends Name> = z.input<Contract[N]["input"]>;
/** What a handler receives, after parsing. */
export type ParsedInput<N extends Name> = z.output<Contract[N]["input"]>;
export type Output<N extends CallName> = Contract[N] extends Call<z.ZodType, infer O> ? O : never;
export type Event<N extends StreamName> = Contract[N] extends Stream<z.ZodType, infer E> ? E : never;

/** What a handler is given beside its input. The signal fires when the caller cancels or the window goes. */
export interface HandlerContext {
  readonly signal: AbortSignal;
}

/** The main process's side of the whole contract. */
export type Handlers = {
  readonly [N in CallName]: (
    input: ParsedInput<N>,
    context: HandlerContext,
  ) => Promise<Output<N>> | Output<N>;
} & {
  readonly [N in StreamName]: (input: ParsedInput<N>, context: HandlerContext) => AsyncIterable<Event<N>>;
};
