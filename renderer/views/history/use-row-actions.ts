import { useLayoutEffect, useMemo, useRef } from "react";
import type { RowActions } from "./history-row.tsx";

/** Actions that stay the same object while what they do changes, so that rows are not drawn again for it. */
export function useRowActions(now: RowActions): RowActions {
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  return useMemo(
    () => ({
      select: (index) => latest.current.select(index),
      extend: (index) => latest.current.extend(index),
      mark: (runId) => latest.current.mark(runId),
    }),
    [],
  );
}
