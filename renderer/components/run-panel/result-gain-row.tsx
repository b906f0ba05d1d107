import { memo, type ReactNode, useId, useState } from "react";
import type { ResultGain } from "../../model/result-gain.ts";
import { cn } from "../cn.ts";
import { NoteToggle } from "../note-toggle.tsx";

/** Between two plugins: what the result has become that the next one gets; opens to each fact. */
export const ResultGainRow = memo(function ResultGainRow(props: {
  readonly pluginType: string;
  readonly gain: ResultGain;
}): ReactNode {
  const { pluginType, gain } = props;
  const [open, setOpen] = useState(false);
  const listId = useId();
  const { summary, changes } = gain;
  if (changes.length === 0) return <p className="pt-1 pl-6 text-faint text-xs">prevResult: {summary}</p>;
  return (
    <div className="pl-5 text-xs">
      <NoteToggle open={open} controls={listId} onToggle={() => setOpen(!open)}>
        prevResult: {summary}
      </NoteToggle>
      {open && (
        <ul
          id={listId}
          aria-label={`What ${pluginType} made of the result`}
          className="mb-1 ml-1 border-line border-l pl-2.5 font-mono"
        >
          {changes.map(({ sign, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the result of a plugin that has ended does not change
            <li key={at} className="flex gap-1.5 py-0.5 [overflow-wrap:anywhere]">
              <span
                role="img"
                aria-label={sign}
                className={cn("shrink-0 select-none", sign === "added" ? "text-ok" : "text-bad")}
              >
                {sign === "added" ? "+" : "−"}
              </span>
              {text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
});
