import { expect, test } from "vitest";
import { listenedWords } from "./listened-words.ts";

const said = (text: string) => ({ encoding: "utf8", text }) as const;

test.each([
  [{ stdout: said('{"listening":80}\n'), signal: "SIGTERM", exitCode: null }, /listened in demo1 meanwhile/],
  [{ stdout: said(""), signal: null, exitCode: 1 }, /could not listen in demo1/],
  // Somebody else had answered before it could begin: it must not be said to have listened.
  [{ stdout: said(""), signal: "SIGTERM", exitCode: null }, /did not listen in demo1 yet/],
])("the prober is said to have listened only where it did: %j", (process, words) => {
  expect(listenedWords(process, "demo1")).toMatch(words);
});
