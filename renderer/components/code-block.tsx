import { memo, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { grouped } from "../../shared/text/number-words.ts";
import { firstPart } from "../model/first-part.ts";
import { type TextBlock, textBlocks } from "../model/text-blocks.ts";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";
import { scrollToEnd } from "./scroll-to-end.ts";
import type { Find } from "./use-find.ts";
import { useFoundMarks } from "./use-found-marks.ts";

/** A line of code; a marked one carries a sign and a colour. A removed one is only told of: it is no part of the text. */
export interface CodeLine {
  readonly text: string;
  readonly mark: "added" | "removed" | null;
}

/** A longer line is broken in any case: nobody scrolls so far sideways, and the browser cannot lay it out. */
const longestUnbroken = 100_000;

/**
 * Lines of code in a scrollable block; of a huge text the first part, until asked. `name` says what it is. Hand in
 * the same `lines` as long as they are the same: they may be a million.
 */
export function CodeBlock(props: {
  readonly name: string;
  readonly lines: readonly CodeLine[];
  /** Breaks long lines instead of scrolling sideways. */
  readonly wrap: boolean;
  /** What is looked for in it. */
  readonly find?: Find | undefined;
  readonly className?: string;
}): ReactNode {
  const [whole, setWhole] = useState(false);
  const { lines, find } = props;
  const first = useMemo(() => firstPart(lines), [lines]);
  const gutter = useMemo(() => lines.some(({ mark }) => mark !== null), [lines]);
  const { hiddenLines, hiddenChars } = first;
  const isLong = hiddenLines + hiddenChars > 0;
  const block = useRef<HTMLElement>(null);
  const place = find?.places[find.current];
  const isBeyond = place !== undefined && place.end > (first.lines[place.line]?.text.length ?? 0);
  useEffect(() => {
    if (isBeyond) setWhole(true);
  }, [isBeyond]);
  useFoundMarks(block, find ?? null, whole ? lines : first);
  return (
    <section
      ref={block}
      aria-label={props.name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key !== "End" || event.shiftKey || event.altKey) return;
        event.preventDefault();
        scrollToEnd(event.currentTarget);
      }}
      className={cn(
        "overflow-auto bg-sunken py-2 font-mono text-sm outline-offset-[-2px]",
        // What comes after the text stays within reach.
        whole && isLong && "max-h-[70vh]",
        props.className,
      )}
    >
      {whole && isLong ? (
        <WholeText lines={lines} gutter={gutter} wrap={props.wrap} />
      ) : (
        <pre className={preClass(props.wrap)}>
          <Lines lines={first.lines} gutter={gutter} />
        </pre>
      )}
      {isLong && (
        <Button variant="ghost" size="small" className="ml-2" onClick={() => setWhole(!whole)}>
          {whole ? "Show less" : `Show ${moreOf(hiddenLines, hiddenChars)}`}
        </Button>
      )}
    </section>
  );
}

const preClass = (wrap: boolean): string =>
  cn("font-mono", wrap ? "whitespace-pre-wrap [overflow-wrap:anywhere]" : "w-max min-w-full");

function moreOf(lines: number, chars: number): string {
  return [
    ...(chars > 0 ? [`${grouped(chars)} more characters`] : []),
    ...(lines > 0 ? [`${grouped(lines)} more lines`] : []),
  ].join(" and ");
}

/** In blocks, so that the browser has to do with those that are on screen and no others. */
const WholeText = memo(function WholeText(props: {
  readonly lines: readonly CodeLine[];
  readonly gutter: boolean;
  readonly wrap: boolean;
}): ReactNode {
  const { lines, gutter } = props;
  const blocks = useMemo(() => textBlocks(lines), [lines]);
  const wrap = props.wrap || lines.some(({ text }) => text.length > longestUnbroken);
  return (
    <pre className={preClass(wrap)}>
      {blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text that does not change
        <Block key={place} block={block} gutter={gutter} wrap={wrap} />
      ))}
    </pre>
  );
});

/** How many characters a broken line is taken to have, as long as it was not laid out. */
const charsOfARow = 100;

function Block(props: {
  readonly block: TextBlock<CodeLine>;
  readonly gutter: boolean;
  readonly wrap: boolean;
}): ReactNode {
  const { block, gutter, wrap } = props;
  const { lines } = block;
  const rowsOf = ({ text }: CodeLine): number => (wrap ? Math.ceil(text.length / charsOfARow) || 1 : 1);
  const rows = lines.reduce((sum, line) => sum + rowsOf(line), 0);
  const columns = wrap ? 1 : Math.max(...lines.map(({ text }) => text.length));
  return (
    <div
      className={cn(
        "[content-visibility:auto]",
        // What was cut in the middle of a line is copied as one.
        block.goesOn && "inline-block w-full align-top",
      )}
      data-goes-on={block.goesOn || undefined}
      style={{ containIntrinsicSize: `auto ${columns}ch auto ${rows * 1.5}em` }}
    >
      {lines.some(({ mark }) => mark !== null) ? (
        <Lines lines={lines} gutter={gutter} />
      ) : (
        <span className={lineClass(gutter)}>{lines.map(({ text }) => text).join("\n")}</span>
      )}
    </div>
  );
}

const lineClass = (gutter: boolean): string =>
  cn("relative block min-h-[1.5em] px-3 no-underline", gutter && "pl-7");

const tags = { added: "ins", removed: "del" } as const;
const signs = { added: "+", removed: "−" } as const;

const Lines = memo(function Lines(props: {
  readonly lines: readonly CodeLine[];
  readonly gutter: boolean;
}): ReactNode {
  return props.lines.map(({ text, mark }, place) => {
    const Tag = mark === null ? "span" : tags[mark];
    return (
      <Tag
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text that does not change
        key={place}
        className={cn(
          lineClass(props.gutter),
          mark === "added" && "bg-added",
          // Selecting the text takes only what is in it.
          mark === "removed" && "select-none bg-bad-soft text-muted",
        )}
      >
        {props.gutter && (
          <span
            aria-hidden
            className={cn("absolute left-3 select-none", mark === "removed" ? "text-bad" : "text-ok")}
          >
            {mark === null ? "" : signs[mark]}
          </span>
        )}
        {text}
      </Tag>
    );
  });
});
