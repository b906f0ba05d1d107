import { memo, type ReactNode, useMemo } from "react";
import type { ExactBytes } from "../../shared/run/exact-bytes.ts";
import { exactText } from "../model/exact-text.ts";
import { jsonLines } from "../model/json-lines.ts";
import { CodeBlock, type CodeLine } from "./code-block.tsx";
import { CopyButton } from "./copy-button.tsx";

/** Bytes as text, which may be megabytes and are drawn again only when they change. `layout` lays JSON out for reading; without it every byte is where it was. */
export const BytesView = memo(function BytesView(props: {
  readonly name: string;
  readonly bytes: ExactBytes;
  readonly layout: boolean;
  /** Top-level keys whose lines are marked as added. */
  readonly markedKeys?: readonly string[];
  /** What an empty text says. */
  readonly empty: string;
}): ReactNode {
  const { bytes, layout, markedKeys = none } = props;
  const { text, isText, size } = useMemo(() => exactText(bytes), [bytes]);
  const lines = useMemo(() => linesOf(text, layout, markedKeys), [text, layout, markedKeys]);
  if (size === 0) return <p className="px-3 py-2 text-muted text-sm">{props.empty}</p>;
  return (
    <div className="relative">
      {!isText && <p className="px-3 py-1.5 text-muted text-sm">Not UTF-8 text: {size} bytes in hex.</p>}
      <CodeBlock name={props.name} wrap={layout} lines={lines} />
      <div className="absolute top-1 right-2 rounded-md bg-sunken">
        <CopyButton text={text} what={props.name} />
      </div>
    </div>
  );
});

const none: readonly string[] = [];

function linesOf(text: string, layout: boolean, markedKeys: readonly string[]): readonly CodeLine[] {
  const laidOut = layout ? jsonLines(text) : null;
  if (laidOut === null) return text.split("\n").map((line) => ({ text: line, marked: false }));
  return laidOut.map((line) => ({
    text: line.text,
    marked: line.key !== null && markedKeys.includes(line.key),
  }));
}
