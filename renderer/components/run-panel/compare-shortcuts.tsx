import { Columns2 } from "lucide-react";
import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { attachmentOf } from "../../model/earlier-runs.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { Tooltip } from "../tooltip.tsx";

/** What a run of the history is compared with most often, one click away. */
export function CompareShortcuts({ record }: { readonly record: RunRecord }): ReactNode {
  const { withEarlier } = useStores().comparing.compare.getState();
  return (
    <fieldset className="flex min-h-8 shrink-0 items-center gap-1 border-line border-b px-3">
      <legend className="sr-only">Compare</legend>
      <Columns2 aria-hidden className="size-3.5 shrink-0 text-faint" />
      <span aria-hidden className="shrink-0 text-muted text-sm">
        Compare with
      </span>
      {attachmentOf(record) !== null && (
        <Shortcut
          name="previous of this attachment"
          short="previous"
          onClick={() => void withEarlier(record, "previous")}
        />
      )}
      <Shortcut
        name="same network, last success"
        short="last success"
        onClick={() => void withEarlier(record, "lastSuccess")}
      />
    </fieldset>
  );
}

/** A button that is called by its whole name, and shows a short one where the panel is narrow. */
function Shortcut(props: {
  readonly name: string;
  readonly short: string;
  readonly onClick: () => void;
}): ReactNode {
  const { name, short, onClick } = props;
  return (
    <Tooltip text={`Compare with: ${name}`}>
      <Button variant="ghost" size="small" aria-label={name} onClick={onClick}>
        <span className="@max-lg:hidden">{name}</span>
        <span className="@lg:hidden">{short}</span>
      </Button>
    </Tooltip>
  );
}
