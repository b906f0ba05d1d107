import type { TargetFiles } from "../../../target/target.ts";

/** Files that remember what was read of them, to say later from which bytes something was made. */
export interface RememberingFiles extends TargetFiles {
  /** What a path held when it was last read. */
  lastRead(path: string): Uint8Array | undefined;
}

export function rememberReads(files: TargetFiles): RememberingFiles {
  const reads = new Map<string, Uint8Array>();
  return {
    ...files,
    read: async (path) => {
      const bytes = await files.read(path);
      reads.set(path, bytes);
      return bytes;
    },
    lastRead: (path) => reads.get(path),
  };
}
