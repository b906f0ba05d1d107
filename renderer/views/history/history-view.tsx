import type { ReactNode } from "react";
import { Columns } from "../../components/columns.tsx";
import { HistoryColumn } from "./history-column.tsx";
import { HistoryDetails } from "./history-details.tsx";

/** The list of runs and the selected one. */
export function HistoryView(): ReactNode {
  return (
    <Columns
      layout="history"
      columns={[
        { id: "list", name: "History", minRem: 24, defaultPercent: 64, content: <HistoryColumn /> },
        { id: "details", name: "Run", minRem: 20, defaultPercent: 36, content: <HistoryDetails /> },
      ]}
    />
  );
}
