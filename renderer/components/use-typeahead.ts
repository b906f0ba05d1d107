import { useRef } from "react";
import { typeaheadTarget } from "../model/typeahead.ts";

/** Letters belong together while they follow each other this closely. */
const pauseMs = 1000;

const nothing = { text: "", at: Number.NEGATIVE_INFINITY };

/** Collects letters as they are typed; the function that it gives says which entry a key leads to. */
export function useTypeahead(labels: readonly string[]): (key: string, from: number) => number | null {
  const typed = useRef(nothing);
  return (key, from) => {
    // What chooses, closes or goes elsewhere ends a word.
    if (/^(?:Enter|Escape|Tab|Arrow.+)$/.test(key)) typed.current = nothing;
    if ([...key].length !== 1) return null;
    const at = performance.now();
    const goesOn = at - typed.current.at < pauseMs;
    // A space chooses, unless it is inside what is being typed.
    if (key === " " && !goesOn) return null;
    const text = goesOn ? typed.current.text + key : key;
    typed.current = { text, at };
    return typeaheadTarget(labels, text, from);
  };
}
