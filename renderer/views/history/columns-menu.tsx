import { Check, Columns3 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { defaultHistoryColumns } from "../../../shared/settings/history-columns.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { useOverlayRoot } from "../../components/overlay-root.tsx";
import { runColumns, toggleColumn } from "../../model/run-columns.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";

const entry =
  "relative flex rounded-md py-1 pr-3 pl-7 outline-none data-[disabled]:text-muted data-[highlighted]:bg-hover";

/** Which columns the list has. */
export function ColumnsMenu(): ReactNode {
  const { settings } = useStores();
  const columns = useFrom(
    (stores) => stores.settings,
    (state) => state.settings.historyColumns,
  );
  const change = (historyColumns: typeof columns): void =>
    void settings.getState().change({ historyColumns });
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton name="Columns" named>
          <Columns3 aria-hidden className="size-4" />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={useOverlayRoot()}>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-appear overflow-auto rounded-lg bg-panel p-1 shadow-overlay"
        >
          {runColumns.map(({ id, name }) => (
            <DropdownMenu.CheckboxItem
              key={id}
              checked={columns.shown.includes(id)}
              disabled={columns.shown.length === 1 && columns.shown.includes(id)}
              onCheckedChange={() => change(toggleColumn(columns, id))}
              // Several are often chosen at once.
              onSelect={(event) => event.preventDefault()}
              className={entry}
            >
              <DropdownMenu.ItemIndicator className="absolute top-1.5 left-2">
                <Check aria-hidden className="size-3.5 text-accent" />
              </DropdownMenu.ItemIndicator>
              {name}
            </DropdownMenu.CheckboxItem>
          ))}
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Item onSelect={() => change(defaultHistoryColumns)} className={entry}>
            Usual columns and widths
          </DropdownMenu.Item>
          <DropdownMenu.Label className="max-w-48 px-2 pt-1 pb-1.5 text-faint text-xs">
            Where the list has no room for all, some are left out.
          </DropdownMenu.Label>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
