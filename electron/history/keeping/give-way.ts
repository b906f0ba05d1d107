import { closeSync, openSync, rmSync } from "node:fs";

/** The file beside a history by which a compaction sees that somebody has to write. */
export const wantedOf = (file: string) => `${file}.wanted`;

/** Asks whoever compacts the history, in whatever process, to give way; it does so within a fraction of a second. */
export function askToGiveWay(file: string): void {
  closeSync(openSync(wantedOf(file), "a", 0o600));
}

/** Forgets who asked before now. */
export function forgetAsked(file: string): void {
  rmSync(wantedOf(file), { force: true });
}

/** A compaction was given up for somebody who had to write; the history is as it was. */
export class CompactionGaveWay extends Error {
  override readonly name = "CompactionGaveWay";

  constructor() {
    super("Compacting was given up, since a run had to be kept. The history is as it was.");
  }
}
