import { setTimeout } from "node:timers/promises";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import {
  type ListenRequest,
  type ProbeAnswer,
  type ProbeEvent,
  type ProbeMethod,
  type ProbePair,
  type ProbePlace,
  type ProbeProcess,
  type ProbeRequest,
  probeTimeoutMs,
  quietPort,
} from "../../shared/probe/probe.ts";
import { readPing } from "../../shared/probe/read-ping.ts";
import { asPing, readProber } from "../../shared/probe/read-prober.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { toExactBytes } from "../platform/exact-bytes.ts";
import { mapLimited } from "../platform/map-limited.ts";
import type { ProcessResult } from "../platform/process-result.ts";
import type { Target } from "../target/target.ts";
import { groupByListener, type Listener, type ListenerGroup, startListener } from "./probe-listeners.ts";
import { Broadcast } from "./streams/broadcast.ts";
import type { Targets } from "./targets.ts";

/** Checks mostly wait, but each is a process. */
const probesAtOnce = 8;
/** A listener is a process too, and a larger one. */
const listenersAtOnce = 4;
/** Until a listener is tried again that may not have begun. */
const listenerRetryMs = 200;

export interface Probes {
  /** Where checks can begin and end. @throws IpcError REFUSED if the target is not there */
  places(id: TargetId): Promise<readonly ProbePlace[]>;
  /** Checks pairs, a few at a time, and tells of each as it begins and ends. What is under way ends with the signal. */
  run(request: ProbeRequest, signal: AbortSignal): AsyncIterable<ProbeEvent>;
  /** Listens at a port until the time is over or the signal fires, and then tells what came. */
  listen(request: ListenRequest, signal: AbortSignal): Promise<ProbeProcess>;
}

export function createProbes(targets: Pick<Targets, "use">): Probes {
  return {
    places: async (id) => (await targets.use(id)).readPlaces(),
    run: (request, signal) => runProbes(targets, request, signal),
    listen: async ({ targetId, netns, port, seconds }, signal) => {
      const target = await targets.use(targetId);
      return processOf(await target.probe({ kind: "listen", netns, port, seconds }, signal));
    },
  };
}

async function* runProbes(
  targets: Pick<Targets, "use">,
  request: ProbeRequest,
  signal: AbortSignal,
): AsyncGenerator<ProbeEvent, void> {
  const target = await targets.use(request.targetId);
  const stop = new AbortController();
  const events = new Broadcast<ProbeEvent>((waiting, next) => [...waiting, next]);
  const told = events.watch(AbortSignal.any([signal, stop.signal]));
  signal.addEventListener("abort", () => stop.abort(), { once: true });
  const work = conduct({ target, request, signal: stop.signal, tell: (event) => events.send(event) }).finally(
    () => events.end(),
  );
  // Awaited below, when everything that was told before it failed has been read.
  work.catch(() => {});
  try {
    yield* told;
    await work;
  } finally {
    stop.abort();
    await work.catch(() => {});
  }
}

/** Checks that were asked for together. */
interface Checks {
  readonly target: Pick<Target, "probe">;
  readonly request: ProbeRequest;
  readonly signal: AbortSignal;
  readonly tell: (event: ProbeEvent) => void;
}

/** Carries them out. A listener is there from before its first check until after its last one. */
async function conduct(checks: Checks): Promise<void> {
  const groups = groupByListener(checks.request);
  const atOnce = groups.length === 1 ? probesAtOnce : probesAtOnce / listenersAtOnce;
  await mapLimited(groups, listenersAtOnce, async (group) => {
    const listener = listenFor(checks, group);
    await mapLimited(group.checks, atOnce, ([index, pair]) => checkOne(checks, index, pair, listener));
    await tellListened(checks, group, listener);
  });
}

function listenFor({ target, request, signal }: Checks, { netns }: ListenerGroup): Listener | null {
  if (netns === null || request.method.kind !== "tcp" || signal.aborted) return null;
  return startListener(target, netns, request.method.port, signal);
}

async function checkOne(
  { target, request, signal, tell }: Checks,
  index: number,
  pair: ProbePair,
  listener: Listener | null,
): Promise<void> {
  if (signal.aborted) return;
  tell({ type: "started", index });
  const answer = await answerOf(target, request.method, pair, listener, signal);
  tell({ type: "answered", index, answer });
}

async function tellListened(
  { tell }: Checks,
  { netns }: ListenerGroup,
  listener: Listener | null,
): Promise<void> {
  if (netns === null || listener === null) return;
  try {
    tell({ type: "listened", netns, process: processOf(await listener.stop()) });
  } catch (error) {
    // A place that is gone; its checks have said so.
    if (!(error instanceof IpcError)) throw error;
  }
}

async function answerOf(
  target: Pick<Target, "probe">,
  method: ProbeMethod,
  pair: ProbePair,
  listener: Listener | null,
  signal: AbortSignal,
): Promise<ProbeAnswer> {
  try {
    if (method.kind === "icmp") return await pingOrConnect(target, pair, signal);
    for (;;) {
      const answer = await connectTo(target, pair, method.port, signal);
      if (answer.outcome.kind === "reached") listener?.hasAnswered();
      if (answer.outcome.kind !== "refused" || listener?.mayBegin() !== true) return answer;
      await setTimeout(listenerRetryMs);
    }
  } catch (error) {
    if (!(error instanceof IpcError)) throw error;
    return { outcome: { kind: "notRun", words: error.message }, processes: [], insteadOfPing: null };
  }
}

async function pingOrConnect(
  target: Pick<Target, "probe">,
  pair: ProbePair,
  signal: AbortSignal,
): Promise<ProbeAnswer> {
  const ping = await target.probe({ kind: "ping", ...pair, timeoutMs: probeTimeoutMs }, signal);
  const process = processOf(ping);
  const stderr = textOf(ping.stderr);
  const stopped = notEnded(ping);
  const isMissing = ping.spawnError === "ENOENT";
  const outcome = stopped ?? (isMissing ? null : readPing({ ...ping, stdout: textOf(ping.stdout), stderr }));
  if (outcome !== null) return { outcome, processes: [process], insteadOfPing: null };
  const instead = await connectTo(target, pair, quietPort, signal);
  return {
    outcome: asPing(instead.outcome),
    processes: [process, ...instead.processes],
    insteadOfPing: isMissing ? "The program ping is missing." : (stderr.trim().split("\n").at(-1) ?? ""),
  };
}

async function connectTo(
  target: Pick<Target, "probe">,
  pair: ProbePair,
  port: number,
  signal: AbortSignal,
): Promise<ProbeAnswer> {
  const result = await target.probe({ kind: "tcp", ...pair, port, timeoutMs: probeTimeoutMs }, signal);
  const outcome = notEnded(result) ?? readProber(textOf(result.stdout), textOf(result.stderr));
  return { outcome, processes: [processOf(result)], insteadOfPing: null };
}

/** What can be said of a program that was stopped or could not be started; `null` for one that ended by itself. */
function notEnded({ timedOut, cancelled, spawnError }: ProcessResult): ProbeAnswer["outcome"] | null {
  if (cancelled) return { kind: "notRun", words: "It was cancelled." };
  if (timedOut) return { kind: "notRun", words: "The program did not end in time and was stopped." };
  if (spawnError === null || spawnError === "ENOENT") return null;
  return { kind: "notRun", words: `The program could not be started: ${spawnError}.` };
}

function processOf({
  argv,
  exitCode,
  signal,
  spawnError,
  durationMs,
  ...bytes
}: ProcessResult): ProbeProcess {
  const stdout = toExactBytes(bytes.stdout);
  const stderr = toExactBytes(bytes.stderr);
  return { argv, exitCode, signal, spawnError, durationMs, stdout, stderr };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
