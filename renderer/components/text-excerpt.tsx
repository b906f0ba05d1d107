import type { ReactNode } from "react";
import { excerpt } from "../model/excerpt.ts";

/** The lines around a place in a text, which is pointed at. */
export function TextExcerpt(props: {
  readonly text: string;
  readonly position: { readonly line: number; readonly column: number };
  /** Lines on either side. */
  readonly around?: number;
}): ReactNode {
  return (
    <section
      aria-label={`Line ${props.position.line} and around it`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
      tabIndex={0}
      className="overflow-auto rounded-md border border-line bg-sunken py-2"
    >
      <pre className="w-max min-w-full font-mono text-sm">
        {excerpt(props.text, props.position, props.around).map((line) => (
          <span key={line.number} className={line.column === null ? "block px-2" : "block bg-bad-soft px-2"}>
            <span aria-hidden className="inline-block w-8 select-none pr-3 text-right text-faint">
              {line.number}
            </span>
            {line.text}
            {line.column !== null && (
              <span aria-hidden className="block font-bold text-bad">
                <span className="inline-block w-8" />
                {" ".repeat(Math.max(0, line.column - 1))}▲
              </span>
            )}
          </span>
        ))}
      </pre>
    </section>
  );
}
