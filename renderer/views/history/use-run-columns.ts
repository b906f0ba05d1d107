import { type RefObject, useLayoutEffect, useMemo, useState } from "react";
import { useRemPx } from "../../components/use-rem-px.ts";
import { type FittedColumn, fitColumns } from "../../model/run-columns.ts";
import { useFrom } from "../../stores/stores-context.tsx";

/** What a row has beside its columns, in rem: its edges, the mark, the icon, and the gap after each of these. */
const besideColumns = 4;

/** The columns that a list shows, as far as it has room for them. */
export function useRunColumns(list: RefObject<HTMLElement | null>): readonly FittedColumn[] {
  const columns = useFrom(
    (stores) => stores.settings,
    (state) => state.settings.historyColumns,
  );
  const remPx = useRemPx();
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    setWidthPx(element.clientWidth);
    const observer = new ResizeObserver(() => setWidthPx(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
  return useMemo(() => fitColumns(columns, widthPx / remPx - besideColumns), [columns, widthPx, remPx]);
}
