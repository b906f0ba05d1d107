import { Maximize2, Minimize2 } from "lucide-react";
import type { ReactNode } from "react";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { IconButton } from "../icon-button.tsx";

/** Gives the run all of the view, and takes it back. */
export function FillButton(): ReactNode {
  const { ui } = useStores();
  const fills = useFrom(
    (stores) => stores.ui,
    (state) => state.runFills,
  );
  return (
    <IconButton
      name="Fill the view"
      aria-pressed={fills}
      aria-keyshortcuts="Control+Shift+F"
      onClick={() => ui.getState().toggleRunFills()}
    >
      {fills ? <Minimize2 className="size-4" /> : <Maximize2 className="size-4" />}
    </IconButton>
  );
}
