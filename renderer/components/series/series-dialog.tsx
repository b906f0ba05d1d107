import type { ReactNode } from "react";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Dialog } from "../dialog.tsx";
import { SeriesChoice } from "./series-choice.tsx";
import { SeriesProgress } from "./series-progress.tsx";

/** Runs an operation over several namespaces. Closing it stops nothing; opening it again shows how far it has come. */
export function SeriesDialog(props: { readonly onClose: () => void }): ReactNode {
  const { series: store } = useStores();
  const series = useFrom(
    (stores) => stores.series,
    (state) => state.series,
  );
  const close = (): void => {
    store.getState().putAway();
    props.onClose();
  };
  return (
    <Dialog title="Run over several namespaces" onClose={close} className="w-2xl">
      {series === null ? (
        <SeriesChoice onClose={close} />
      ) : (
        <SeriesProgress series={series} onClose={close} />
      )}
    </Dialog>
  );
}
