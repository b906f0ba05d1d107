import type { RunRecord } from "../../shared/run/run-record.ts";
import type { RunsStore } from "../history/runs-store.ts";
import { watchWrites } from "../history/watch-writes.ts";
import type { History } from "./history.ts";
import { messageOf } from "./message-of.ts";
import type { Namespaces } from "./namespaces.ts";
import type { Notices } from "./notices.ts";
import { watchOrphans } from "./watch-orphans.ts";

/** Who has to hear of runs. */
interface Tellers {
  readonly store: RunsStore;
  readonly history: History;
  readonly namespaces: Namespaces;
  readonly notices: Notices;
  /** So many runs are being added that each of them is not told of. */
  readonly quiet: () => boolean;
}

/** Tells of runs that the command line writes, which shares the history, and of those that died with it. */
export function watchOtherProcesses(
  file: string,
  { store, history, notices, quiet }: Pick<Tellers, "store" | "history" | "notices" | "quiet">,
): () => void {
  const failed = (error: unknown) => {
    notices.add(`Runs of other programs are not noticed by themselves: ${messageOf(error)}`, "");
  };
  const tell = (ids: readonly number[]) => {
    for (const id of ids) {
      const summary = store.summary(id);
      if (summary !== null) history.changed(summary);
    }
  };
  const orphans = watchOrphans(store, tell, failed);
  const look = () => {
    orphans.look();
    try {
      const ids = store.foreignChanges();
      if (quiet()) return;
      tell(ids);
      if (store.orderedElsewhere()) history.reordered();
    } catch (error) {
      failed(error);
    }
  };
  try {
    const stop = watchWrites(file, look, failed);
    return () => {
      stop();
      orphans.stop();
    };
  } catch (error) {
    failed(error);
    return orphans.stop;
  }
}

/** After a run began or ended; by then the history has it, unless it could not be written. */
export function tellChange(
  run: RunRecord,
  { store, history, namespaces, notices }: Omit<Tellers, "quiet">,
): void {
  try {
    const summary = store.summary(run.id);
    if (summary !== null) history.changed(summary);
  } catch (error) {
    notices.add(`The history cannot be read: ${messageOf(error)}`, "");
  }
  if (run.outcome !== "running") namespaces.changed(run.targetId);
}
