import { diffSnapshots } from "../../../shared/run/diff-snapshots.ts";
import { findRemains } from "../../../shared/run/find-remains.ts";
import type { KernelChange, KernelChanges, KernelRemainder } from "../../../shared/run/kernel-change.ts";
import { type KernelSnapshot, kernelSides, kernelSources } from "../../../shared/run/kernel-snapshot.ts";
import type { Operation } from "../../../shared/run/operation.ts";
import type { Outcome } from "../../../shared/run/outcome.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { RunsStore } from "../../history/runs-store.ts";
import { explainRemains } from "../../kernel/explain-remains.ts";
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
 */
export function watchChanges(
  begun: Pick<RunRecord, "id" | "targetId" | "operation" | "runtimeConf">,
  target: Pick<Target, "readKernel">,
  history: Pick<RunsStore, "madeByAdds" | "runsBeside">,
): ChangesWatcher | null {
  const { operation, runtimeConf } = begun;
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
  let beside: () => readonly number[] = () => [];
  return {
    before: async () => {
      beside = besideOf(() => history.runsBeside(begun));
      first = await look();
    },
    after: async (run, outcome) => {
      if (first === null) return null;
      const second = await look();
      const { changes, unread } = diffSnapshots(first, second);
      try {
        const runs = beside();
        const found = remainsOf(run, outcome, second, changes, history.madeByAdds);
        const remains = found && explainRemains(found, run.pluginTypes);
        return { changes, unread, remains, ...(runs.length > 0 && { meanwhile: runs }) };
      } catch (error) {
        const reason = `What the ADD did is not known: ${messageOf(error)}`;
        return { changes, unread: [...unread, { side: "target", source: "history", reason }], remains: null };
      }
    },
  };
}

/** The question at the run's begin; where the history cannot be asked, that is told at its end. */
function besideOf(ask: () => () => readonly number[]): () => readonly number[] {
  try {
    return ask();
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** What is left where nothing of the attachment should be; `null` for runs that are not to leave nothing. */
function remainsOf(
  run: RunRecord,
  outcome: Outcome,
  now: KernelSnapshot,
  changes: readonly KernelChange[],
  madeByAdds: (run: RunRecord) => readonly KernelChange[],
): readonly KernelRemainder[] | null {
  if (run.operation === "DEL") {
    return findRemains(now, madeByAdds(run), { networkName: run.network.name, ...run.runtimeConf });
  }
  const endedHalfWay = run.operation === "ADD" && outcome !== "succeeded" && outcome !== "skipped";
  // An ADD that failed because there was an attachment already has not left that one.
  return endedHalfWay ? findRemains(now, changes, null) : null;
}

/** The snapshot of a target that does not answer. */
function nothingRead(reason: string): KernelSnapshot {
  const unread = kernelSides.flatMap((side) => kernelSources.map((source) => ({ side, source, reason })));
  return { items: [], unread };
}
