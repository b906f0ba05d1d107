import type { ReactNode } from "react";
import type { RunRecord } from "../../../../shared/run/run-record.ts";
import { leftBehind } from "../../../model/left-behind.ts";

const shownAtMost = 6;

/** The list of what is left; all of it is on the tab of changes. */
export function LeftBehind({ record }: { readonly record: RunRecord }): ReactNode {
  const left = leftBehind(record);
  if (left.length === 0) return null;
  const more = left.length - shownAtMost;
  return (
    <section aria-label="Left behind" className="mt-2.5">
      <p className="font-semibold">
        {record.operation} has left {left.length === 1 ? "one thing" : `${left.length} things`} behind
      </p>
      <ul className="mt-1 list-disc pl-4.5 font-mono text-sm">
        {left.slice(0, shownAtMost).map(({ side, kind, key, text }) => (
          <li key={`${side} ${kind} ${key}`} className="[overflow-wrap:anywhere]">
            {text}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-muted text-sm">and {more} more, which Changes lists</p>}
    </section>
  );
}
