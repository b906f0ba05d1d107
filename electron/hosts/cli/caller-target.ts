import { rmdir } from "node:fs/promises";
import { resolve } from "node:path";
import { type Target, TargetFileError } from "../../target/target.ts";

/**
 * A target that takes relative paths, as a command line does, and runs plugins in the caller's working directory.
 * The engine keeps the paths as they were given, since they appear in its messages.
 */
export function inWorkingDirectory(target: Target, directory: string): Pick<Target, "exec" | "files"> {
  const absolute = (path: string) => resolve(directory, path);
  return {
    async exec(request) {
      const [program, ...args] = request.argv;
      const result = await target.exec({ ...request, argv: [absolute(program), ...args], cwd: directory });
      return { ...result, argv: request.argv };
    },
    files: {
      list: (path) => target.files.list(absolute(path)),
      stat: (path) => target.files.stat(absolute(path)),
      read: (path) => target.files.read(absolute(path)),
      writeAtomically: (path, bytes, mode) => target.files.writeAtomically(absolute(path), bytes, mode),
      remove: (path) => removeAnything(target, absolute(path)),
    },
  };
}

/** cnitool also removes an empty directory that stands in a cache entry's place, which a target does not. */
async function removeAnything({ files }: Target, path: string): Promise<void> {
  try {
    await files.remove(path);
  } catch (error) {
    if (!(error instanceof TargetFileError) || (await files.stat(path))?.kind !== "directory") throw error;
    await rmdir(path).catch(() => {
      // Not empty, or not ours: the first error says why it is still there.
      throw error;
    });
  }
}
