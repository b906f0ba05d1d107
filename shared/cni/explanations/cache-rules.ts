import { hasCode, type Rule, says } from "./rule.ts";

const cleanUp = "no";

/** The result cache: entries that are damaged, missing, or cannot be written. */
export const cacheRules: readonly Rule[] = [
  says(/failed to get network .* cached result/, {
    title: "the result cache is damaged",
    meaning:
      "CHECK gives each plugin the result of the ADD, and libcni cannot read what it has kept of it. DEL does without.",
    advice: "Set the entry aside, which keeps it for a look, or let DEL remove it. Then ADD again.",
    remedies: [{ kind: "setCacheEntryAside" }, { kind: "del" }],
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
  says(/cached result: open \S+: is a directory/, {
    title: "a directory is in the way of the cache entry",
    meaning: "The plugins ran, but libcni could not write its record of the attachment.",
    advice: "Set the directory aside, undo with DEL, and ADD again.",
    remedies: [{ kind: "setCacheEntryAside" }],
  }),
  hasCode("CACHE_FAILED", {
    title: "the result cache could not be used",
    meaning: "The plugins ran, but libcni could not write or remove its record of the attachment.",
    advice: "Undo with DEL, and check the rights of the cache directory.",
  }),
];
