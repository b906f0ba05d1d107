import { operations } from "../run/operation.ts";
import { outcomes } from "../run/outcome.ts";
import { targetIds } from "../target/target-status.ts";
import type { QueryKey } from "./run-query.ts";

/** How each key is typed. The first word is the one that is printed. */
export const keyWords: Readonly<Record<QueryKey, readonly string[]>> = {
  operation: ["op", "operation"],
  outcome: ["outcome"],
  network: ["net", "network"],
  plugin: ["plugin"],
  namespace: ["ns", "netns", "namespace"],
  interface: ["if", "ifname", "interface"],
  target: ["target"],
  code: ["code"],
  tag: ["tag"],
  is: ["is"],
  container: ["container", "id"],
  ip: ["ip", "address"],
};

/** Words before a colon that are no keys of `choices`. */
export const otherWords = ["since", "until"] as const;

/** The values that a key can have, where they are known beforehand; in the spelling in which they are kept. */
export const knownValues: Readonly<Partial<Record<QueryKey, readonly string[]>>> = {
  operation: operations,
  outcome: outcomes,
  target: targetIds,
  is: ["pinned"],
};

const byWord = new Map(Object.entries(keyWords).flatMap(([key, words]) => words.map((word) => [word, key])));

/** The key that a word before a colon names; `null` if there is none. */
export function keyOfWord(word: string): QueryKey | null {
  const key = byWord.get(word.toLowerCase());
  return key !== undefined && isKey(key) ? key : null;
}

const isKey = (text: string): text is QueryKey => Object.hasOwn(keyWords, text);

/** Every word that can stand before a colon. */
export const allWords: readonly string[] = [...byWord.keys(), ...otherWords];
