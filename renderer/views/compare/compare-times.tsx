import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { type ComparedTime, compareTiming } from "../../model/compare/compare-timing.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { partId } from "./compare-part-list.tsx";

/** How long the runs and their plugin calls took. */
export function CompareTimes(props: { readonly left: RunRecord; readonly right: RunRecord }): ReactNode {
  const { left, right } = props;
  const times = compareTiming(left, right);
  const longest = Math.max(0.001, ...times.flatMap((time) => [time.left ?? 0, time.right ?? 0]));
  return (
    <section id={partId("timing")} aria-label="Timing" className="flex flex-col gap-2">
      <h3 className="border-line border-b pb-1 font-semibold">Timing</h3>
      <table aria-label="Timing" className="w-full table-fixed border-collapse text-sm">
        <thead className="text-faint text-xs">
          <tr>
            <th scope="col" className="w-48 text-left font-semibold">
              <span className="sr-only">What</span>
            </th>
            <th scope="col" className="px-2 text-left font-semibold">
              Run {left.id}
            </th>
            <th scope="col" className="px-2 text-left font-semibold">
              Run {right.id}
            </th>
            <th scope="col" className="w-28 text-right font-semibold">
              Difference
            </th>
          </tr>
        </thead>
        <tbody>
          {times.map((time, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a plugin may be there twice, and the order does not change
            <tr key={`${time.name} ${place}`} className="border-line border-b">
              <th scope="row" className="truncate py-1 text-left font-normal">
                {time.name}
              </th>
              <Time ms={time.left} longest={longest} />
              <Time ms={time.right} longest={longest} />
              <td className="whitespace-nowrap text-right font-mono tabular-nums">{difference(time)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Time({ ms, longest }: { readonly ms: number | null; readonly longest: number }): ReactNode {
  return (
    <td className="px-2 py-1">
      <span className="flex items-center gap-2">
        <span className="relative h-1.5 min-w-0 flex-1 overflow-hidden rounded-full bg-hover">
          <span
            className="absolute inset-y-0 left-0 rounded-full bg-bar"
            style={{ width: `${((ms ?? 0) / longest) * 100}%` }}
          />
        </span>
        <span className="w-18 shrink-0 text-right font-mono tabular-nums">{formatDuration(ms)}</span>
      </span>
    </td>
  );
}

function difference({ left, right }: ComparedTime): string {
  if (left === null || right === null) return "—";
  const ms = right - left;
  return `${ms < 0 ? "−" : "+"}${formatDuration(Math.abs(ms))}`;
}
