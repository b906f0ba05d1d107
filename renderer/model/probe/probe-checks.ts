import type { ProbeEvent, ProbeProcess } from "../../../shared/probe/probe.ts";
import type { ProbeKnowledge } from "./probe-matrix.ts";

/** Checks that were asked for together. */
interface ChecksUnderWay {
  readonly total: number;
  readonly answered: number;
}

/** Checks as they go on. */
export interface ProbeChecks extends Pick<ProbeKnowledge, "answers" | "pending"> {
  /** Those that were asked for together, until the last one is answered. */
  readonly underWay: ChecksUnderWay | null;
  /** How far those that were asked for last had come when they were cancelled; `null` where they were not. */
  readonly cancelled: ChecksUnderWay | null;
  /** What came of the prober's listening, by the path of the namespace. */
  readonly listened: ReadonlyMap<string, ProbeProcess>;
}

/** Checks that were just asked for, in place of any others that were. */
export function checksAsked(keys: readonly string[]): Omit<ProbeChecks, "answers"> {
  return {
    listened: new Map(),
    underWay: { total: keys.length, answered: 0 },
    cancelled: null,
    pending: new Map(keys.map((key) => [key, null])),
  };
}

/**
 * @param keys of the checks, in the order of the request
 * @param at milliseconds since the epoch
 */
export function afterProbeEvent(
  checks: ProbeChecks,
  event: ProbeEvent,
  keys: readonly string[],
  at: number,
): Partial<ProbeChecks> {
  if (event.type === "listened") {
    return { listened: new Map(checks.listened).set(event.netns, event.process) };
  }
  const key = keys[event.index] ?? "";
  if (event.type === "started") return { pending: new Map(checks.pending).set(key, at) };
  const pending = new Map(checks.pending);
  pending.delete(key);
  const triedAt = checks.pending.get(key) ?? at;
  const answered = (checks.underWay?.answered ?? 0) + 1;
  const isLast = pending.size === 0 || checks.underWay === null;
  return {
    pending,
    answers: new Map(checks.answers).set(key, { answer: event.answer, triedAt }),
    underWay: isLast ? null : { ...checks.underWay, answered },
  };
}
