import { expect, test } from "vitest";
import { parseCommandLine } from "./command-line.ts";
import { helpText } from "./help.ts";
import { type VerbSpec, verbNames, verbs } from "./verbs.ts";

test("the overview names every verb", () => {
  for (const verb of verbNames) expect(helpText(null)).toMatch(new RegExp(`^  ${verb} +\\w`, "m"));
});

test.each(verbNames)(
  "the help of %s names all its options, fits a terminal, and its examples are right",
  (verb) => {
    const text = helpText(verb);
    const { options: known }: VerbSpec = verbs[verb];
    for (const option of known) expect(text).toContain(`--${option}`);
    const examples = text.slice(text.indexOf("\nExamples:")).split("\n").slice(2).filter(Boolean);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      const [, words = ""] = /cnitool-desktop ([^|>;]*)/.exec(example) ?? [];
      expect(parseCommandLine(words.trim().split(" ").filter(Boolean)).kind, example).toBe("command");
    }
    for (const line of [...text.split("\n"), ...helpText(null).split("\n")]) {
      expect(line.length, line).toBeLessThanOrEqual(100);
    }
  },
);
