import type { DatabaseSync } from "node:sqlite";
import type { DeletableRuns, RunsToDelete } from "../../../shared/history/deletion.ts";
import type { RunPlace } from "../../../shared/history/run-order.ts";
import type { RunQuery } from "../../../shared/history/run-query.ts";
import { isAlive } from "../../platform/process-identity.ts";
import type { Revision } from "../order-revision.ts";
import { type Cell, cellReaderOf } from "../search/cells.ts";
import { createRunCounter } from "../search/count-runs.ts";
import { createPageFinder } from "../search/find-page.ts";
import { createSearchPlanner, type SearchPlan } from "../search/search-plan.ts";
import { takeTurns } from "../search/take-turns.ts";
import { inTransaction } from "../transaction.ts";
import { withoutWaitingForTheDisk } from "../without-waiting-for-the-disk.ts";
import { createCellTwins } from "./cell-twins.ts";

/** Runs that are deleted until somebody has them back, or nobody can any more. */
export interface Removal {
  readonly id: number;
  readonly runs: number;
}

export interface RunDeleter {
  /** What deleting would take and what it would leave. */
  countDeletable(what: RunsToDelete, signal: AbortSignal): Promise<DeletableRuns>;
  /**
   * Deletes runs so that they can be had back, a few at a time. Where nobody waits any more, all are had back at once.
   * @throws the signal's reason
   */
  deleteRuns(what: RunsToDelete, onProgress: (runs: number) => void, signal: AbortSignal): Promise<Removal>;
  /** Has deleted runs back, and says how many; `null` if it is too late. */
  undelete(removal: number): number | null;
  /** Has back what was being deleted when its process died, or could not be had back at once; says how many runs. */
  haveBackUnfinished(): number;
}

/** Runs that are looked for at a time. */
const page = 500;
/** Runs that are moved in one transaction, which changes six indices for each. */
const slice = 100;

/** When what is still being deleted was deleted: no purge is so late. */
export const notYet = Number.MAX_SAFE_INTEGER;

/**
 * @param owner the process that can undo it
 * @param ownerElsewhere whether it cannot be told here which other processes are alive
 */
export function createRunDeleter(
  database: DatabaseSync,
  revision: Revision,
  owner: string,
  ownerElsewhere: boolean,
): RunDeleter {
  const newRemoval = database.prepare("INSERT INTO removals (removed_at, owner) VALUES (?, ?)");
  const end = database.prepare("UPDATE removals SET removed_at = ? WHERE id = ?");
  const unfinished = database.prepare("SELECT id, owner FROM removals WHERE removed_at = ?");
  const isMine = database.prepare("SELECT 1 FROM removals WHERE id = ? AND owner = ?");
  const runsOf = database.prepare(
    "SELECT coalesce(sum(runs), 0) AS runs FROM cells INDEXED BY cells_removed WHERE removal = ? AND removal <> 0",
  );
  const unmark = database.prepare("UPDATE cells SET removal = 0 WHERE removal = ?");
  const forget = database.prepare("DELETE FROM removals WHERE id = ?");
  const marking = createMarking(database);
  const finding = createFinding(database);

  const countOf = (removal: number) => Number(runsOf.get(removal)?.runs ?? 0);
  const underWay = new Set<number>();
  /** Inside the caller's transaction. */
  const haveBack = (removal: number): number => {
    const runs = countOf(removal);
    unmark.run(removal);
    forget.run(removal);
    revision.next();
    return runs;
  };
  const undelete = (removal: number): number | null =>
    inTransaction(database, () => (isMine.get(removal, owner) === undefined ? null : haveBack(removal)));
  const isGivenUp = (removal: number, by: string): boolean =>
    by === owner ? !underWay.has(removal) : !ownerElsewhere && !isAlive(by);
  return {
    undelete,
    haveBackUnfinished: () => {
      const left = unfinished.all(notYet).filter(({ id, owner: by }) => isGivenUp(Number(id), String(by)));
      if (left.length === 0) return 0;
      return inTransaction(database, () => left.reduce((sum, { id }) => sum + haveBack(Number(id)), 0));
    },
    countDeletable: (what, signal) => finding.count(what, signal),
    deleteRuns: async (what, onProgress, signal) => {
      const id = Number(newRemoval.run(notYet, owner).lastInsertRowid);
      underWay.add(id);
      const inOne = (work: () => void): void => {
        withoutWaitingForTheDisk(database, () =>
          inTransaction(database, () => {
            work();
            revision.next();
          }),
        );
        onProgress(countOf(id));
      };
      try {
        if ("ids" in what) await eachSlice(what.ids, (ids) => inOne(() => marking.runs(ids, id)), signal);
        else {
          const plan = finding.plan(what.query);
          const whole = finding.wholeCells(plan, what.upTo);
          if (whole.length > 0) inOne(() => marking.cells(whole, what.upTo, id));
          const rest = withoutCells(plan, marking.marked(id));
          await finding.runs(rest, what.upTo, (ids) => inOne(() => marking.runs(ids, id)), signal);
        }
        // This one waits for the disk, which then has all before it too: what is said to be deleted is.
        inTransaction(database, () => {
          end.run(Date.now(), id);
          revision.next();
        });
      } catch (error) {
        undelete(id);
        throw error;
      } finally {
        underWay.delete(id);
      }
      return { id, runs: countOf(id) };
    },
  };
}

/** Marks cells, or moves runs into marked ones, inside the caller's transaction. */
function createMarking(database: DatabaseSync) {
  // A run may have come into it since they were looked for; by their numbers there are few that are newer.
  const markCells = database.prepare(`
    UPDATE cells SET removal = $removal
    WHERE id IN (SELECT value FROM json_each($ids)) AND removal = 0 AND outcome <> 'running'
      AND NOT EXISTS (SELECT 1 FROM runs NOT INDEXED WHERE cell = cells.id AND runs.id > $upTo)`);
  const deletable = database.prepare(`
    SELECT runs.id, cell FROM runs JOIN cells ON cells.id = cell
    WHERE runs.id IN (SELECT value FROM json_each(?)) AND removal = 0 AND runs.outcome <> 'running'`);
  const move = database.prepare("UPDATE runs SET cell = ? WHERE id IN (SELECT value FROM json_each(?))");
  const marked = database.prepare("SELECT json_group_array(id) AS ids FROM cells WHERE removal = ?");
  const twins = createCellTwins(database);
  return {
    /** Cells of which all runs are deleted. */
    marked: (removal: number): readonly number[] => JSON.parse(String(marked.get(removal)?.ids)),
    cells: (ids: readonly number[], upTo: number, removal: number): void => {
      markCells.run({ ids: JSON.stringify(ids), upTo, removal });
    },
    runs: (ids: readonly number[], removal: number): void => {
      const byCell = Map.groupBy(deletable.all(JSON.stringify(ids)), ({ cell }) => Number(cell));
      for (const [cell, rows] of byCell) {
        move.run(twins.of(cell, removal), JSON.stringify(rows.map(({ id }) => Number(id))));
      }
    },
  };
}

async function eachSlice(
  ids: readonly number[],
  on: (some: readonly number[]) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let at = 0; at < ids.length; at += slice) {
    await takeTurns(signal);
    on(ids.slice(at, at + slice));
  }
}

function withoutCells(plan: SearchPlan, cells: readonly number[]): SearchPlan {
  const gone = new Set(cells);
  const groups = plan.groups.map((group) => ({
    ...group,
    cells: group.cells.filter(({ id }) => !gone.has(id)),
  }));
  return { ...plan, groups };
}

const isTaken = ({ values }: Cell) => !values.outcome.includes("running") && values.is.length === 0;

/** Finds what can be deleted, as everything else is found. */
function createFinding(database: DatabaseSync) {
  const readCells = cellReaderOf(database);
  const { plan: planSearch } = createSearchPlanner(database);
  const findPage = createPageFinder(database);
  const countRuns = createRunCounter(database);
  const hasNewer = database.prepare("SELECT 1 FROM runs NOT INDEXED WHERE cell = ? AND id > ? LIMIT 1");
  const began = database.prepare("SELECT started_at AS at FROM runs WHERE id = ?");
  const highest = database.prepare("SELECT max(id) AS id FROM runs");
  const countIds = database.prepare(`
    SELECT count(*) AS all_runs, sum(runs.outcome = 'running') AS under_way, sum(pinned) AS pinned
    FROM runs JOIN cells ON cells.id = cell WHERE runs.id IN (SELECT value FROM json_each(?)) AND removal = 0`);
  const planOf = (query: RunQuery) => planSearch(query, readCells(), Date.now());
  const restricted = (plan: SearchPlan): SearchPlan => ({
    ...plan,
    groups: plan.groups.map((group) => ({
      ...group,
      isAll: false,
      cells: group.cells.filter(isTaken),
    })),
  });
  return {
    plan: (query: RunQuery) => restricted(planOf(query)),

    /** Cells of which every run is meant. */
    wholeCells: ({ groups, from, to }: SearchPlan, upTo: number): readonly number[] =>
      from !== null || to !== null
        ? []
        : groups
            .filter(({ match, noMatch }) => match === null && noMatch === null)
            .flatMap(({ cells }) => cells.map(({ id }) => id))
            .filter((id) => hasNewer.get(id, upTo) === undefined),

    /** All runs that a plan finds and that are there, newest first. */
    runs: async (
      plan: SearchPlan,
      upTo: number,
      on: (ids: readonly number[]) => void,
      signal: AbortSignal,
    ) => {
      for (let after: RunPlace | undefined; ; ) {
        const ids = await findPage(plan, { after, limit: page }, signal);
        await eachSlice(
          ids.filter((id) => id <= upTo),
          on,
          signal,
        );
        const last = ids.at(-1);
        if (last === undefined || ids.length < page) return;
        const at = Number(began.get(last)?.at);
        after = { value: at, startedAt: at, id: last };
      }
    },

    count: async (what: RunsToDelete, signal: AbortSignal): Promise<DeletableRuns> => {
      const upTo = Number(highest.get()?.id ?? 0);
      if ("ids" in what) {
        const row = countIds.get(JSON.stringify(what.ids)) ?? {};
        const underWay = Number(row.under_way ?? 0);
        return { runs: Number(row.all_runs) - underWay, underWay, pinned: Number(row.pinned ?? 0), upTo };
      }
      const counts = await countRuns(planOf(what.query), signal);
      const sum = (of: (cell: Cell) => boolean) =>
        counts.reduce((all, { cell, runs }) => all + (of(cell) ? runs : 0), 0);
      const underWay = sum(({ values }) => values.outcome.includes("running"));
      const pinned = sum((cell) => !isTaken(cell)) - underWay;
      return { runs: sum(isTaken), underWay, pinned, upTo };
    },
  };
}
