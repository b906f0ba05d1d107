import type { ReactNode } from "react";
import { grouped, runsWords } from "../../../shared/text/number-words.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";

/** Asks before runs of the history are deleted, and says how many. */
export function ConfirmDelete(): ReactNode {
  const { ordering } = useStores();
  const asked = useFrom(
    (stores) => stores.ordering,
    (state) => state.asked,
  );
  if (asked === null) return null;
  const { what, counted } = asked;
  const { confirm, decline } = ordering.getState();
  const named = "ids" in what;
  const runs = counted === null ? "…" : runsWords(counted.runs);
  return (
    <ConfirmDialog
      title={counted === null ? "Delete runs?" : `Delete ${runs}?`}
      action={counted === null ? "Delete" : `Delete ${runs}`}
      variant="danger"
      pending={counted === null || counted.runs === 0}
      onConfirm={() => void confirm()}
      onClose={decline}
    >
      {counted === null && <p>They are being counted.</p>}
      {counted !== null && counted.pinned > 0 && (
        <p>
          {named
            ? `${counted.pinned === 1 ? "1 of them is" : `${grouped(counted.pinned)} of them are`} pinned and deleted all the same.`
            : `${runsWords(counted.pinned)} more ${counted.pinned === 1 ? "is" : "are"} pinned and stay${counted.pinned === 1 ? "s" : ""}.`}
        </p>
      )}
      {counted !== null && counted.underWay > 0 && (
        <p>
          {runsWords(counted.underWay)} {counted.underWay === 1 ? "is" : "are"} under way and stay
          {counted.underWay === 1 ? "s" : ""}.
        </p>
      )}
      <p>It can be undone for ten minutes, as long as the program runs.</p>
    </ConfirmDialog>
  );
}
