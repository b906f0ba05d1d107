import { expect, test } from "vitest";
import { savedFileName, toSavedFileName } from "./saved-file.ts";

test.each([
  [["run", "12", "lab-net"], "run-12-lab-net.svg"],
  [["topology", "a/b\\c", "ü net"], "topology-a-b-c-ü-net.svg"],
  [["../../.ssh/keys"], "ssh-keys.svg"],
  [["\0\n"], "file.svg"],
  [["x".repeat(300)], `${"x".repeat(100)}.svg`],
])("%j make the good name %s", (words, name) => {
  expect(toSavedFileName(words, "svg")).toBe(name);
  expect(name).toMatch(savedFileName);
});

test.each(["", ".svg", ".bashrc", "a/b.svg", "..", "../a.svg", "a.desktop", "a.svg\n", "a\0.svg", "a.SVG"])(
  "%j is no name that the window may give",
  (name) => expect(name).not.toMatch(savedFileName),
);
