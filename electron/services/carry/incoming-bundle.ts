import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { IpcError } from "../../../shared/ipc/ipc-error.ts";
import { type BundleImport, openBundleImport } from "../../history/carry/import-bundle.ts";

/** A bundle that the window sends in parts, since it has no other way to let a file in. One at a time. */
export interface IncomingBundle {
  /**
   * Takes the next part. The first part of another bundle drops the one before.
   * @throws IpcError REFUSED for a part that does not follow on, or the file system's error
   */
  receive(id: string, at: number, bytes: Uint8Array): Promise<void>;
  /** @throws IpcError REFUSED if it is not there any more. */
  import(id: string): BundleImport;
  /** Forgets the bundle. Does nothing for one that is not there any more. */
  release(id: string): Promise<void>;
  close(): Promise<void>;
}

interface Received {
  readonly id: string;
  readonly file: FileHandle;
  bytes: number;
  opened: BundleImport | null;
}

/** @param directory is the incoming bundle's alone; what an earlier process left in it is removed */
export function createIncomingBundle(directory: string, historyFile: string): IncomingBundle {
  const path = join(directory, "bundle.cnirun");
  let received: Received | null = null;
  const drop = async (): Promise<void> => {
    const dropped = received;
    received = null;
    dropped?.opened?.close();
    await dropped?.file.close();
    await rm(directory, { recursive: true, force: true });
  };
  const begin = async (id: string): Promise<Received> => {
    await drop();
    await mkdir(directory, { recursive: true, mode: 0o700 });
    return { id, file: await open(path, "wx", 0o600), bytes: 0, opened: null };
  };
  const only = (id: string): Received => {
    if (received?.id === id) return received;
    throw new IpcError({
      code: "REFUSED",
      message: "The bundle is not here any more.",
      advice: "Choose the file again.",
    });
  };
  return {
    receive: async (id, at, bytes) => {
      if (at === 0) received = await begin(id);
      const to = only(id);
      if (at !== to.bytes) {
        throw new IpcError({ code: "REFUSED", message: "A part of the bundle is missing." });
      }
      await to.file.writeFile(bytes);
      to.bytes += bytes.length;
    },
    import: (id) => {
      const bundle = only(id);
      bundle.opened ??= openBundleImport(path, historyFile);
      return bundle.opened;
    },
    release: async (id) => {
      if (received?.id === id) await drop();
    },
    close: drop,
  };
}
