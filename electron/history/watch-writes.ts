import { watch } from "node:fs";
import { basename, dirname } from "node:path";

/**
 * Calls `onWrite` when some process, this one included, has written to a database in WAL mode or taken its file away, until the returned
 * function is called.
 * @throws the system's error if it gives no more watches.
 */
export function watchWrites(
  file: string,
  onWrite: () => void,
  onProblem: (error: unknown) => void,
): () => void {
  const names = new Set([basename(file), `${basename(file)}-wal`]);
  const watcher = watch(dirname(file), { persistent: false }, (_event, name) => {
    if (name !== null && names.has(name)) onWrite();
  });
  watcher.on("error", onProblem);
  return () => watcher.close();
}
