import type { ResultView } from "../../shared/cni/result.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { counted } from "../../shared/text/number-words.ts";
import { resultFacts } from "./result-facts.ts";
import { resultIn } from "./result-in.ts";

/** What a plugin made of the result that it was given; what the next one gets as prevResult. */
export interface ResultGain {
  /** As `+ 3 interfaces, + 1 address`, or `unchanged`. */
  readonly summary: string;
  /** Each fact that is new or gone, those that are gone first. */
  readonly changes: readonly { readonly sign: "added" | "removed"; readonly text: string }[];
}

/** What a plugin's result has that the one before it had not; `null` where the next plugin gets no prevResult from it. */
export function resultGain(record: RunRecord, stepIndex: number): ResultGain | null {
  if (record.operation !== "ADD" || stepIndex + 1 >= record.pluginTypes.length) return null;
  const after = resultOf(record, stepIndex);
  return after === null ? null : gainOf(resultOf(record, stepIndex - 1), after);
}

/** Each result with the one that it was held against last: they may be long, and a live run is drawn often. */
const gains = new WeakMap<ResultView, { readonly before: ResultView | null; readonly gain: ResultGain }>();

function gainOf(before: ResultView | null, after: ResultView): ResultGain {
  const known = gains.get(after);
  if (known !== undefined && known.before === before) return known.gain;
  const gain = { summary: summaryOf(before, after), changes: changesOf(before, after) };
  gains.set(after, { before, gain });
  return gain;
}

function summaryOf(before: ResultView | null, after: ResultView): string {
  const counts = [
    change("interface", before?.interfaces.length ?? 0, after.interfaces.length),
    change("address", before?.ips.length ?? 0, after.ips.length),
    change("route", before?.routes.length ?? 0, after.routes.length),
  ].filter((each) => each !== null);
  if (counts.length > 0) return counts.join(", ");
  return JSON.stringify(before) === JSON.stringify(after) ? "unchanged" : "changed";
}

function changesOf(before: ResultView | null, after: ResultView): ResultGain["changes"] {
  const had = before === null ? [] : resultFacts(before);
  const has = resultFacts(after);
  return [
    ...without(had, has).map((text) => ({ sign: "removed", text }) as const),
    ...without(has, had).map((text) => ({ sign: "added", text }) as const),
  ];
}

/** The facts that are not among the others; one that is there twice counts twice. */
function without(facts: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return facts.filter((fact) => {
    const at = left.indexOf(fact);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function resultOf(record: RunRecord, stepIndex: number): ResultView | null {
  const step = record.steps[stepIndex];
  return step?.state === "succeeded" ? resultIn(step.stdout) : null;
}

function change(noun: string, before: number, after: number): string | null {
  const count = Math.abs(after - before);
  if (count === 0) return null;
  const plural = noun === "address" ? "addresses" : `${noun}s`;
  return `${after > before ? "+" : "−"} ${counted(count, noun, plural)}`;
}
