import type { OptionName } from "./options.ts";

/** What chooses runs. */
const filters = ["search", "network", "op", "outcome"] as const satisfies readonly OptionName[];

/** What can be done with the history, and the options that each takes: one that is passed over could delete too much. */
export const historyWords = {
  list: ["json", ...filters, "limit"],
  show: ["json", "step", "stdin", "stdout", "stderr", "env", "config", "result"],
  export: [...filters, "limit", "format", "output", "with-secrets"],
  import: ["json", "dry-run"],
  backup: [],
  label: ["json", "name", "note", "tag", "untag", "pin", "unpin"],
  delete: [...filters, "dry-run", "yes"],
  usage: ["json"],
} as const satisfies Readonly<Record<string, readonly OptionName[]>>;

export type HistoryWord = keyof typeof historyWords;

/** Every option of the history, each once, in the order of the help. */
export const historyOptions: readonly OptionName[] = [...new Set(Object.values(historyWords).flat())];

export function isHistoryWord(word: string): word is HistoryWord {
  return Object.hasOwn(historyWords, word);
}

/** An option that this part of the history does not take; `null` if it takes all that are given. */
export function strangeOption(word: HistoryWord, given: Iterable<OptionName>): OptionName | null {
  const known: readonly OptionName[] = historyWords[word];
  return [...given].find((name) => !known.includes(name)) ?? null;
}
