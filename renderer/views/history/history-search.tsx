import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { FieldProblem } from "../../components/field.tsx";
import { Kbd } from "../../components/kbd.tsx";
import { useShortcuts } from "../../components/use-shortcuts.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { MatchingCount } from "./matching-count.tsx";
import { useSearchDraft } from "./use-search-draft.ts";

const examples = [
  ["10.88.0.7", "anywhere: addresses, IDs, errors, stdin, stdout"],
  ['"already exists"', "several words as one"],
  ["op:add outcome:failed", "operation and outcome"],
  ["net:lab-net plugin:bridge code:11", "network, plugin, error code"],
  ["ns:demo1 if:eth0 target:lab", "namespace, interface, target"],
  ["id:c0ffee ip:10.88.0.7", "part of a container ID, a whole address"],
  ["since:2d until:today", "when; also 12h, 2026-11-20"],
  ["tag:leak is:pinned", "what people wrote on runs"],
  ["-op:check -timeout", "without these"],
] as const;

/** Searches the history in words. The address holds what was understood of them. */
export function HistorySearch(): ReactNode {
  const { ui } = useStores();
  const wanted = useFrom(
    (stores) => stores.ui,
    ({ searchHistory }) => searchHistory,
  );
  const input = useRef<HTMLInputElement>(null);
  const ids = useId();
  const [open, setOpen] = useState(false);
  const { text, setText, problem } = useSearchDraft();
  useShortcuts({ "/": () => input.current?.focus() });
  useEffect(() => {
    if (!wanted) return;
    input.current?.focus();
    ui.getState().setSearchHistory(false);
  }, [wanted, ui]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    if (text === "") input.current?.blur();
    setText("");
  };
  return (
    <div className="relative">
      {/* The field and the number in one box: however long the number, nothing moves. */}
      <div className="flex h-7 items-center gap-2 rounded-md border border-line-strong bg-bg pr-1.5 outline-offset-1 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent has-[[aria-invalid]]:border-bad">
        <input
          ref={input}
          type="search"
          aria-label="Search the history"
          aria-keyshortcuts="/"
          aria-describedby={`${ids}-hint ${ids}-problem`}
          aria-invalid={problem !== null || undefined}
          placeholder="Search addresses, IDs, errors… or op:add outcome:failed since:2d"
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          className="peer h-full min-w-0 flex-1 text-ellipsis rounded-md bg-transparent pl-2 outline-none"
        />
        <MatchingCount />
        {text === "" && <Kbd className="peer-focus:invisible">/</Kbd>}
      </div>
      <p id={`${ids}-hint`} hidden>
        Words are looked for anywhere in a run. With a key, such as op:add, ip:10.88.0.7 or since:2d, only
        there; a minus sign before it leaves those runs out.
      </p>
      <div
        className="absolute inset-x-0 top-full z-30 mt-1 rounded-lg bg-panel p-2 text-sm shadow-overlay"
        hidden={!open || (text !== "" && problem === null)}
      >
        <FieldProblem id={`${ids}-problem`} text={problem} />
        {text === "" && <Examples />}
      </div>
    </div>
  );
}

function Examples(): ReactNode {
  return (
    <dl aria-hidden className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {examples.map(([words, meaning]) => (
        <div key={words} className="contents">
          <dt className="font-mono">{words}</dt>
          <dd className="truncate text-muted">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
