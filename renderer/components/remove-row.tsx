import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button.tsx";

/** On the button that adds a row to the group around it. */
export const addsRow = { "data-adds-row": true } as const;

/** Removes a row of the `fieldset` around it; the focus goes on to the next row's, the previous one's, or to *Add*. */
export function RemoveRow(props: { readonly name: string; readonly onRemove: () => void }): ReactNode {
  return (
    <IconButton
      name={props.name}
      data-removes-row
      onClick={({ currentTarget }) => {
        // While the button is there; what goes away with the focus takes it to the top of the page.
        heirOf(currentTarget)?.focus();
        props.onRemove();
      }}
    >
      <X className="size-4" />
    </IconButton>
  );
}

function heirOf(button: HTMLElement): HTMLElement | null {
  const group = outermostGroup(button);
  const all = [...(group?.querySelectorAll<HTMLElement>("[data-removes-row]") ?? [])];
  const at = all.indexOf(button);
  return all[at + 1] ?? all[at - 1] ?? group?.querySelector<HTMLElement>("[data-adds-row]") ?? null;
}

/** Sets of rows are groups in a group. */
function outermostGroup(element: Element): Element | null {
  const group = element.closest("fieldset");
  const around = group?.parentElement?.closest("fieldset");
  return around == null ? group : outermostGroup(around);
}
