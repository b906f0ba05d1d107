import type { ProbePair, ProbeRequest } from "../../shared/probe/probe.ts";
import type { ProcessResult } from "../platform/process-result.ts";
import type { Target } from "../target/target.ts";

/** How long the prober may take until it listens: it is a program that has to start. */
const startMs = 10_000;
/** It ends by itself where nobody stops it, as when the program is killed. */
const listenSeconds = 600;

/** The prober, as it listens in a place. */
export interface Listener {
  /** Whether a refusal may only mean that it does not listen yet. */
  mayBegin(): boolean;
  /** It has answered, so from now on a refusal is one. */
  hasAnswered(): void;
  /** Ends it and tells what came. */
  stop(): Promise<ProcessResult>;
}

/** Starts the prober in a place; it listens a moment later, or ends where the port is somebody else's. */
export function startListener(
  target: Pick<Target, "probe">,
  netns: string,
  port: number,
  signal: AbortSignal,
): Listener {
  const end = new AbortController();
  const latest = performance.now() + startMs;
  let begins = true;
  const process = target
    .probe({ kind: "listen", netns, port, seconds: listenSeconds }, AbortSignal.any([signal, end.signal]))
    .finally(() => {
      begins = false;
    });
  // Awaited by `stop`, after the checks.
  process.catch(() => {});
  return {
    mayBegin: () => begins && !signal.aborted && performance.now() < latest,
    hasAnswered: () => {
      begins = false;
    },
    stop: () => {
      end.abort();
      return process;
    },
  };
}

/** Checks of places in which the same prober listens, or none. */
export interface ListenerGroup {
  readonly netns: string | null;
  /** With their numbers in the request. */
  readonly checks: readonly (readonly [index: number, pair: ProbePair])[];
}

/** The checks of a request by where the prober has to listen for them. */
export function groupByListener({ method, pairs, listenAt = [] }: ProbeRequest): readonly ListenerGroup[] {
  const places = method.kind === "tcp" ? listenAt : [];
  const netnsOf = new Map(places.map(({ netns, address }) => [address, netns]));
  const groups = Map.groupBy(pairs.entries(), ([, { address }]) => netnsOf.get(address) ?? null);
  return [...groups].map(([netns, checks]) => ({ netns, checks }));
}
