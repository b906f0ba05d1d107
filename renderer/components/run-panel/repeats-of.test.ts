import { describe, expect, test } from "vitest";
import { networkDirectory, succeededRun } from "../../../e2e/fixtures/stand-in-data.ts";
import type { NetworkFile } from "../../../shared/cni/network-file.ts";
import type { ExactBytes } from "../../../shared/run/exact-bytes.ts";
import { changedFile } from "../../model/changed-file.ts";
import { repeatsOf } from "./repeats-of.ts";
import { requestOf } from "./request-of.ts";

const run = succeededRun;
const [example] = networkDirectory.files;
const bytes: ExactBytes = { encoding: "utf8", text: "corrected" };

function directoryWith(...files: readonly Partial<NetworkFile>[]) {
  return {
    ...networkDirectory,
    files: files.map((file) => ({ file: run.network.file, bytes, problems: [], network: null, ...file })),
  };
}

function repeatsIn(directory: typeof networkDirectory | null) {
  return repeatsOf(run, changedFile(run.network, directory));
}

describe("a run again", () => {
  test("is one where the file holds what it held, is gone, or is not known yet", () => {
    const once = [{ name: "Run again", note: `run ${run.id}`, request: requestOf(run) }];
    expect(repeatsIn(directoryWith({ bytes: run.network.bytes }))).toEqual(once);
    expect(repeatsIn(directoryWith())).toEqual(once);
    expect(repeatsIn(null)).toEqual(once);
  });

  test("asks for the config where the file has changed", () => {
    const network = example?.network ?? null;
    const repeats = repeatsIn(directoryWith({ network }));
    expect(repeats.map(({ name }) => name)).toEqual([
      "Run again with the file as it is now",
      "Run again with the config of then",
    ]);
    expect(repeats.map(({ request }) => request?.network.bytes)).toEqual([bytes, run.network.bytes]);
    expect(repeats[0]?.request?.network.name).toBe(network?.name);
  });

  test("cannot take a file that libcni does not load", () => {
    const [now, then] = repeatsIn(directoryWith({}));
    expect(now).toMatchObject({ request: null, note: expect.stringContaining("cannot load") });
    expect(then?.request).toEqual(requestOf(run));
  });
});
