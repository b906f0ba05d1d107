import { Columns2 } from "lucide-react";
import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { attachmentOf } from "../../model/earlier-runs.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";

/** What a run of the history is compared with most often, one click away. */
export function CompareShortcuts({ record }: { readonly record: RunRecord }): ReactNode {
  const { withEarlier } = useStores().comparing.compare.getState();
  return (
    <fieldset className="flex min-h-8 shrink-0 flex-wrap items-center gap-1 border-line border-b px-3">
      <legend className="sr-only">Compare</legend>
      <Columns2 aria-hidden className="size-3.5 text-faint" />
      <span aria-hidden className="text-muted text-sm">
        Compare with
      </span>
      {attachmentOf(record) !== null && (
        <Button variant="ghost" size="small" onClick={() => void withEarlier(record, "previous")}>
          previous of this attachment
        </Button>
      )}
      <Button variant="ghost" size="small" onClick={() => void withEarlier(record, "lastSuccess")}>
        same network, last success
      </Button>
    </fieldset>
  );
}
