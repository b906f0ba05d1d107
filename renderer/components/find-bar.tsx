import { ArrowDown, ArrowUp, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { grouped } from "../../shared/text/number-words.ts";
import { maxFoundPlaces } from "../model/find-in-lines.ts";
import { IconButton } from "./icon-button.tsx";
import { TextInput } from "./text-input.tsx";
import type { Find } from "./use-find.ts";

/** Looks for a text in what is shown below: Enter goes to the next place, Shift+Enter back, Esc closes. */
export function FindBar(props: { readonly of: string; readonly find: Find }): ReactNode {
  const { find } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (find.asked === 0) return;
    input.current?.focus();
    input.current?.select();
  }, [find.asked]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && event.target === input.current) find.move(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") find.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const none = find.places.length === 0;
  return (
    <search
      aria-label={`Find in ${props.of}`}
      onKeyDown={onKeyDown}
      className="sticky top-0 z-10 flex items-center gap-1 border-line border-b bg-panel px-2 py-1"
    >
      <TextInput
        ref={input}
        aria-label="Find"
        placeholder="Find"
        value={find.text}
        invalid={none && find.found !== ""}
        onChange={({ target }) => find.look(target.value)}
        className="max-w-64 font-mono text-sm"
      />
      <span role="status" className="min-w-20 flex-1 px-1 text-muted text-sm tabular-nums">
        {wordsOf(find)}
      </span>
      <IconButton name="Previous match" disabled={none} onClick={() => find.move(-1)}>
        <ArrowUp className="size-3.5" />
      </IconButton>
      <IconButton name="Next match" disabled={none} onClick={() => find.move(1)}>
        <ArrowDown className="size-3.5" />
      </IconButton>
      <IconButton name="Close find" onClick={find.close}>
        <X className="size-3.5" />
      </IconButton>
    </search>
  );
}

function wordsOf({ found, places, current }: Find): string {
  if (found === "") return "";
  if (places.length === 0) return "No match";
  const more = places.length === maxFoundPlaces ? " or more" : "";
  return `${grouped(current + 1)} of ${grouped(places.length)}${more}`;
}
