import type { ProbeAnswer, ProbeMethod, ProbePair, ProbePlace } from "../../../shared/probe/probe.ts";
import { isOwnAddress, type ProbeColumn, type ProbePlan } from "../../../shared/probe/probe-plan.ts";
import { probeKey } from "./probe-key.ts";

/** What came of a check, and when it began: milliseconds since the epoch. */
export interface KeptAnswer {
  readonly answer: ProbeAnswer;
  readonly triedAt: number;
}

/** What is known of all checks of a target. Keys are those of `probeKey`. */
export interface ProbeKnowledge {
  readonly answers: ReadonlyMap<string, KeptAnswer>;
  /** Checks that are waited for: when they began, in milliseconds since the epoch, or `null` if they have not. */
  readonly pending: ReadonlyMap<string, number | null>;
  /** When a run was last seen to change the kernel: milliseconds since the epoch. */
  readonly changedAt: number;
}

export type CellState =
  /** The address is the row's own. */
  | { readonly kind: "own" }
  | { readonly kind: "untried" }
  | { readonly kind: "queued" }
  | { readonly kind: "trying" }
  /** Stale means that a run has changed the kernel since. */
  | { readonly kind: "answered"; readonly answer: ProbeAnswer; readonly stale: boolean };

export interface ProbeCell {
  readonly pair: ProbePair;
  readonly column: ProbeColumn;
  readonly state: CellState;
}

export interface ProbeRow {
  readonly place: ProbePlace;
  readonly cells: readonly ProbeCell[];
}

/** The matrix with what is known of each of its checks. */
export function probeMatrix(
  plan: ProbePlan,
  method: ProbeMethod | null,
  knowledge: ProbeKnowledge,
): readonly ProbeRow[] {
  return plan.sources.map((place) => ({
    place,
    cells: plan.columns.map((column) => {
      const pair = { netns: place.netns, address: column.address };
      return { pair, column, state: cellState(place, column, method, knowledge) };
    }),
  }));
}

function cellState(
  place: ProbePlace,
  column: ProbeColumn,
  method: ProbeMethod | null,
  { answers, pending, changedAt }: ProbeKnowledge,
): CellState {
  if (isOwnAddress(place, column)) return { kind: "own" };
  if (method === null) return { kind: "untried" };
  const key = probeKey(method, { netns: place.netns, address: column.address });
  const began = pending.get(key);
  if (began !== undefined) return { kind: began === null ? "queued" : "trying" };
  const kept = answers.get(key);
  if (kept === undefined) return { kind: "untried" };
  return { kind: "answered", answer: kept.answer, stale: kept.triedAt < changedAt };
}

/** Whether a row looks the same as before. */
export function sameRow(one: ProbeRow, other: ProbeRow): boolean {
  if (one.place !== other.place || one.cells.length !== other.cells.length) return false;
  return one.cells.every(({ column, state }, at) => {
    const there = other.cells[at];
    return there !== undefined && column === there.column && sameState(state, there.state);
  });
}

function sameState(one: CellState, other: CellState): boolean {
  if (one.kind !== "answered" || other.kind !== "answered") return one.kind === other.kind;
  return one.answer === other.answer && one.stale === other.stale;
}
