import { minTextLength } from "./run-query.ts";

/** What stands for an ID, an address or a number in a pattern. */
const hole = "…";

/** A word with a digit in it, with whatever belongs to addresses, paths and IDs. */
const wordWithDigit = /[\w./:@%[\]-]*\d[\w./:@%[\]-]*/g;
/** Of a range, or a small number of something: it tells errors apart, and there are few of them. */
const smallNumber = /^\d{1,2}$/;

/** What errors of one kind have in common: the message with every ID, address, path and larger number left out. */
export function errorPattern(message: string): string {
  const pattern = message.replaceAll(wordWithDigit, (found) => {
    const end = /[.:]*$/.exec(found)?.[0] ?? "";
    const word = found.slice(0, found.length - end.length);
    return smallNumber.test(word) ? found : `${hole}${end}`;
  });
  return pattern.replaceAll(/\s+/g, " ").trim();
}

/** The parts of a pattern that are the same in each of its errors, as far as they are long enough to be looked for. */
export function fixedParts(pattern: string): readonly string[] {
  const parts = pattern.split(hole).map((part) => part.trim());
  return [...new Set(parts)].filter((part) => [...part].length >= minTextLength);
}
