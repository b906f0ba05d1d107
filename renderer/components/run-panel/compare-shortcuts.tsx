import { Columns2 } from "lucide-react";
import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { AttachmentKey } from "../../model/attachment-life.ts";
import { attachmentOf } from "../../model/earlier-runs.ts";
import { formatRoute } from "../../model/route.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { Tooltip } from "../tooltip.tsx";

/** What a run of the history is compared with most often, one click away. */
export function CompareShortcuts({ record }: { readonly record: RunRecord }): ReactNode {
  const { withEarlier } = useStores().comparing.compare.getState();
  const attachment = attachmentOf(record);
  return (
    <fieldset className="flex min-h-8 shrink-0 items-center gap-1 border-line border-b px-3">
      <legend className="sr-only">Compare</legend>
      <Columns2 aria-hidden className="size-3.5 shrink-0 text-faint" />
      <span aria-hidden className="shrink-0 text-muted text-sm">
        Compare with
      </span>
      {attachment !== null && (
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
      {attachment !== null && <LifeLink attachment={attachment} />}
    </fieldset>
  );
}

/** Leads to the whole story that the run is a part of. */
function LifeLink({ attachment }: { readonly attachment: AttachmentKey }): ReactNode {
  const name = "Life of this attachment";
  return (
    <Tooltip text={`${name}: all its runs, and what is there of it now`}>
      <a
        href={formatRoute({ view: "attachment", ...attachment })}
        aria-label={name}
        className="ml-auto shrink-0 rounded-sm text-accent text-sm hover:underline"
      >
        Life<span className="@max-xl:hidden"> of this attachment</span>
      </a>
    </Tooltip>
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
