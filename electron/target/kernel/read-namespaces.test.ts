import { expect, test } from "vitest";
import { readNamespaces } from "./read-namespaces.ts";

test("reads the own namespace first", async () => {
  const [own] = await readNamespaces(new AbortController().signal);
  expect(own).toMatchObject({ name: null, problem: null, identity: expect.stringMatching(/^\d+:\d+$/) });
  expect(own?.text).toContain('"ifname":"lo"');
});

test("reads nothing for somebody who has left", async () => {
  await expect(readNamespaces(AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
});
