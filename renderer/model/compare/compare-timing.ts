import type { RunRecord } from "../../../shared/run/run-record.ts";
import { alignSteps } from "./align-steps.ts";

/** How long something took in two runs, in ms; `null` where that is not known or it did not run. */
export interface ComparedTime {
  readonly name: string;
  readonly left: number | null;
  readonly right: number | null;
}

/** The time of the whole run, then of each plugin call. */
export function compareTiming(left: RunRecord, right: RunRecord): readonly ComparedTime[] {
  const steps = alignSteps(left.steps, right.steps).map((pair): ComparedTime => {
    const name = (pair.left ?? pair.right)?.pluginType ?? "";
    return { name, left: pair.left?.durationMs ?? null, right: pair.right?.durationMs ?? null };
  });
  return [{ name: "The whole run", left: left.durationMs, right: right.durationMs }, ...steps];
}
