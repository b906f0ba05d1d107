import type { TargetId } from "../../shared/target/target-status.ts";
import { readKernel } from "./kernel/read-kernel.ts";
import { readNamespaces } from "./kernel/read-namespaces.ts";
import { createLocalFiles } from "./local-files.ts";
import { localNamespaces } from "./local-namespaces.ts";
import { missingProgram, type ProberProgram, probeCommand } from "./probe/probe-command.ts";
import { readPlaces } from "./probe/read-places.ts";
import { runProgram } from "./run-program.ts";
import type { Target, TargetRequest, TargetResult } from "./target.ts";
import { TargetLostError } from "./target-lost-error.ts";

export interface LocalTargetOptions {
  readonly id: TargetId;
  /** Where files may be read and written; everywhere if absent. */
  readonly allowedDirectories?: readonly string[];
  /** Where files may be read, beside those. */
  readonly readableDirectories?: readonly string[];
  /** What tries TCP connections; without it there is only `ping`. */
  readonly prober?: ProberProgram;
}

/** This process's own namespaces and rights as a target. Closing it ends the programs that run. */
export function createLocalTarget({
  id,
  allowedDirectories,
  readableDirectories,
  prober,
}: LocalTargetOptions): Target {
  const running = new Map<AbortController, Promise<unknown>>();
  const ended = Promise.withResolvers<string>();
  let closed = false;
  const exec = async (request: TargetRequest): Promise<TargetResult> => {
    if (closed) throw new TargetLostError("The target was closed.");
    const stop = new AbortController();
    const cancel = () => stop.abort();
    request.signal?.addEventListener("abort", cancel, { once: true });
    if (request.signal?.aborted) cancel();
    try {
      const result = runProgram({ ...request, signal: stop.signal });
      running.set(stop, result);
      return await result;
    } finally {
      running.delete(stop);
      request.signal?.removeEventListener("abort", cancel);
    }
  };
  return {
    id,
    exec,
    files: createLocalFiles(allowedDirectories, readableDirectories),
    namespaces: localNamespaces,
    readKernel,
    readPlaces: async () => readPlaces(await localNamespaces.list()),
    async probe(command, signal) {
      const request = await probeCommand(command, prober);
      if (request === null) return missingProgram("ping");
      return exec({ ...request, ...(signal === undefined ? {} : { signal }) });
    },
    readNamespaces,
    async close() {
      closed = true;
      for (const stop of running.keys()) stop.abort();
      await Promise.allSettled(running.values());
      ended.resolve("It was closed.");
    },
    ended: ended.promise,
  };
}
