import { useEffect, useRef } from "react";

/** Keys by name, such as `Control+k`, `Control+Shift+enter` or `?`. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Whether a key goes into a text field, or to something that lies over the window. */
export function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.matches("input:not([type=checkbox]), textarea, [contenteditable=true]") ||
    target.closest("[role=dialog], [role=alertdialog]") !== null
  );
}

/** Listens for shortcuts all over the window. Those without Control do not fire while somebody types. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.altKey || event.isComposing || event.repeat) return;
      const control = event.ctrlKey || event.metaKey;
      if (!control && isTyping(event)) return;
      const modifiers = event.shiftKey ? "Control+Shift+" : "Control+";
      const act = latest.current[control ? modifiers + event.key.toLowerCase() : event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
