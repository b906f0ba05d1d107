import type { ReactNode } from "react";
import { formatIso, formatMoment } from "../model/format-time.ts";

/** A local time with the exact ISO time on hover. `now` decides whether the day is shown. */
export function Moment(props: { readonly at: number; readonly now: number }): ReactNode {
  const iso = formatIso(props.at);
  return (
    <time dateTime={iso} title={iso} className="font-mono text-sm tabular-nums">
      {formatMoment(props.at, props.now)}
    </time>
  );
}
