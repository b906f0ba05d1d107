import type { ReactNode } from "react";
import type { TimesTaken } from "../../../shared/history/statistics.ts";
import { formatDuration } from "../../model/format-duration.ts";

/** A median or 95th percentile; one that is an estimate says so. */
export function TimeTaken(props: {
  readonly of: "median" | "p95";
  readonly times: TimesTaken | null;
}): ReactNode {
  const { of, times } = props;
  if (times === null) return <span title="None of them came to an end.">—</span>;
  if (!times.estimated) return formatDuration(times[of]);
  return <span title="Estimated; off by at most half a percent">≈ {formatDuration(times[of])}</span>;
}
