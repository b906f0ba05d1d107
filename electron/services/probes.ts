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
import { Broadcast } from "./streams/broadcast.ts";
import type { Targets } from "./targets.ts";

/** Checks mostly wait, but each is a process. */
const probesAtOnce = 8;

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
  { targetId, method, pairs }: ProbeRequest,
  signal: AbortSignal,
): AsyncGenerator<ProbeEvent, void> {
  const target = await targets.use(targetId);
  const stop = new AbortController();
  const events = new Broadcast<ProbeEvent>((waiting, next) => [...waiting, next]);
  const told = events.watch(AbortSignal.any([signal, stop.signal]));
  signal.addEventListener("abort", () => stop.abort(), { once: true });
  const work = mapLimited([...pairs.entries()], probesAtOnce, async ([index, pair]) => {
    if (stop.signal.aborted) return;
    events.send({ type: "started", index });
    const answer = await answerOf(target, method, pair, stop.signal);
    events.send({ type: "answered", index, answer });
  }).finally(() => events.end());
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

async function answerOf(
  target: Pick<Target, "probe">,
  method: ProbeMethod,
  pair: ProbePair,
  signal: AbortSignal,
): Promise<ProbeAnswer> {
  try {
    return method.kind === "icmp"
      ? await pingOrConnect(target, pair, signal)
      : await connectTo(target, pair, method.port, signal);
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
