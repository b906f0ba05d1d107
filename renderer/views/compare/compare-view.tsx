import { type ReactNode, useMemo } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { compareRuns } from "../../model/compare/compare-runs.ts";
import type { CompareLook, Route } from "../../model/route.ts";
import { useFrom } from "../../stores/stores-context.tsx";
import { ComparePartList } from "./compare-part-list.tsx";
import { CompareSection } from "./compare-section.tsx";
import { CompareTimes } from "./compare-times.tsx";
import { CompareToolbar } from "./compare-toolbar.tsx";
import { ComparedRun } from "./compared-run.tsx";

type CompareRoute = Extract<Route, { view: "compare" }>;

/** Two runs beside each other: what went in, what came out, and where they differ. */
export function CompareView({ route }: { readonly route: CompareRoute }): ReactNode {
  const left = useFrom(
    ({ comparing }) => comparing.left,
    ({ record }) => record,
  );
  const right = useFrom(
    ({ comparing }) => comparing.right,
    ({ record }) => record,
  );
  return (
    <section aria-label="Comparison" className="@container flex min-w-0 flex-1 flex-col bg-panel">
      <CompareToolbar route={route} />
      <div className="grid shrink-0 grid-cols-2 divide-x divide-line border-line border-b">
        <ComparedRun side="left" runId={route.left} />
        <ComparedRun side="right" runId={route.right} />
      </div>
      {left !== null && right !== null && <Comparison left={left} right={right} look={route.look} />}
    </section>
  );
}

function Comparison(props: {
  readonly left: RunRecord;
  readonly right: RunRecord;
  readonly look: CompareLook;
}): ReactNode {
  const { left, right, look } = props;
  const sections = useMemo(() => compareRuns(left, right), [left, right]);
  const shown = sections.filter(({ differences }) => look.everything || differences > 0);
  const same = sections.filter((section) => !shown.includes(section)).map(({ title }) => title);
  return (
    <div className="flex min-h-0 flex-1">
      <ComparePartList sections={sections} shown={shown} />
      <section
        aria-label="Compared parts"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
        tabIndex={0}
        className="flex min-w-0 flex-1 flex-col gap-5 overflow-y-auto p-3 outline-offset-[-2px]"
      >
        {same.length > 0 && (
          <p role="note" className="text-muted">
            {shown.length === 0 ? "Nothing differs but the time. " : ""}
            The same in both: {same.join(", ")}.
          </p>
        )}
        {shown.map((section) => (
          <CompareSection key={section.id} section={section} look={look} left={left.id} right={right.id} />
        ))}
        <CompareTimes left={left} right={right} />
      </section>
    </div>
  );
}
