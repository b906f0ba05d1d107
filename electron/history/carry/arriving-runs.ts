import type { DatabaseSync } from "node:sqlite";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { reserveNumbers } from "../salvage/reserve-numbers.ts";
import { inTransaction } from "../transaction.ts";
import type { CarriedRun } from "./carried-run.ts";
import { createUidFinder } from "./find-by-uid.ts";

/** A history does not come this far; a number beyond it would only make all later ones large. */
const highestKept = 10_000_000;

/** Which runs a bundle has, and the numbers that they get. */
export interface ArrivingRuns {
  /** Notes a run of the bundle, and says whether the history does without it so far, as it does without a deleted one. */
  note(carried: CarriedRun): "added" | "known";
  /**
   * Settles the numbers, before the first run is added, and keeps them from being given to others meanwhile.
   * @returns whether all runs keep those that they have in the bundle
   */
  settle(): boolean;
  /** The number for a run; `null` for the next one that is free. */
  numberFor(carried: CarriedRun): number | null;
  /** The run with the numbers of other runs that it names as they are here; those that are not here are left out. */
  renumbered(run: RunRecord): RunRecord;
}

/**
 * Runs keep their numbers where all of them can, as when a history is moved or what was deleted comes back.
 * Otherwise those that are new get the next numbers, in the bundle's order. What has to be known of each run until
 * then lies in a temporary table and not in the memory.
 */
export function createArrivingRuns(database: DatabaseSync): ArrivingRuns {
  database.exec("DROP TABLE IF EXISTS temp.arriving");
  database.exec(
    "CREATE TEMP TABLE arriving (uid BLOB PRIMARY KEY, number INTEGER NOT NULL, place INTEGER) WITHOUT ROWID",
  );
  database.exec("CREATE INDEX temp.arriving_by_number ON arriving (number)");
  const add = database.prepare("INSERT OR IGNORE INTO arriving (uid, number, place) VALUES (?, ?, ?)");
  const idOf = database.prepare("SELECT id FROM runs WHERE uid = ?");
  const find = createUidFinder(database);
  const isTaken = database.prepare("SELECT 1 FROM runs WHERE id = ?");
  const ofUid = database.prepare("SELECT number, place FROM arriving WHERE uid = ?");
  const ofNumber = database.prepare("SELECT uid, place FROM arriving WHERE number = ? LIMIT 1");
  const conflicts = database.prepare(`
    SELECT 1 FROM arriving JOIN runs ON runs.id = arriving.number WHERE runs.uid IS NOT arriving.uid
    UNION ALL
    SELECT 1 FROM arriving JOIN runs ON runs.uid = arriving.uid WHERE runs.id <> arriving.number
    UNION ALL
    SELECT 1 FROM arriving GROUP BY number HAVING count(*) > 1
    LIMIT 1`);

  let fresh = 0;
  let highest = 0;
  let keeps = false;
  let base = 0;
  const numberOf = (place: unknown, number: number) => (keeps ? number : base + Number(place));
  const here = (number: number): readonly number[] => {
    const named = ofNumber.get(number);
    if (named === undefined) return keeps ? [number] : [];
    const known = idOf.get(named.uid ?? null);
    return [known === undefined ? numberOf(named.place, number) : Number(known.id)];
  };
  return {
    note: ({ uid, run }) => {
      const bytes = Buffer.from(uid, "hex");
      const known = find(uid);
      const { changes } = add.run(bytes, run.id, known === null ? fresh + 1 : null);
      highest = Math.max(highest, run.id, ...(run.changes?.meanwhile ?? []));
      if (changes === 0 || known?.isDeleted === false) return "known";
      if (known === null) fresh += 1;
      return "added";
    },
    settle: () =>
      inTransaction(database, () => {
        base = lastNumber(database);
        keeps = highest <= highestKept && conflicts.get() === undefined;
        reserveNumbers(database, keeps ? Math.max(base, highest) : base + fresh);
        return keeps;
      }),
    numberFor: ({ uid }) => {
      const noted = ofUid.get(Buffer.from(uid, "hex"));
      if (noted === undefined || (noted.place === null && !keeps)) return null;
      const number = numberOf(noted.place, Number(noted.number));
      return isTaken.get(number) === undefined ? number : null;
    },
    renumbered: (run) => {
      if (run.changes?.meanwhile === undefined) return run;
      return { ...run, changes: { ...run.changes, meanwhile: run.changes.meanwhile.flatMap(here) } };
    },
  };
}

/** The highest number that was ever given. */
function lastNumber(database: DatabaseSync): number {
  return Number(database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'runs'").get()?.seq ?? 0);
}
