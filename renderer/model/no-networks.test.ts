import { expect, test } from "vitest";
import { networkDirectory } from "../../e2e/fixtures/stand-in-data.ts";
import { noForm, noNetworks } from "./no-networks.ts";

const empty = { ...networkDirectory, directory: "/net.d", files: [] };

test("an empty directory asks for a file, in the list and in the place of the form", () => {
  expect(noNetworks(empty)).toMatchObject({ title: "No networks", words: expect.stringContaining("Put a") });
  expect(noForm(empty)?.words).toBe("Put a network’s file into /net.d; its form appears here.");
});

test("a directory that is not there is told as that", () => {
  const missing = { ...empty, missing: true };
  expect(noNetworks(missing).title).toBe("The directory is not there");
  expect(noForm(missing)?.words).toContain("/net.d, which is not there yet");
});

test("one that cannot be read says why in the list alone", () => {
  const unread = { ...empty, problem: "The target is not ready." };
  expect(noNetworks(unread).words).toBe("The target is not ready.");
  expect(noForm(unread)).toBeNull();
});

test("where there are files, one is to be chosen", () => {
  expect(noForm(networkDirectory)?.title).toBe("No network chosen");
});
