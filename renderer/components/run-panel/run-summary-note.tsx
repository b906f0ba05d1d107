import { CircleSlash, Zap } from "lucide-react";
import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { RunProblem } from "./run-problem.tsx";

/** What a run that did not simply succeed has to say before its trace. */
export function RunSummaryNote({ record }: { readonly record: RunRecord }): ReactNode {
  switch (record.outcome) {
    case "failed":
      return record.error === null ? null : <RunProblem record={record} error={record.error} />;
    case "skipped":
      return (
        <Sentence icon={<CircleSlash aria-hidden className="size-4" />} title="Skipped: no plugin ran">
          {record.skipReason}
        </Sentence>
      );
    case "cancelled":
      return (
        <Sentence icon={<CircleSlash aria-hidden className="size-4" />} title="Cancelled">
          The plugin that was running was ended. What the plugins before it made is still there; DEL cleans it
          up.
        </Sentence>
      );
    case "interrupted":
      return (
        <Sentence icon={<Zap aria-hidden className="size-4 text-bad" />} title="Interrupted">
          The program ended while this run was under way. This is what was seen until then.
        </Sentence>
      );
    case "running":
    case "succeeded":
      return null;
  }
}

function Sentence(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="flex gap-2 rounded-md bg-skip-soft px-3 py-2">
      <span className="mt-0.5 text-skip">{props.icon}</span>
      <div>
        <p className="font-semibold">{props.title}</p>
        <p className="text-muted">{props.children}</p>
      </div>
    </div>
  );
}
