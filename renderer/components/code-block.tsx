import { type ReactNode, useState } from "react";
import { firstPart } from "../model/first-part.ts";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";

/** A line of code; a marked one carries a plus and the colour of additions. */
export interface CodeLine {
  readonly text: string;
  readonly marked: boolean;
}

/** Lines of code in a scrollable block; of a huge text the first part, until asked. `name` says what it is. */
export function CodeBlock(props: {
  readonly name: string;
  readonly lines: readonly CodeLine[];
  /** Breaks long lines instead of scrolling sideways. */
  readonly wrap: boolean;
  readonly className?: string;
}): ReactNode {
  const [whole, setWhole] = useState(false);
  const { lines, hiddenLines, hiddenChars } = whole
    ? { lines: props.lines, hiddenLines: 0, hiddenChars: 0 }
    : firstPart(props.lines);
  const hasMarks = props.lines.some(({ marked }) => marked);
  let number = 0;
  return (
    <section
      aria-label={props.name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
      tabIndex={0}
      className={cn("overflow-auto bg-sunken py-2 font-mono text-sm outline-offset-[-2px]", props.className)}
    >
      <pre
        className={cn(
          "font-mono",
          props.wrap ? "whitespace-pre-wrap [overflow-wrap:anywhere]" : "w-max min-w-full",
        )}
      >
        {lines.map((line) => {
          number += 1;
          return <Line key={number} line={line} gutter={hasMarks} />;
        })}
      </pre>
      {hiddenLines + hiddenChars > 0 && (
        <Button variant="ghost" size="small" className="ml-2" onClick={() => setWhole(true)}>
          Show {hiddenChars > 0 && `${hiddenChars.toLocaleString("en")} more characters`}
          {hiddenChars > 0 && hiddenLines > 0 && " and "}
          {hiddenLines > 0 && `${hiddenLines.toLocaleString("en")} more lines`}
        </Button>
      )}
    </section>
  );
}

function Line({ line, gutter }: { readonly line: CodeLine; readonly gutter: boolean }): ReactNode {
  const Tag = line.marked ? "ins" : "span";
  return (
    <Tag
      className={cn(
        "relative block min-h-[1.5em] px-3 no-underline",
        gutter && "pl-7",
        line.marked && "bg-added",
      )}
    >
      {gutter && (
        <span aria-hidden className="absolute left-3 select-none text-ok">
          {line.marked ? "+" : ""}
        </span>
      )}
      {line.text}
    </Tag>
  );
}
