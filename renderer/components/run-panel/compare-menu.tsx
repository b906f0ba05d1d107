import { Columns2 } from "lucide-react";
import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { attachmentOf } from "../../model/earlier-runs.ts";
import { historyRoute } from "../../stores/history-route.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { Menu, MenuItem } from "../menu.tsx";

/** The runs that this one can be compared with. */
export function CompareMenu({ record }: { readonly record: RunRecord }): ReactNode {
  const { comparing, markedRuns, route, history } = useStores();
  const { show, withEarlier } = comparing.compare.getState();
  const ids = useFrom(
    (stores) => stores.markedRuns,
    (state) => state.ids,
  );
  const marked = ids.filter((id) => id !== record.id);
  const attachment = attachmentOf(record);
  const chooseOther = (): void => {
    const { ids, toggle } = markedRuns.getState();
    if (!ids.includes(record.id)) toggle(record.id);
    route.getState().navigate(historyRoute(history, record.id));
  };
  return (
    <Menu
      trigger={
        <Button>
          <Columns2 aria-hidden className="size-3.5 @max-lg:hidden" />
          Compare…
        </Button>
      }
    >
      {attachment !== null && (
        <MenuItem
          label="Previous of this attachment"
          note={`${attachment.containerId} / ${attachment.ifName}`}
          onSelect={() => void withEarlier(record, "previous")}
        />
      )}
      <MenuItem
        label="Same network, last success"
        note={`The ${record.operation} of ${record.network.name} before it that succeeded`}
        onSelect={() => void withEarlier(record, "lastSuccess")}
      />
      {marked.map((id) => (
        <MenuItem
          key={id}
          label={`Run ${id}`}
          note="Marked in the history"
          onSelect={() => show(Math.min(id, record.id), Math.max(id, record.id))}
        />
      ))}
      <MenuItem
        label="Another run…"
        note="Marks this one; mark the other one in the history"
        onSelect={chooseOther}
      />
    </Menu>
  );
}
