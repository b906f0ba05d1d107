import type { ReactNode } from "react";
import { formatFullMoment, formatIso, formatMoment } from "../model/format-time.ts";

/** A local time with the exact ISO time on hover: to the ms, or as short as it can be told from `now`. */
export function Moment(props: { readonly at: number; readonly now?: number }): ReactNode {
  const iso = formatIso(props.at);
  return (
    <time dateTime={iso} title={iso} className="font-mono text-sm tabular-nums">
      {props.now === undefined ? formatFullMoment(props.at) : formatMoment(props.at, props.now)}
    </time>
  );
}
