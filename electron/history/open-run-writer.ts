import type { RunRecord } from "../../shared/run/run-record.ts";
import { openDatabase } from "./database.ts";
import { createRunWriter, type NewRun, type RunWriter } from "./run-writer.ts";

/**
 * How long a write waits for those of others, in milliseconds. Long, since SQLite lets whoever comes first have the
 * lock, not who waits longest: of a hundred that start at once on a busy machine, the last one waits for ten seconds.
 */
const busyTimeoutMs = 60_000;

/** The history for a program that only adds to it. */
export interface OpenRunWriter extends Omit<RunWriter, "begin"> {
  begin(run: NewRun): RunRecord;
  /** Where a damaged history was moved to when this one was opened; `null` if there was none. */
  readonly setAside: string | null;
  close(): void;
}

/**
 * Opens the history to write one run and go, which has to be quick: nothing is read back, and runs that dead
 * processes left under way are left to whoever reads the history.
 * @param owner the process that runs belong to while they are under way
 * @throws HistoryUnusable
 */
export function openRunWriter(file: string, owner: string): OpenRunWriter {
  const { database, setAside } = openDatabase(file, busyTimeoutMs);
  const writer = createRunWriter(database);
  return {
    ...writer,
    begin: (run) => writer.begin(run, owner),
    setAside,
    close: () => database.close(),
  };
}
