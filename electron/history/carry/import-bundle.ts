import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import type { BundlePreview, ImportResult } from "../../../shared/carry/bundle-preview.ts";
import { openDatabase } from "../database.ts";
import { createRunReturner } from "../removal/have-back-run.ts";
import { createPace } from "../search/pace.ts";
import { inTransaction } from "../transaction.ts";
import { createRunAdder } from "./add-run.ts";
import { type ArrivingRuns, createArrivingRuns } from "./arriving-runs.ts";
import type { CarriedRun } from "./carried-run.ts";
import { createUidFinder } from "./find-by-uid.ts";
import { createPreviewTally } from "./preview-tally.ts";
import { readBundle } from "./read-bundle.ts";

/** How far it is: bytes of the bundle, and runs that were added so far. */
export interface CarryProgress {
  readonly bytes: number;
  readonly ofBytes: number;
  readonly added: number;
}

/** A bundle that is looked at first, and imported then. */
export interface BundleImport {
  /**
   * Reads the whole bundle and adds nothing.
   * @throws BundleUnusable, AbortError, or the file system's error
   */
  preview(signal: AbortSignal, onProgress: (progress: CarryProgress) => void): Promise<BundlePreview>;
  /**
   * Adds what the preview promised; what was deleted and can be had back comes back as it was. What was added before it ends early stays, each run whole.
   * @throws AbortError, or the error of the file system or the database
   */
  run(signal: AbortSignal, onProgress: (progress: CarryProgress) => void): Promise<ImportResult>;
  close(): void;
}

/** Runs that are committed together. */
const sliceRuns = 16;

/**
 * Opens a history for what a bundle brings, on a connection of its own.
 * @throws HistoryUnusable
 */
export function openBundleImport(bundle: string, historyFile: string): BundleImport {
  const { database } = openDatabase(historyFile);
  // Many small transactions follow each other; the last word is a checkpoint, which waits for the disk.
  database.exec("PRAGMA synchronous = NORMAL");
  let arriving: ArrivingRuns | null = null;
  let previewed: BundlePreview | null = null;
  const preview: BundleImport["preview"] = async (signal, onProgress) => {
    const noted = createArrivingRuns(database);
    const tally = createPreviewTally();
    const pace = createPace(signal);
    const ofBytes = statSync(bundle).size;
    for await (const item of readBundle(bundle)) {
      tally.add(item);
      if (item.type === "run") tally.addRun(item.carried.run, noted.note(item.carried));
      if (item.type === "position") onProgress({ bytes: item.bytes, ofBytes, added: 0 });
      await pace();
    }
    arriving = noted;
    previewed = tally.result();
    return previewed;
  };
  return {
    preview,
    run: async (signal, onProgress) => {
      const { known: _known, added: _added, ...seen } = previewed ?? (await preview(signal, () => {}));
      if (arriving === null) throw new Error("The bundle was not looked at.");
      const sameNumbers = arriving.settle();
      const done = await addAll({ database, bundle, arriving, signal, onProgress });
      database.exec("PRAGMA wal_checkpoint(PASSIVE)");
      const { newer, damaged, torn } = seen;
      return { ...done, newer, damaged, torn, sameNumbers };
    },
    close: () => database.close(),
  };
}

interface Adding {
  readonly database: DatabaseSync;
  readonly bundle: string;
  readonly arriving: ArrivingRuns;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CarryProgress) => void;
}

type Added = Pick<ImportResult, "added" | "known" | "since" | "until">;

async function addAll({ database, bundle, arriving, signal, onProgress }: Adding): Promise<Added> {
  const find = createUidFinder(database);
  const add = createRunAdder(database);
  const haveBack = createRunReturner(database);
  const pace = createPace(signal);
  const ofBytes = statSync(bundle).size;
  const done: { -readonly [K in keyof Added]: Added[K] } = { added: 0, known: 0, since: null, until: null };
  let waiting: CarriedRun[] = [];
  let bytes = 0;
  const commit = (): void => {
    const slice = waiting;
    waiting = [];
    const added = inTransaction(database, () =>
      slice.filter((carried) => {
        const known = find(carried.uid);
        // Another import may have brought it meanwhile, or this bundle has it twice.
        if (known?.isDeleted === false) return false;
        if (known !== null) haveBack(known.id);
        else add({ ...carried, run: arriving.renumbered(carried.run) }, arriving.numberFor(carried));
        return true;
      }),
    );
    done.added += added.length;
    done.known += slice.length - added.length;
    for (const { run } of added) {
      done.since = Math.min(done.since ?? run.startedAt, run.startedAt);
      done.until = Math.max(done.until ?? run.startedAt, run.startedAt);
    }
    onProgress({ bytes, ofBytes, added: done.added });
  };
  for await (const item of readBundle(bundle)) {
    if (item.type === "position") bytes = item.bytes;
    if (item.type === "run") waiting.push(item.carried);
    if (waiting.length >= sliceRuns) commit();
    await pace();
  }
  if (waiting.length > 0) commit();
  return done;
}
