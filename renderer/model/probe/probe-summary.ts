import type { ProbeMethod } from "../../../shared/probe/probe.ts";
import { grouped } from "../../../shared/text/number-words.ts";
import type { ProbeChecks } from "./probe-checks.ts";
import type { ProbeRow } from "./probe-matrix.ts";
import { cellLook, lookWords } from "./probe-words.ts";

/** The matrix in a few words. */
export interface ProbeSummary {
  /** Such as `5 reached, 1 unreachable`; empty where nothing was tried. */
  readonly outcomes: string;
  /** Which program tried, and why that one; empty where nothing was tried. */
  readonly prober: string;
  /** Answers that a run has made doubtful. */
  readonly stale: number;
}

const order = ["reached", "refused", "noAnswer", "unreachable", "filtered", "notRun"] as const;

export function probeSummary(rows: readonly ProbeRow[], method: ProbeMethod | null): ProbeSummary {
  const answered = rows
    .flatMap(({ cells }) => cells)
    .flatMap(({ state }) => (state.kind === "answered" ? [state] : []));
  const instead = answered.flatMap(({ answer }) => answer.insteadOfPing ?? []);
  return {
    outcomes: order
      .map((look) => ({ look, count: answered.filter((state) => cellLook(state) === look).length }))
      .flatMap(({ look, count }) => (count === 0 ? [] : [`${count} ${lookWords[look]}`]))
      .join(", "),
    prober: answered.length === 0 ? "" : proberSentence(method, instead, answered.length),
    stale: answered.filter(({ stale }) => stale).length,
  };
}

/** @param instead why the prober took the place of `ping`, for each time that it did, of `total` */
function proberSentence(method: ProbeMethod | null, instead: readonly string[], total: number): string {
  if (method?.kind !== "icmp") return "Tried with the program's own prober.";
  const [reason] = instead;
  if (reason === undefined) return "Tried with ping.";
  const who = instead.length === total ? "Tried" : `${total - instead.length} tried with ping, the others`;
  return `${who} with the program's own prober, by a TCP connection whose refusal counts as an answer. ${reason}`;
}

/** What all of it came to, in a line. */
export function summarySentence(
  { outcomes, prober }: ProbeSummary,
  cancelled: ProbeChecks["cancelled"],
): string {
  if (cancelled === null) return outcomes === "" ? "Nothing tried yet." : `${outcomes}. ${prober}`;
  const { total, answered } = cancelled;
  const left = total - answered;
  const rest = `Cancelled: ${grouped(left)} of ${grouped(total)} ${left === 1 ? "was" : "were"} not tried.`;
  return outcomes === "" ? rest : `${rest} ${outcomes}. ${prober}`;
}

/** How many checks have been answered of those that are waited for, as `3 of 12`. */
export function probeProgress(underWay: { readonly total: number; readonly answered: number }): string {
  return `${underWay.answered} of ${underWay.total}`;
}
