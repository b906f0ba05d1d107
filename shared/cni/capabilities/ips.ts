import { parseIp, parseIpNet } from "../../net/ip.ts";
import { type CapabilityForm, type DraftProblem, error, warning } from "./capability-form.ts";
import { type Receiver, reaches } from "./delivery.ts";
import { parseWords, printWords, repeated, wordsOf } from "./words.ts";

/** Addresses that the container is to get, as words. The input is `text`. */
export const ips: CapabilityForm<string> = {
  empty: "",
  parse: parseWords,
  print: printWords,
  problems: (text, receivers) => {
    const words = wordsOf(text);
    return [
      ...words.flatMap((word) => ipProblem(word, receivers)),
      ...repeated(words).map((word) => warning("text", `${word} is there twice.`)),
    ];
  },
};

/** static demands a prefix length; host-local takes it and uses the one of its range. */
function ipProblem(word: string, receivers: readonly Receiver[]): readonly DraftProblem[] {
  if (parseIpNet(word) !== null) return [];
  if (word.includes("/") || parseIp(word) === null) return [error("text", `invalid IP address ${word}`)];
  if (!reaches(receivers, "static")) return [];
  const message = `static wants a prefix length: an entry in the 'ips' field is NOT in CIDR notation, got: '${word}'`;
  return [error("text", message)];
}
