import type { RunRecord } from "../../../../shared/run/run-record.ts";
import type { RunStep } from "../../../../shared/run/run-step.ts";
import { type OpenRunWriter, openRunWriter } from "../../../history/open-run-writer.ts";
import type { NewRun } from "../../../history/run-writer.ts";
import { ownIdentity } from "../../../platform/process-identity.ts";
import { messageOf } from "../../../services/message-of.ts";
import type { Surroundings } from "../surroundings.ts";

/** The number of a run that no history has. */
const notKept = 0;

/** Where a run is kept while it goes on. Nothing here throws: a history that fails must not change the run. */
export interface RunKeeper {
  begin(run: NewRun): RunRecord;
  saveStep(runId: number, step: RunStep): void;
  finish(run: RunRecord): void;
  /** Tells of what could not be kept, once. */
  failed(error: unknown): void;
  close(): void;
}

/** A keeper that forgets. */
export const noHistory: RunKeeper = {
  begin: (run) => ({ ...run, id: notKept }),
  saveStep: () => {},
  finish: () => {},
  failed: () => {},
  close: () => {},
};

/** Opens the history, and tells with `note` of whatever goes wrong there, now or later. */
export function openKeeper({ paths, labOwner }: Surroundings, note: (text: string) => void): RunKeeper {
  let told = false;
  const failed = (error: unknown) => {
    if (!told) note(`The history does not have this run, or not all of it: ${messageOf(error)}`);
    told = true;
  };
  if (paths === null) {
    failed("this user has no home directory.");
    return noHistory;
  }
  try {
    const writer = openRunWriter(paths.historyFile, labOwner ?? ownIdentity());
    if (writer.setAside !== null)
      note(`The history was damaged, and a new one was begun; the old one is ${writer.setAside}.`);
    return guarded(writer, failed);
  } catch (error) {
    failed(error);
    return noHistory;
  }
}

function guarded(writer: OpenRunWriter, failed: (error: unknown) => void): RunKeeper {
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (error) {
      failed(error);
      return otherwise;
    }
  };
  return {
    begin: (run) => attempt(() => writer.begin(run), { ...run, id: notKept }),
    saveStep: (runId, step) => {
      // A step that looks for its plugin has nothing to tell yet, and each write waits for those of other programs.
      if (runId === notKept || step.state === "searching") return;
      // What it throws goes on to whoever conducts the run, who tries again at the end, and tells.
      writer.saveStep(runId, step);
    },
    finish: (run) => {
      if (run.id !== notKept) attempt(() => writer.finish(run), undefined);
    },
    failed,
    close: () => attempt(() => writer.close(), undefined),
  };
}
