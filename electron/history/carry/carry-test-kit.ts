import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { BundlePreview, ImportResult } from "../../../shared/carry/bundle-preview.ts";
import type { RunsFormat } from "../../../shared/export/runs-format.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { NewRun } from "../run-writer.ts";
import { openRunsStore, type RunsStore } from "../runs-store.ts";
import { exportRuns } from "./export-runs.ts";
import { findRunIds } from "./find-run-ids.ts";
import { openBundleImport } from "./import-bundle.ts";
import { variedRuns } from "./varied-runs.ts";
import { createBundleWriter } from "./write-bundle.ts";

/** Histories in a directory of a test's own, and what is carried between them. */

const never = new AbortController().signal;
let directory: string;
/** A file in the directory. */
export const inside = (name: string) => join(directory, name);
/** Those that are open, in the order in which they were opened. */
const stores: RunsStore[] = [];
/** Opens a history, which is closed after the test. */
export const open = (name: string) => {
  const store = openRunsStore(inside(name));
  stores.push(store);
  return store;
};

/** Gives each test of the calling file a directory of its own. */
export function directoryForEachTest(): void {
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "carry-"));
  });
  afterEach(() => {
    for (const store of stores.splice(0)) store.close();
    rmSync(directory, { recursive: true, force: true });
  });
}

/** Writes runs as they are written when they are made: begun, a step at a time, finished. */
export function write(store: RunsStore, runs: readonly NewRun[]): readonly RunRecord[] {
  return runs.map((run) => {
    const begun = store.begin({ ...run, outcome: "running", durationMs: null, steps: [], changes: null });
    for (const step of run.steps) store.saveStep(begun.id, step);
    store.finish({ ...run, id: begun.id });
    const kept = store.get(begun.id);
    if (kept === null) throw new Error("The run is lost.");
    return kept;
  });
}

/** All runs, or those of these numbers, as a file. */
export async function exported(
  store: RunsStore,
  format: RunsFormat = "bundle",
  { withSecrets = true, ids = [] as readonly number[] } = {},
): Promise<Buffer> {
  const parts: Buffer[] = [];
  const chosen = ids.length > 0 ? ids : await findRunIds(store, {});
  await exportRuns(
    store,
    { ids: chosen, format, withSecrets, program: "9.9.9", deriveContainerId: () => "derived" },
    async (part) => {
      parts.push(Buffer.from(part));
    },
    never,
  );
  return Buffer.concat(parts);
}

/** What an import of a bundle promises and does. */
export async function imported(
  bundle: Buffer,
  history: string,
): Promise<BundlePreview & { result: ImportResult }> {
  writeFileSync(inside("in.cnirun"), bundle);
  const bundleImport = openBundleImport(inside("in.cnirun"), inside(history));
  try {
    const preview = await bundleImport.preview(never, () => {});
    return { ...preview, result: await bundleImport.run(never, () => {}) };
  } finally {
    bundleImport.close();
  }
}

/** The runs of a history, as they began. */
export const allOf = async (store: RunsStore) => (await findRunIds(store, {})).map((id) => store.get(id));

/** A bundle of so many runs of each kind, made without a history, and the runs. */
export async function madeBundle(
  ofEach: number,
): Promise<{ readonly bundle: Buffer; readonly runs: readonly RunRecord[] }> {
  const runs = Array.from({ length: ofEach }, () => variedRuns)
    .flat()
    .map((run, at) => ({ ...run, id: at + 1 }));
  const writer = createBundleWriter();
  const about = { program: "1", exported: new Date().toISOString(), masked: false, runs: runs.length };
  const parts: Uint8Array[] = [await writer.begin(about)];
  for (const run of runs) {
    const uid = run.id.toString(16).padStart(32, "0");
    parts.push((await writer.add({ uid, run })) ?? new Uint8Array());
  }
  return { bundle: Buffer.concat([...parts, await writer.end()]), runs };
}
