import { GitCompare } from "lucide-react";
import type { ReactNode } from "react";
import type { KernelChange, KernelChanges } from "../../../shared/run/kernel-change.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { changesUnknownReason } from "../../model/changes-unknown-reason.ts";
import { EmptyState } from "../empty-state.tsx";
import { ChangeLine } from "./change-line.tsx";
import { ChangeSides } from "./change-sides.tsx";
import { ChangesUnread } from "./changes-unread.tsx";
import { RanMeanwhile } from "./ran-meanwhile.tsx";
import { RunRemains } from "./run-remains.tsx";

/** What a run did to the machine, by side and kind, and what of its attachment is still there where it should not. */
export function RunChanges({ record }: { readonly record: RunRecord }): ReactNode {
  const { changes } = record;
  if (changes === null) {
    return (
      <EmptyState icon={<GitCompare />} title="Changes are not known">
        {changesUnknownReason(record)}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-5 p-3">
      <RanMeanwhile record={record} />
      {changes.remains !== null && <RunRemains record={record} remains={changes.remains} />}
      <section aria-label="Changes">
        <h3 className="mb-1 font-semibold">{summaryOf(changes)}</h3>
        <ChangeSides things={changes.changes} record={record}>
          {(change) => <OneChange key={change.key} change={change} />}
        </ChangeSides>
      </section>
      <ChangesUnread unread={changes.unread} record={record} />
    </div>
  );
}

function OneChange({ change }: { readonly change: KernelChange }): ReactNode {
  const { before, after, action } = change;
  return (
    <ChangeLine
      look={action}
      text={after ?? before ?? ""}
      before={action === "changed" ? before : null}
      command={change.command}
    />
  );
}

function summaryOf({ changes, unread }: KernelChanges): string {
  if (changes.length === 0)
    return unread.length === 0 ? "Nothing changed" : "Nothing changed that could be seen";
  const count = (action: KernelChange["action"]) =>
    changes.filter((change) => change.action === action).length;
  return (["added", "removed", "changed"] as const)
    .flatMap((action) => (count(action) === 0 ? [] : [`${count(action)} ${action}`]))
    .join(", ");
}
