import { hasCode, type Rule, says } from "./rule.ts";

const cleanUp = "no";

/** The result cache: entries that are damaged, missing, or cannot be written. */
export const cacheRules: readonly Rule[] = [
  says(/failed to get network .* cached result/, {
    title: "the result cache is damaged",
    meaning:
      "CHECK gives each plugin the result of the ADD, and libcni cannot read what it has kept of it. DEL does without.",
    advice: "DEL, which also removes the entry, and ADD again.",
    remedies: [{ kind: "del" }],
    cleanUp,
  }),
  says(/Required prevResult missing/, {
    title: "nothing was added",
    meaning:
      "The plugin is to compare the machine with the result of the ADD, and the result cache has none for this network, container ID and interface.",
    advice: "ADD first. If it was added, the cache was lost: DEL, then ADD again.",
    remedies: [{ kind: "add" }, { kind: "del" }],
    cleanUp,
  }),
  says(/cache file path requires/, {
    title: "the result cache needs all names",
    meaning: "An entry is named after network, container ID and interface.",
    advice: "Fill in the container ID and the interface.",
    cleanUp,
  }),
  hasCode("CACHE_FAILED", {
    title: "the result cache could not be used",
    meaning: "The plugins ran, but libcni could not write or remove its record of the attachment.",
    advice: "Undo with DEL, and check the rights of the cache directory.",
  }),
];
