import { useMemo } from "react";
import type { ProbeMethod } from "../../../shared/probe/probe.ts";
import { type ProbePlan, planProbes } from "../../../shared/probe/probe-plan.ts";
import { probeMethod, shownFamily } from "../../model/probe/probe-form.ts";
import { type ProbeRow, probeMatrix } from "../../model/probe/probe-matrix.ts";
import { useFrom } from "../../stores/stores-context.tsx";

export interface ProbeMatrix {
  readonly plan: ProbePlan;
  /** `null` while the typed port is none. */
  readonly method: ProbeMethod | null;
  readonly rows: readonly ProbeRow[];
}

/** The matrix of the places that are known, for what the form says. */
export function useProbeMatrix(): ProbeMatrix {
  const { places, form, answers, pending, changedAt } = useFrom(
    (stores) => stores.probing,
    (state) => state,
  );
  const { kind, port, family } = form;
  const plan = useMemo(() => {
    const known = places ?? [];
    return planProbes(known, shownFamily({ family }, known));
  }, [places, family]);
  const method = useMemo(() => probeMethod({ kind, port }), [kind, port]);
  const rows = useMemo(
    () => probeMatrix(plan, method, { answers, pending, changedAt }),
    [plan, method, answers, pending, changedAt],
  );
  return { plan, method, rows };
}
