import { type ReactNode, useEffect, useRef } from "react";
import { Kbd } from "../../components/kbd.tsx";
import { isTyping } from "../../components/use-shortcuts.ts";

/** Narrows the list of networks; `/` brings the focus here. */
export function NetworkFilter(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || isTyping(event)) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, []);
  return (
    <div className="relative m-2 shrink-0">
      <input
        ref={input}
        type="search"
        aria-label="Filter networks"
        aria-keyshortcuts="/"
        placeholder="Filter"
        spellCheck={false}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && props.value !== "") props.onChange("");
        }}
        className="h-7 w-full rounded-md border border-line-strong bg-bg pr-7 pl-2"
      />
      {props.value === "" && (
        <Kbd className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-1.5">/</Kbd>
      )}
    </div>
  );
}
