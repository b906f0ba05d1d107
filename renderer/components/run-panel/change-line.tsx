import type { ReactNode } from "react";
import { cn } from "../cn.ts";
import { CopyButton } from "../copy-button.tsx";

export type LineLook = "added" | "removed" | "changed" | "kept" | "left";

/** A sign and a word for each look, so that colour is never alone. */
const marks: Readonly<
  Record<LineLook, { readonly sign: string; readonly word: string; readonly look: string }>
> = {
  added: { sign: "+", word: "added", look: "bg-added text-ok" },
  removed: { sign: "−", word: "removed", look: "bg-bad-soft text-bad" },
  changed: { sign: "~", word: "changed", look: "bg-accent-soft text-accent" },
  kept: { sign: "=", word: "normal to remain", look: "bg-skip-soft text-skip" },
  left: { sign: "!", word: "left over", look: "bg-bad-soft text-bad" },
};

/** One thing in one line, the command that shows it, and why it is as it is. */
export function ChangeLine(props: {
  readonly look: LineLook;
  readonly text: string;
  /** What it was, for something that changed. */
  readonly before?: string | null;
  readonly why?: string | null;
  readonly command: string;
}): ReactNode {
  const { sign, word, look } = marks[props.look];
  const { before = null, why = null } = props;
  return (
    <li className="flex gap-2 border-line border-b py-1">
      <span
        role="img"
        aria-label={word}
        className={cn("h-5 w-5 shrink-0 rounded-sm text-center font-mono font-semibold text-sm", look)}
      >
        {sign}
      </span>
      <div className="min-w-0 flex-1">
        {before !== null && (
          <p className="font-mono text-muted text-sm [overflow-wrap:anywhere]">
            <span className="sr-only">before: </span>
            <s>{before}</s>
          </p>
        )}
        <p className="font-mono text-sm [overflow-wrap:anywhere]">{props.text}</p>
        {why !== null && <p className="text-muted text-sm">{why}</p>}
        <p className="flex items-center gap-1 text-faint text-xs">
          <code className="min-w-0 font-mono [overflow-wrap:anywhere]">$ {props.command}</code>
          <CopyButton text={props.command} what={`command ${props.command}`} />
        </p>
      </div>
    </li>
  );
}
