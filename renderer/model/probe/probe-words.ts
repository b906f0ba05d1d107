import type { ProbeOutcome } from "../../../shared/probe/probe.ts";
import { formatDuration } from "../format-duration.ts";
import type { CellState } from "./probe-matrix.ts";

/** Looks of a cell: one for each outcome, and for what is no outcome yet. */
export type CellLook = ProbeOutcome["kind"] | Exclude<CellState["kind"], "answered">;

export function cellLook(state: CellState): CellLook {
  return state.kind === "answered" ? state.answer.outcome.kind : state.kind;
}

/** What a cell says. */
export const lookWords: Readonly<Record<CellLook, string>> = {
  reached: "reached",
  refused: "refused",
  noAnswer: "no answer",
  unreachable: "unreachable",
  filtered: "filtered",
  notRun: "not tried",
  own: "itself",
  untried: "not tried yet",
  queued: "waits",
  trying: "trying…",
};

/** How long the way there and back took; empty where nothing came back. */
export function roundTrip(state: CellState): string {
  if (state.kind !== "answered") return "";
  const { outcome } = state.answer;
  if (outcome.kind !== "reached" && outcome.kind !== "refused") return "";
  if (outcome.rttMs === null) return "";
  return outcome.rttMs < 10 ? `${outcome.rttMs.toFixed(2)} ms` : formatDuration(outcome.rttMs);
}

/** What a check found out, in a sentence, with the kernel's or the router's own words. */
export function outcomeSentence(outcome: ProbeOutcome): string {
  switch (outcome.kind) {
    case "reached":
      return "It answered.";
    case "refused":
      return "It answered that it refuses the connection.";
    case "noAnswer":
      return `Nothing came back within ${formatDuration(outcome.afterMs)}.`;
    case "unreachable":
    case "filtered":
      return outcome.by === null
        ? `The kernel said: ${outcome.words}.`
        : `${outcome.by} said: ${outcome.words}.`;
    case "notRun":
      return outcome.words;
  }
}
