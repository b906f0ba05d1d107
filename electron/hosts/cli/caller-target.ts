import { resolve } from "node:path";
import { createLocalFiles } from "../../target/local-files.ts";
import { runProgram } from "../../target/run-program.ts";
import type { Target } from "../../target/target.ts";

export type CallerTarget = Pick<Target, "exec" | "files">;

/**
 * The caller's own machine, namespaces and rights, as a command line sees them: relative paths are taken from its
 * working directory, where plugins run as well. The engine keeps the paths as they were given, since they appear
 * in its messages. Only what cnitool's verbs need of a target is here, because a start has to be quick.
 * @param deadline when programs are ended, on the monotonic clock in ms; `null` for never
 */
export function callerTarget(directory: string, deadline: number | null = null): CallerTarget {
  const absolute = (path: string) => resolve(directory, path);
  const files = createLocalFiles();
  return {
    async exec(request) {
      const [program, ...args] = request.argv;
      const result = await runProgram({
        ...request,
        ...(deadline !== null && { timeoutMs: Math.max(0, deadline - performance.now()) }),
        argv: [absolute(program), ...args],
        cwd: directory,
      });
      return { ...result, argv: request.argv };
    },
    files: {
      list: (path) => files.list(absolute(path)),
      stat: (path) => files.stat(absolute(path)),
      read: (path) => files.read(absolute(path)),
      writeAtomically: (path, bytes, mode) => files.writeAtomically(absolute(path), bytes, mode),
      remove: (path) => files.remove(absolute(path)),
      moveInto: (path, directory) => files.moveInto(absolute(path), absolute(directory)),
    },
  };
}
