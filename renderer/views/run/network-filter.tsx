import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { Kbd } from "../../components/kbd.tsx";
import { useShortcuts } from "../../components/use-shortcuts.ts";

/** Narrows the list of networks; `/` brings the focus here, the arrow down and Enter choose and lead on to the list. */
export function NetworkFilter(props: {
  readonly value: string;
  readonly autoFocus: boolean;
  readonly onChange: (value: string) => void;
  /** Goes on to what is left. */
  readonly onKey: (key: "Enter" | "ArrowDown") => void;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  useShortcuts({ "/": () => input.current?.focus() });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && props.value !== "") props.onChange("");
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    props.onKey(event.key);
  };
  return (
    <div className="relative m-2 shrink-0">
      <input
        ref={input}
        type="search"
        // biome-ignore lint/a11y/noAutofocus: in a dialog, the focus belongs to what it is about
        autoFocus={props.autoFocus}
        aria-label="Filter networks"
        aria-keyshortcuts="/"
        placeholder="Filter"
        spellCheck={false}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="peer h-7 w-full rounded-md border border-line-strong bg-bg pr-7 pl-2"
      />
      {props.value === "" && (
        <Kbd className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-1.5 peer-focus:hidden">
          /
        </Kbd>
      )}
    </div>
  );
}
