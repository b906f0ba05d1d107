import { type CapabilityForm, warning } from "./capability-form.ts";
import { parseWords, printWords, repeated, wordsOf } from "./words.ts";

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** Names by which other containers of the network find this one, as words. The input is `text`. */
export const aliases: CapabilityForm<string> = {
  empty: "",
  parse: parseWords,
  print: printWords,
  problems: (text) => {
    const words = wordsOf(text);
    const strange = words.filter((word) => !word.split(".").every((part) => label.test(part)));
    return [
      ...strange.map((word) => warning("text", `“${word}” is no host name.`)),
      ...repeated(words).map((word) => warning("text", `“${word}” is there twice.`)),
    ];
  },
};
