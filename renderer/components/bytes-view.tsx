import type { ReactNode } from "react";
import type { ExactBytes } from "../../shared/run/exact-bytes.ts";
import { exactText } from "../model/exact-text.ts";
import { jsonLines } from "../model/json-lines.ts";
import { CodeBlock, type CodeLine } from "./code-block.tsx";
import { CopyButton } from "./copy-button.tsx";

/** Bytes as text. `layout` lays JSON out for reading; without it every byte is where it was. */
export function BytesView(props: {
  readonly name: string;
  readonly bytes: ExactBytes;
  readonly layout: boolean;
  /** Top-level keys whose lines are marked as added. */
  readonly markedKeys?: readonly string[];
  /** What an empty text says. */
  readonly empty: string;
}): ReactNode {
  const { text, isText, size } = exactText(props.bytes);
  if (size === 0) return <p className="px-3 py-2 text-muted text-sm">{props.empty}</p>;
  return (
    <div className="relative">
      {!isText && <p className="px-3 py-1.5 text-muted text-sm">Not UTF-8 text: {size} bytes in hex.</p>}
      <CodeBlock
        name={props.name}
        wrap={props.layout}
        lines={linesOf(text, props.layout, props.markedKeys ?? [])}
      />
      <div className="absolute top-1 right-2 rounded-md bg-sunken">
        <CopyButton text={text} what={props.name} />
      </div>
    </div>
  );
}

function linesOf(text: string, layout: boolean, markedKeys: readonly string[]): readonly CodeLine[] {
  const laidOut = layout ? jsonLines(text) : null;
  if (laidOut === null) return text.split("\n").map((line) => ({ text: line, marked: false }));
  return laidOut.map((line) => ({
    text: line.text,
    marked: line.key !== null && markedKeys.includes(line.key),
  }));
}
