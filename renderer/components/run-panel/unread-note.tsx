import type { ReactNode } from "react";
import { counted } from "../../../shared/text/number-words.ts";
import type { UnreadOutput } from "../../model/unread-output.ts";
import { Note } from "../note.tsx";

/** Where an answer stopped being JSON. */
export function UnreadNote({ unread }: { readonly unread: UnreadOutput }): ReactNode {
  const { line, column, bytes, before, rest, isEnd } = unread;
  return (
    <div className="border-line border-b p-2">
      <Note kind="bad">
        <p>
          {isEnd ? "Not JSON: it ends too early, at" : "Not JSON from"} line {line}, column {column}, after{" "}
          {counted(bytes, "byte")}:
        </p>
        <p className="whitespace-pre-wrap font-mono">
          {before}
          <mark className="bg-transparent font-bold text-bad underline">▸{isEnd ? "(end)" : rest}</mark>
        </p>
      </Note>
    </div>
  );
}
