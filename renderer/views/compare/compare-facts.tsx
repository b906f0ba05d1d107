import type { ReactNode } from "react";
import { cn } from "../../components/cn.ts";
import { type ComparedFact, isSame } from "../../model/compare/compare-facts.ts";

/** Values of two runs in a table; those that differ carry a sign. */
export function CompareFacts(props: {
  readonly title: string;
  readonly heading: string | null;
  readonly facts: readonly ComparedFact[];
  readonly runs: readonly [left: number, right: number];
}): ReactNode {
  const { title, facts, runs } = props;
  if (facts.length === 0) return null;
  return (
    <div>
      {props.heading !== null && <h4 className="mb-1 font-semibold text-faint text-xs">{props.heading}</h4>}
      <table aria-label={title} className="w-full table-fixed border-collapse text-sm">
        <colgroup>
          <col className="w-48" />
          <col />
          <col />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Run {runs[0]}</th>
            <th scope="col">Run {runs[1]}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be there twice, and the order does not change
            <tr key={`${fact.name} ${place}`} className="border-line border-b align-top">
              <th scope="row" className="py-1 pr-3 text-left font-normal text-muted [overflow-wrap:anywhere]">
                <span className="flex gap-1.5">
                  <span aria-hidden className="w-3 shrink-0 text-center font-mono font-semibold text-accent">
                    {isSame(fact) ? "" : "≠"}
                  </span>
                  <span className="min-w-0">
                    {fact.name}
                    {!isSame(fact) && <span className="sr-only"> differs</span>}
                  </span>
                </span>
              </th>
              <Value value={fact.left} look={isSame(fact) ? "" : "bg-bad-soft"} />
              <Value value={fact.right} look={isSame(fact) ? "" : "bg-added"} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ value, look }: { readonly value: string | null; readonly look: string }): ReactNode {
  return (
    <td className={cn("px-2 py-1 font-mono [overflow-wrap:anywhere]", look)}>
      {value === null || value === "" ? (
        <span className="font-sans text-muted">{value === null ? "not there" : "empty"}</span>
      ) : (
        value
      )}
    </td>
  );
}
