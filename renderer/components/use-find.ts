import { useDeferredValue, useMemo, useState } from "react";
import { type FoundPlace, findInLines } from "../model/find-in-lines.ts";

/** A search within one block of text. */
export interface Find {
  readonly open: boolean;
  /** How many times it was asked for; the field takes the focus each time. */
  readonly asked: number;
  readonly text: string;
  /** The text that `places` are of; what was typed meanwhile follows in a moment. */
  readonly found: string;
  readonly places: readonly FoundPlace[];
  /** Index into `places` of the one that the person is at. */
  readonly current: number;
  readonly show: () => void;
  readonly close: () => void;
  readonly look: (text: string) => void;
  /** Goes on by so many places, around the end. */
  readonly move: (by: number) => void;
}

/** @param onClosed gives the focus back */
export function useFind(lines: readonly { readonly text: string }[], onClosed: () => void): Find {
  const [{ asked, open, text }, setAsked] = useState({ asked: 0, open: false, text: "" });
  const [at, setAt] = useState(0);
  // What is typed is on screen at once, whatever the size of the text.
  const found = useDeferredValue(open ? text : "");
  const places = useMemo(() => findInLines(lines, found), [lines, found]);
  const current = Math.max(0, Math.min(at, places.length - 1));
  return {
    ...{ open, asked, text, found, places, current },
    show: () => setAsked({ asked: asked + 1, open: true, text }),
    close: () => {
      setAsked({ asked, open: false, text });
      onClosed();
    },
    look: (next) => {
      setAsked({ asked, open, text: next });
      setAt(0);
    },
    move: (by) => setAt((current + by + places.length) % Math.max(1, places.length)),
  };
}
