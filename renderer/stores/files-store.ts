import { createStore, type StoreApi } from "zustand/vanilla";
import { type SavedFileKind, toSavedFileName } from "../../shared/files/saved-file.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { ExactBytes } from "../../shared/run/exact-bytes.ts";
import type { NoticesStore } from "./notices-store.ts";

/** Pictures, reports and scripts that a person wants as files. */
export interface FilesState {
  /** Files that are being saved now. */
  readonly saving: number;
  /**
   * Saves a file whose name is made of these words, and tells where it is, or why it is nowhere. Text is saved as
   * UTF-8. Resolves when that is done; never rejects.
   */
  save(words: readonly string[], kind: SavedFileKind, content: string | ExactBytes): Promise<void>;
}

export type FilesStore = StoreApi<FilesState>;

export function createFilesStore(client: Client, notices: NoticesStore): FilesStore {
  return createStore<FilesState>()((set) => ({
    saving: 0,
    save: async (words, kind, content) => {
      const bytes: ExactBytes = typeof content === "string" ? { encoding: "utf8", text: content } : content;
      set(({ saving }) => ({ saving: saving + 1 }));
      try {
        const saved = await client.call("files.save", { suggestedName: toSavedFileName(words, kind), bytes });
        if (saved !== null) notices.getState().tell(`Saved as ${saved.path}`);
      } catch (error) {
        notices.getState().report(error);
      } finally {
        set(({ saving }) => ({ saving: saving - 1 }));
      }
    },
  }));
}
