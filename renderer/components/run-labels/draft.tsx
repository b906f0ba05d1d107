import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { maxNameLength, maxNoteLength } from "../../../shared/run/run-labels.ts";
import { TextArea } from "../text-area.tsx";
import { nameFieldId } from "./name-field-id.ts";
import { typeInstead } from "./type-instead.ts";

/**
 * A text that is taken when its field is left, and also when the field goes away or the window is closed. Esc puts back
 * the text that is kept, and Ctrl+Z what was typed.
 */
export function Draft(props: {
  readonly name: string;
  readonly text: string;
  readonly lines?: boolean;
  readonly begins?: boolean;
  readonly onDone: (text: string) => void;
}): ReactNode {
  const { text, lines = false } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const isChanged = draft !== null && draft !== text;
  useWhenGone(() => {
    if (isChanged) props.onDone(draft);
  });
  const onBlur = (): void => {
    if (isChanged) props.onDone(draft);
    else if (lines && text === "") props.onDone("");
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") typeInstead(event.currentTarget, text);
    else if (event.key === "Enter" && (!lines || event.ctrlKey)) {
      // The name may be shown on several lines and yet is one.
      event.preventDefault();
      event.currentTarget.blur();
    }
  };
  const field = {
    "aria-label": props.name,
    value: draft ?? text,
    autoFocus: props.begins === true,
    onChange: (event: { readonly target: { readonly value: string } }) => setDraft(event.target.value),
    onBlur,
    onKeyDown,
  };
  if (lines) {
    return (
      <TextArea
        {...field}
        maxLength={maxNoteLength}
        placeholder="What there is to say about this run"
        rows={Math.min(6, (draft ?? text).split("\n").length)}
        className="min-h-7 font-sans"
      />
    );
  }
  return (
    <TextArea
      {...field}
      id={nameFieldId}
      maxLength={maxNameLength}
      placeholder="Add a name"
      rows={1}
      className="field-sizing-content my-0.5 w-auto min-w-24 flex-1 resize-none border-transparent bg-transparent px-1.5 py-px font-sans font-semibold text-base placeholder:font-normal hover:border-line-strong focus:border-line-strong"
    />
  );
}

/** Does something last thing before a component goes away, or the page does. */
function useWhenGone(act: () => void): void {
  const last = useEffectEvent(act);
  useEffect(() => {
    const onPageHide = (): void => last();
    window.addEventListener("pagehide", onPageHide);
    return () => {
      window.removeEventListener("pagehide", onPageHide);
      last();
    };
  }, []);
}
