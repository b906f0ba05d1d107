import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { kernelSources } from "../../../shared/run/kernel-snapshot.ts";
import { readKernel } from "./read-kernel.ts";

const sources = kernelSources.filter((source) => source !== "history");

test("reads the own namespace, every source with an answer or a reason", async () => {
  const { outputs } = await readKernel("");
  expect(outputs.map(({ side, source }) => `${side} ${source}`).sort()).toEqual(
    sources.map((source) => `target ${source}`).sort(),
  );
  for (const { text, problem } of outputs) if (problem !== null) expect(text).toBe("");
  const sysctl = outputs.find(({ source }) => source === "sysctl");
  expect(sysctl?.text).toMatch(/^\/proc\/sys\/net\/ipv4\/ip_forward:[01]$/m);
});

test("says so where there is no namespace, without touching what is there instead", async () => {
  const directory = mkdtempSync(join(tmpdir(), "read-kernel-"));
  try {
    for (const path of [directory, join(directory, "none")]) {
      const { outputs } = await readKernel(path);
      const other = outputs.filter(({ side }) => side === "netns");
      expect(other.length).toBe(sources.length - 1);
      for (const { problem } of other) expect(problem).toBe(`There is no namespace at ${path}.`);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
