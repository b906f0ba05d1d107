import { Search } from "lucide-react";
import { type KeyboardEvent, memo, type ReactNode, useMemo, useRef } from "react";
import type { ExactBytes } from "../../shared/run/exact-bytes.ts";
import { grouped } from "../../shared/text/number-words.ts";
import { exactText } from "../model/exact-text.ts";
import { jsonLines } from "../model/json-lines.ts";
import { CodeBlock, type CodeLine } from "./code-block.tsx";
import { CopyButton } from "./copy-button.tsx";
import { FindBar } from "./find-bar.tsx";
import { IconButton } from "./icon-button.tsx";
import { useFind } from "./use-find.ts";
import { useIsPainted } from "./use-is-painted.ts";

interface BytesProps {
  readonly name: string;
  readonly bytes: ExactBytes;
  readonly layout: boolean;
  /** How the text is shown where something is marked in it. */
  readonly lines?: readonly CodeLine[] | null;
  /** What an empty text says. */
  readonly empty: string;
}

/** Up to so many characters are laid out before anybody notices. */
const quickChars = 50_000;

/**
 * Bytes as text, in which can be looked for something. They may be megabytes and are drawn again only when they
 * change. `layout` lays JSON out; without it every byte is where it was.
 */
export const BytesView = memo(function BytesView(props: BytesProps): ReactNode {
  const chars = charsOf(props.bytes);
  // What is around them is on screen first.
  const isPainted = useIsPainted();
  if (isPainted || chars <= quickChars) return <Bytes {...props} />;
  return (
    <p role="status" className="min-h-[50vh] bg-sunken px-3 py-2 text-muted text-sm">
      Laying out {grouped(chars)} characters…
    </p>
  );
});

const charsOf = (bytes: ExactBytes): number =>
  bytes.encoding === "utf8" ? bytes.text.length : bytes.base64.length;

const Bytes = memo(function Bytes(props: BytesProps): ReactNode {
  const { name, bytes, layout, lines: marked = null } = props;
  const { text, isText, size } = useMemo(() => exactText(bytes), [bytes]);
  const lines = useMemo(() => marked ?? linesOf(text, layout), [marked, text, layout]);
  const root = useRef<HTMLDivElement>(null);
  const find = useFind(lines, () => root.current?.querySelector<HTMLElement>("section")?.focus());
  if (size === 0) return <p className="px-3 py-2 text-muted text-sm">{props.empty}</p>;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isFindKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
    find.show();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the keys of what is in it
    <div ref={root} onKeyDown={onKeyDown}>
      {find.open && <FindBar of={name} find={find} />}
      <div className="relative">
        {!isText && <p className="px-3 py-1.5 text-muted text-sm">Not UTF-8 text: {size} bytes in hex.</p>}
        <CodeBlock name={name} wrap={layout} lines={lines} find={find.open ? find : undefined} />
        <div className="absolute top-1 right-2 flex rounded-md bg-sunken">
          {!find.open && (
            <IconButton name={`Find in ${name}`} data-find onClick={find.show}>
              <Search className="size-3.5" />
            </IconButton>
          )}
          <CopyButton text={text} what={name} />
        </div>
      </div>
    </div>
  );
});

function isFindKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "f";
}

function linesOf(text: string, layout: boolean): readonly CodeLine[] {
  const laidOut = layout ? jsonLines(text) : null;
  if (laidOut === null) return text.split("\n").map((line) => ({ text: line, mark: null }));
  return laidOut.map((line) => ({ text: line.text, mark: null }));
}
