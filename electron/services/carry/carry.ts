import type {
  BackupEvent,
  ExportEvent,
  ImportEvent,
  PreviewEvent,
} from "../../../shared/carry/carry-events.ts";
import type { RunsFormat } from "../../../shared/export/runs-format.ts";
import type { RunQuery } from "../../../shared/history/run-query.ts";
import { IpcError } from "../../../shared/ipc/ipc-error.ts";
import { backUpHistory } from "../../history/carry/back-up.ts";
import { BundleUnusable } from "../../history/carry/bundle-unusable.ts";
import { exportRuns } from "../../history/carry/export-runs.ts";
import { findRunIds } from "../../history/carry/find-run-ids.ts";
import type { CarryProgress } from "../../history/carry/import-bundle.ts";
import type { RunReader } from "../../history/run-reader.ts";
import { deriveContainerId } from "../../libcni/derive-container-id.ts";
import { writeToFile } from "../../platform/write-to-file.ts";
import { messageOf } from "../message-of.ts";
import { programVersion } from "../program-version.ts";
import type { SavedFiles } from "../saved-files.ts";
import { createIncomingBundle, type IncomingBundle } from "./incoming-bundle.ts";
import { toldWork } from "./told-work.ts";

/** What is to be taken along, and as what. */
export interface ExportRequest {
  readonly what: { readonly ids: readonly number[] } | { readonly query: RunQuery };
  readonly format: RunsFormat;
  readonly withSecrets: boolean;
}

/** Takes runs out of the history and into it. What is cancelled leaves no file behind, and whole runs only. */
export interface Carry extends Pick<IncomingBundle, "receive" | "release" | "close"> {
  export(request: ExportRequest, signal: AbortSignal): AsyncIterable<ExportEvent>;
  backUp(signal: AbortSignal): AsyncIterable<BackupEvent>;
  preview(id: string, signal: AbortSignal): AsyncIterable<PreviewEvent>;
  import(id: string, signal: AbortSignal): AsyncIterable<ImportEvent>;
  /** Runs are being added, of which the window hears as a whole. */
  isImporting(): boolean;
}

export interface CarryParts {
  readonly store: Pick<RunReader, "page" | "get" | "uid">;
  readonly historyFile: string;
  /** For what the window sends. */
  readonly incomingDir: string;
  readonly files: Pick<SavedFiles, "make">;
  /** An import has ended, which may have added runs. */
  readonly onImported: () => void;
}

const extensions = { bundle: "cnirun", jsonl: "jsonl", csv: "csv", markdown: "md", script: "sh" } as const;

export function createCarry({ store, historyFile, incomingDir, files, onImported }: CarryParts): Carry {
  const incoming = createIncomingBundle(incomingDir, historyFile);
  let importing = 0;
  const importInto = async (id: string, signal: AbortSignal, tell: (event: ImportEvent) => void) => {
    importing += 1;
    try {
      const onProgress = (progress: CarryProgress) => tell({ type: "progress", ...progress });
      const result = await incoming.import(id).run(signal, onProgress);
      tell({ type: "imported", result });
    } finally {
      importing -= 1;
      onImported();
    }
  };
  return {
    receive: (id, at, bytes) => refusing("taken in", () => incoming.receive(id, at, bytes)),
    release: incoming.release,
    close: incoming.close,
    isImporting: () => importing > 0,
    preview: (id, signal) =>
      toldWork(signal, (tell) =>
        refusing("read", async () => {
          const preview = await incoming
            .import(id)
            .preview(signal, ({ bytes, ofBytes }) => tell({ type: "progress", bytes, ofBytes }));
          tell({ type: "preview", preview });
        }),
      ),
    import: (id, signal) =>
      toldWork(signal, (tell) => refusing("imported", () => importInto(id, signal, tell))),
    export: (request, signal) =>
      toldWork(signal, (tell) => refusing("exported", () => exportTo(files, store, request, signal, tell))),
    backUp: (signal) =>
      toldWork(signal, (tell) =>
        refusing("copied", async () => {
          const saved = await files.make(`history-${today()}.db`, (temporary) =>
            backUpHistory(historyFile, temporary, (progress) => tell({ type: "progress", ...progress })),
          );
          tell(saved === null ? { type: "unwanted" } : { type: "saved", ...saved });
        }),
      ),
  };
}

async function exportTo(
  files: CarryParts["files"],
  store: CarryParts["store"],
  { what, format, withSecrets }: ExportRequest,
  signal: AbortSignal,
  tell: (event: ExportEvent) => void,
): Promise<void> {
  tell({ type: "began" });
  const name = "ids" in what && what.ids.length === 1 ? `run-${what.ids[0]}` : `runs-${today()}`;
  const counts = { runs: 0, masked: 0, leftOut: 0 };
  const saved = await files.make(`${name}.${extensions[format]}`, (temporary) =>
    writeToFile(temporary, async (write) => {
      const ids = "ids" in what ? what.ids : await findRunIds(store, what.query, undefined, signal);
      const options = { ids, format, withSecrets, program: programVersion, deriveContainerId };
      const onProgress = (runs: number) => tell({ type: "progress", runs, of: ids.length });
      const done = await exportRuns(store, options, write, signal, onProgress);
      counts.runs = done.runs;
      counts.masked = done.masked;
      counts.leftOut = done.underWay + done.damaged + done.tooLarge;
    }),
  );
  tell(saved === null ? { type: "unwanted" } : { type: "saved", ...saved, ...counts });
}

function today(): string {
  return new Date().toLocaleDateString("sv-SE");
}

/** Does something, and says in words for people why it could not be done. */
async function refusing<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof IpcError || (error instanceof Error && error.name === "AbortError")) throw error;
    if (error instanceof BundleUnusable) {
      throw new IpcError({ code: "REFUSED", message: error.message, advice: error.advice });
    }
    throw new IpcError({
      code: "REFUSED",
      message: `The runs could not be ${what}: ${messageOf(error)}`,
      advice: "Make sure that there is room, and that this user may write there.",
    });
  }
}
