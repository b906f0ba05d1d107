import type { RunRecord } from "../../shared/run/run-record.ts";
import { ownIdentity } from "../platform/process-identity.ts";
import { openDatabase } from "./database.ts";
import { createForeignChanges } from "./foreign-changes.ts";
import { interruptOrphans } from "./interrupt-orphans.ts";
import { createRunReader, type RunReader } from "./run-reader.ts";
import { createRunWriter, type NewRun, type RunWriter } from "./run-writer.ts";
import { indexMissing } from "./search/index-run.ts";

/**
 * The history in one file, which several processes may use at once. A write is synchronous and committed when it
 * returns; searching goes on in steps.
 */
export interface RunsStore extends RunReader, Omit<RunWriter, "begin"> {
  /** Writes a new run, which belongs to this process while it is under way, and gives it its number. */
  begin(run: NewRun): RunRecord;
  /** Numbers of the runs that other processes wrote since the last call; one may be a run of this process. */
  foreignChanges(): readonly number[];
  /** Where a damaged history was moved to when this one was opened; `null` if there was none. */
  readonly setAside: string | null;
  close(): void;
}

/** How long a call waits for another process's write, in milliseconds; nothing else happens here meanwhile. */
const busyTimeoutMs = 2000;

/**
 * Opens the history and marks as interrupted whatever its dead owners left under way.
 * @param ownerElsewhere who owns new runs instead of this process, where that has its number in a PID namespace of
 * its own: it cannot tell there which other processes are alive, and leaves their runs as they are.
 * @throws HistoryUnusable
 */
export function openRunsStore(file: string, ownerElsewhere: string | null = null): RunsStore {
  const { database, setAside } = openDatabase(file);
  database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  if (ownerElsewhere === null) interruptOrphans(database);
  indexMissing(database);
  const owner = ownerElsewhere ?? ownIdentity();
  const writer = createRunWriter(database);
  return {
    ...createRunReader(database),
    ...writer,
    begin: (run) => writer.begin(run, owner),
    foreignChanges: createForeignChanges(database),
    setAside,
    close: () => database.close(),
  };
}
