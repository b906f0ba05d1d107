import type { ExactBytes } from "../run/exact-bytes.ts";
import type { TargetId } from "../target/target-status.ts";

/** How an address is tried. */
export type ProbeMethod = { readonly kind: "icmp" } | { readonly kind: "tcp"; readonly port: number };

/** From inside the namespace at `netns`, which is empty for the target's own side, to an address. */
export interface ProbePair {
  readonly netns: string;
  readonly address: string;
}

/** Pairs to try, all in the same way. */
export interface ProbeRequest {
  readonly targetId: TargetId;
  readonly method: ProbeMethod;
  readonly pairs: readonly ProbePair[];
  /**
   * For TCP: places where the program's own prober listens at the port meanwhile, each with an address that it is tried
   * by. Where somebody else has the port, that one answers.
   */
  readonly listenAt?: readonly ProbePair[] | undefined;
}

/** Where checks begin and end: a namespace of the target, or with an empty `netns` the target's own side. */
export interface ProbePlace {
  readonly netns: string;
  /** Empty for the target's own side. */
  readonly name: string;
  /** Addresses with prefix length, without those of `lo` and link-local ones. */
  readonly addresses: readonly { readonly ifName: string; readonly address: string }[];
  /** Next hops of its routes, without link-local ones. */
  readonly gateways: readonly string[];
  /** Why nothing is known of it; `null` if all is known. */
  readonly problem: string | null;
}

/** What a check found out. */
export type ProbeOutcome =
  /** It answered, after so many ms where that was told. */
  | { readonly kind: "reached"; readonly rttMs: number | null }
  /** It answered that nothing listens at the port. */
  | { readonly kind: "refused"; readonly rttMs: number | null }
  /** Nothing came back within the time. */
  | { readonly kind: "noAnswer"; readonly afterMs: number }
  /** The kernel, or a router at `by`, says that there is no way; in its own words. */
  | { readonly kind: "unreachable"; readonly words: string; readonly by: string | null }
  /** A rule forbids it, and says so. */
  | { readonly kind: "filtered"; readonly words: string; readonly by: string | null }
  /** Nothing was tried, so nothing is known. */
  | { readonly kind: "notRun"; readonly words: string };

/** A program that was run for a check, with what it answered. */
export interface ProbeProcess {
  readonly argv: readonly string[];
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The errno name where it could not be started. */
  readonly spawnError: string | null;
  readonly stdout: ExactBytes;
  readonly stderr: ExactBytes;
  readonly durationMs: number;
}

export interface ProbeAnswer {
  readonly outcome: ProbeOutcome;
  /** Everything that was run, in order; more than one where `ping` could not do it. */
  readonly processes: readonly ProbeProcess[];
  /** Why a TCP connection took the place of `ping`; `null` if it did not. */
  readonly insteadOfPing: string | null;
}

/** The number of a pair in the request goes with each event. */
export type ProbeEvent =
  | { readonly type: "started"; readonly index: number }
  | { readonly type: "answered"; readonly index: number; readonly answer: ProbeAnswer }
  /** What came of listening in a place, after its last check. */
  | { readonly type: "listened"; readonly netns: string; readonly process: ProbeProcess };

/** A port that somebody should answer at for a while. */
export interface ListenRequest {
  readonly targetId: TargetId;
  readonly netns: string;
  readonly port: number;
  readonly seconds: number;
}

/** The port that takes the place of a ping: hardly anything listens there, and its refusal is an answer. */
export const quietPort = 9;

/** Milliseconds that a check waits. The kernel gives up on a neighbour after three seconds and then says so. */
export const probeTimeoutMs = 4000;
