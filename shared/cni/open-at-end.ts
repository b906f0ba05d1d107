/** What a beginning of JSON leaves open. */
export interface OpenAtEnd {
  /** The text of a string that is not closed, behind its quote; `null` if there is none. */
  readonly string: string | null;
  /** What would close the objects and arrays, innermost first. */
  readonly closers: readonly ("}" | "]")[];
}

/** Finds what is open at the end of a text that is JSON as far as it goes. */
export function openAtEnd(text: string): OpenAtEnd {
  const closers: ("}" | "]")[] = [];
  let stringStart: number | null = null;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (stringStart !== null) {
      if (character === "\\") at++;
      else if (character === '"') stringStart = null;
    } else if (character === '"') stringStart = at + 1;
    else if (character === "{") closers.unshift("}");
    else if (character === "[") closers.unshift("]");
    else if (character === "}" || character === "]") closers.shift();
  }
  return { string: stringStart === null ? null : text.slice(stringStart), closers };
}
