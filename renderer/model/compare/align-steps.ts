import { diffArrays } from "diff";
import type { RunStep } from "../../../shared/run/run-step.ts";

/** The calls of one plugin in two runs; `null` where a run has no such call. */
export interface StepPair {
  readonly left: RunStep | null;
  readonly right: RunStep | null;
}

const maxEdits = 2000;

/** Steps of two runs beside each other: the longest common sequence of plugins, and what is in only one of them. */
export function alignSteps(left: readonly RunStep[], right: readonly RunStep[]): readonly StepPair[] {
  const types = (steps: readonly RunStep[]) => steps.map(({ pluginType }) => pluginType);
  const changes = diffArrays(types(left), types(right), { maxEditLength: maxEdits }) ?? [
    { count: left.length, removed: true, added: false },
    { count: right.length, removed: false, added: true },
  ];
  const pairs: StepPair[] = [];
  let atLeft = 0;
  let atRight = 0;
  for (const { count, added, removed } of changes) {
    for (let n = 0; n < count; n += 1) {
      pairs.push({
        left: added ? null : (left[atLeft++] ?? null),
        right: removed ? null : (right[atRight++] ?? null),
      });
    }
  }
  return pairs;
}
