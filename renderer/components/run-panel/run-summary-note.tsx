import { CircleSlash, Zap } from "lucide-react";
import type { ReactNode } from "react";
import { type OperationGate, operationGate } from "../../../shared/cni/operation-gate.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { Note } from "../note.tsx";
import { CancelledNote } from "./cancelled-note.tsx";
import { RunProblem } from "./run-problem.tsx";
import { VersionMismatch } from "./version-mismatch.tsx";

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
      return <CancelledNote record={record} />;
    case "interrupted":
      return (
        <Sentence icon={<Zap aria-hidden className="size-4 text-bad" />} title="Interrupted">
          The program ended while this run was under way. This is what was seen until then.
        </Sentence>
      );
    case "succeeded":
      return <AboutSuccess record={record} />;
    case "running":
      return null;
  }
}

/** What a success does not mean. */
function AboutSuccess({ record }: { readonly record: RunRecord }): ReactNode {
  if (record.operation === "VERSION") return <VersionMismatch record={record} />;
  if (record.operation !== "GC") return null;
  const gate = gcGate(record);
  return gate === null ? null : <Note kind="info">{gate.sentence}</Note>;
}

/** A network that sets disableGC would have been skipped. */
function gcGate({ cniVersion }: RunRecord): OperationGate | null {
  return operationGate("GC", { cniVersion: cniVersion ?? "", disableCheck: false, disableGC: false });
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
