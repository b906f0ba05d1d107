import type { DatabaseSync } from "node:sqlite";
import type { CompactionNeed } from "../../shared/history/retention.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { ownIdentity } from "../platform/process-identity.ts";
import { beginAfter, type OpenDatabase, openDatabase } from "./database.ts";
import { createForeignChanges } from "./foreign-changes.ts";
import { createUnderWayElsewhere, interruptOrphans } from "./interrupt-orphans.ts";
import { compactionNeed, createCompactor } from "./keeping/compact.ts";
import { giveBack } from "./keeping/give-back.ts";
import { createRetention, type Retention } from "./keeping/retention.ts";
import { createUsageReader, type UsageReader } from "./keeping/usage.ts";
import { createRevision } from "./order-revision.ts";
import { createRunDeleter, type RunDeleter } from "./removal/delete-runs.ts";
import { createPurger, type Purger } from "./removal/purge.ts";
import { createRunLabeller, type RunLabeller } from "./run-labels.ts";
import { createRunReader, type RunReader } from "./run-reader.ts";
import { createRunWriter, type NewRun, type RunWriter } from "./run-writer.ts";
import { keepFirstPage } from "./salvage/first-page.ts";
import { reserveNumbers } from "./salvage/reserve-numbers.ts";
import { highestNumber } from "./salvage/run-numbers.ts";
import { setHistoryAside } from "./salvage/set-aside.ts";
import { indexMissing } from "./search/index-run.ts";
import { saysDamaged } from "./sqlite-error.ts";

/**
 * The history in one file, which several processes may use at once. A write is synchronous and committed when it
 * returns; searching goes on in steps.
 */
export interface RunsStore
  extends RunReader,
    RunLabeller,
    RunDeleter,
    Purger,
    UsageReader,
    Retention,
    Omit<RunWriter, "begin" | "adopt"> {
  /** Writes a new run, which belongs to this process while it is under way, and gives it its number. */
  begin(run: NewRun): RunRecord;
  /** Numbers of the runs that other processes wrote since the last call; one may be a run of this process. */
  foreignChanges(): readonly number[];
  /**
   * Writes a run as it stands, of which this history does not have the begin: that began in another one, or while none
   * could be written. It belongs to this process while it is under way.
   * @returns its number: its own, or the next one where that is taken
   */
  adopt(run: RunRecord): number;
  /** The highest number that a run of this history has or had, as far as that can be read; 0 if there was none. */
  highestNumber(): number;
  /** Whether other processes labelled, deleted or had back runs since the last call. */
  orderedElsewhere(): boolean;
  /** Whether runs of other processes are under way. */
  underWayElsewhere(): boolean;
  /**
   * Marks the runs as interrupted whose process has died; none where it cannot be told here which processes are alive.
   * @returns the runs' numbers
   */
  interruptOrphans(): readonly number[];
  /** Gives the disk what deleted runs have left, in slices. */
  giveBack(signal: AbortSignal): Promise<void>;
  /**
   * Writes the database anew, which an older one needs once to shrink. It gives way to whoever has to write.
   * @throws CompactionGaveWay, or an Error with what SQLite says
   */
  compact(): Promise<void>;
  compactionNeed(): CompactionNeed;
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
 * @param numbersAfter where the numbers of a new history begin
 * @throws HistoryUnusable
 */
export function openRunsStore(
  file: string,
  ownerElsewhere: string | null = null,
  numbersAfter = 0,
): RunsStore {
  const { database, setAside } = openInOrder(file, ownerElsewhere === null);
  reserveNumbers(database, numbersAfter);
  const owner = ownerElsewhere ?? ownIdentity();
  const writer = createRunWriter(database);
  const revision = createRevision(database);
  const purger = createPurger(database, ownerElsewhere !== null);
  const deleter = createRunDeleter(database, revision, owner, ownerElsewhere !== null);
  const { compact, giveWay } = createCompactor(file);
  const first = <Args extends readonly unknown[], T>(write: (...args: Args) => T) => {
    return (...args: Args): T => {
      giveWay();
      return write(...args);
    };
  };
  const labeller = createRunLabeller(database, revision);
  return {
    ...createRunReader(database),
    saveStep: first(writer.saveStep),
    finish: first(writer.finish),
    labels: labeller.labels,
    label: first(labeller.label),
    ...deleter,
    deleteRuns: first(deleter.deleteRuns),
    undelete: first(deleter.undelete),
    haveBackUnfinished: first(deleter.haveBackUnfinished),
    ...purger,
    ...createUsageReader(database, file),
    ...createRetention(database, deleter.countDeletable, purger.sweep),
    giveBack: (signal) => giveBack(database, signal),
    compact: async () => {
      await compact();
      keepFirstPage(database, file);
    },
    compactionNeed: () => compactionNeed(file),
    begin: first((run) => writer.begin(run, owner)),
    adopt: first((run) => writer.adopt(run, owner)),
    highestNumber: () => highestNumber(database),
    foreignChanges: createForeignChanges(database),
    orderedElsewhere: revision.changedElsewhere,
    underWayElsewhere: createUnderWayElsewhere(database, owner),
    interruptOrphans: first(() => (ownerElsewhere === null ? interruptOrphans(database) : [])),
    setAside,
    close: first(() => database.close()),
  };
}

/** Opens the history and does what has to be done to it first, which may be what finds that it is damaged. */
function openInOrder(file: string, interrupts: boolean): OpenDatabase {
  const opened = openDatabase(file);
  try {
    putInOrder(opened.database, interrupts);
    return opened;
  } catch (error) {
    if (!saysDamaged(error)) {
      opened.database.close();
      throw error;
    }
    // Moved before it is closed, which removes the log; and closed before the new one has a log of that name.
    const setAside = setHistoryAside(file);
    opened.database.close();
    return beginAfter(file, setAside);
  }
}

function putInOrder(database: DatabaseSync, interrupts: boolean): void {
  database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  if (interrupts) interruptOrphans(database);
  indexMissing(database);
}
