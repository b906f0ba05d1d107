import { diffSnapshots } from "../../../shared/run/diff-snapshots.ts";
import { findRemains } from "../../../shared/run/find-remains.ts";
import type { KernelChange, KernelChanges, KernelRemainder } from "../../../shared/run/kernel-change.ts";
import { type KernelSnapshot, kernelSides, kernelSources } from "../../../shared/run/kernel-snapshot.ts";
import type { Operation } from "../../../shared/run/operation.ts";
import type { Outcome } from "../../../shared/run/outcome.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { takeSnapshot } from "../../kernel/take-snapshot.ts";
import type { Target } from "../../target/target.ts";
import { messageOf } from "../message-of.ts";

/** Looks at the machine before a run and after it. */
export interface ChangesWatcher {
  /** Never rejects. */
  before(): Promise<void>;
  /** What is different since then; `null` if that cannot be told at all. Never rejects. */
  after(run: RunRecord, outcome: Outcome): Promise<KernelChanges | null>;
}

/** Operations that may change something. CHECK must not, which is worth seeing. */
const watched: ReadonlySet<Operation> = new Set<Operation>(["ADD", "CHECK", "DEL", "GC"]);

/**
 * A watcher for a run; `null` for an operation that only asks. A snapshot that fails fails nothing else: its
 * reason takes the place of the changes.
 * @param madeByAdds what the ADDs of the run's attachment did since its last DEL
 */
export function watchChanges(
  { operation, runtimeConf }: Pick<RunRecord, "operation" | "runtimeConf">,
  target: Pick<Target, "readKernel">,
  madeByAdds: (run: RunRecord) => readonly KernelChange[],
): ChangesWatcher | null {
  if (!watched.has(operation)) return null;
  const netns = operation === "GC" ? "" : runtimeConf.netns;
  const look = async (): Promise<KernelSnapshot> => {
    try {
      return await takeSnapshot(target, netns);
    } catch (error) {
      return nothingRead(messageOf(error));
    }
  };
  let first: KernelSnapshot | null = null;
  return {
    before: async () => {
      first = await look();
    },
    after: async (run, outcome) => {
      if (first === null) return null;
      const second = await look();
      const { changes, unread } = diffSnapshots(first, second);
      try {
        return { changes, unread, remains: remainsOf(run, outcome, second, changes, madeByAdds) };
      } catch (error) {
        const reason = `What the ADD did is not known: ${messageOf(error)}`;
        return { changes, unread: [...unread, { side: "target", source: "history", reason }], remains: null };
      }
    },
  };
}

/** What is left where nothing of the attachment should be; `null` for runs that are not to leave nothing. */
function remainsOf(
  run: RunRecord,
  outcome: Outcome,
  now: KernelSnapshot,
  changes: readonly KernelChange[],
  madeByAdds: (run: RunRecord) => readonly KernelChange[],
): readonly KernelRemainder[] | null {
  if (run.operation === "DEL") return findRemains(now, madeByAdds(run), run.runtimeConf);
  const endedHalfWay = run.operation === "ADD" && outcome !== "succeeded" && outcome !== "skipped";
  // An ADD that failed because there was an attachment already has not left that one.
  return endedHalfWay ? findRemains(now, changes, null) : null;
}

/** The snapshot of a target that does not answer. */
function nothingRead(reason: string): KernelSnapshot {
  const unread = kernelSides.flatMap((side) => kernelSources.map((source) => ({ side, source, reason })));
  return { items: [], unread };
}
