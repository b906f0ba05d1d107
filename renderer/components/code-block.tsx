import { type ReactNode, useMemo, useState } from "react";
import { firstPart } from "../model/first-part.ts";
import { type TextBlock, textBlocks } from "../model/text-blocks.ts";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";

/** A line of code; a marked one carries a plus and the colour of additions. */
export interface CodeLine {
  readonly text: string;
  readonly marked: boolean;
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
  readonly className?: string;
}): ReactNode {
  const [whole, setWhole] = useState(false);
  const { lines } = props;
  const first = useMemo(() => firstPart(lines), [lines]);
  const gutter = useMemo(() => lines.some(({ marked }) => marked), [lines]);
  const { hiddenLines, hiddenChars } = first;
  const isLong = hiddenLines + hiddenChars > 0;
  return (
    <section
      aria-label={props.name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
      tabIndex={0}
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
    ...(chars > 0 ? [`${chars.toLocaleString("en")} more characters`] : []),
    ...(lines > 0 ? [`${lines.toLocaleString("en")} more lines`] : []),
  ].join(" and ");
}

/** In blocks, so that the browser has to do with those that are on screen and no others. */
function WholeText(props: {
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
}

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
      style={{ containIntrinsicSize: `auto ${columns}ch auto ${rows * 1.5}em` }}
    >
      {lines.some(({ marked }) => marked) ? (
        <Lines lines={lines} gutter={gutter} />
      ) : (
        <span className={lineClass(gutter)}>{lines.map(({ text }) => text).join("\n")}</span>
      )}
    </div>
  );
}

const lineClass = (gutter: boolean): string =>
  cn("relative block min-h-[1.5em] px-3 no-underline", gutter && "pl-7");

function Lines(props: { readonly lines: readonly CodeLine[]; readonly gutter: boolean }): ReactNode {
  return props.lines.map(({ text, marked }, place) => {
    const Tag = marked ? "ins" : "span";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text that does not change
      <Tag key={place} className={cn(lineClass(props.gutter), marked && "bg-added")}>
        {props.gutter && (
          <span aria-hidden className="absolute left-3 select-none text-ok">
            {marked ? "+" : ""}
          </span>
        )}
        {text}
      </Tag>
    );
  });
}
