import type { TargetId } from "../../../shared/target/target-status.ts";
import type { ExecRequest, ProcessResult } from "../../platform/process-result.ts";
import type { RunningChild } from "../../platform/start-child.ts";
import type { NamespaceReading, ProbeCommand, Target, TargetRequest, TargetResult } from "../target.ts";
import { createCalls, type HelperCalls } from "./calls.ts";
import { encodeBytes, protocolVersion, verbs } from "./protocol.ts";

/** A helper that has not ended so long after its stdin was closed is killed. It needs up to 1 s for its programs. */
const closeGraceMs = 2000;

/** A helper that has not answered by then never will. */
const startTimeoutMs = 20_000;

/**
 * Makes a target of a helper that was just started.
 * @throws TargetLostError with the helper's own words if it ends, or is of another version, before it answers.
 */
export async function connectHelper(child: RunningChild, id: TargetId): Promise<Target> {
  const calls = createCalls(child);
  const timer = setTimeout(() => void child.end(), startTimeoutMs);
  try {
    await calls.call(verbs.hello, { protocolVersion });
  } catch (error) {
    await child.end();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return {
    id,
    exec: (request) => exec(calls, request),
    files: {
      list: (path) => calls.call(verbs.list, { path }),
      stat: (path) => calls.call(verbs.stat, { path }),
      read: (path) => calls.call(verbs.read, { path }),
      async writeAtomically(path, bytes, mode) {
        await calls.call(verbs.write, { path, bytes: encodeBytes(bytes), mode });
      },
      async remove(path) {
        await calls.call(verbs.remove, { path });
      },
      async moveInto(path, directory) {
        await calls.call(verbs.move, { path, directory });
      },
    },
    namespaces: {
      list: () => calls.call(verbs.listNamespaces, null),
      create: (name) => calls.call(verbs.createNamespace, { name }),
      async delete(name) {
        await calls.call(verbs.deleteNamespace, { name });
      },
    },
    readNamespaces: (signal) => readNamespaces(calls, signal),
    readKernel: (netns) => calls.call(verbs.readKernel, { netns }),
    readPlaces: () => calls.call(verbs.readPlaces, null),
    probe: (command, signal) => probe(calls, command, signal),
    async close() {
      calls.expectEnd();
      child.stdin.end();
      const timer = setTimeout(() => void child.end(), closeGraceMs);
      await child.exited;
      clearTimeout(timer);
      await calls.ended;
    },
    ended: calls.ended,
  };
}

async function exec(calls: HelperCalls, request: TargetRequest): Promise<TargetResult> {
  const { argv, env, stdin, cwd, signal, timeoutMs, maxOutputBytes, recordDelegates } = request;
  if (signal?.aborted) return cancelledBefore(argv);
  const call = calls.start(verbs.exec, {
    argv: [...argv],
    env,
    stdin: encodeBytes(stdin),
    ...{ cwd, timeoutMs, maxOutputBytes, recordDelegates },
  });
  const { delegated, ...result } = await cancellable(calls, call, signal);
  return { ...result, argv, ...(delegated && { delegated }) };
}

async function probe(
  calls: HelperCalls,
  command: ProbeCommand,
  signal?: AbortSignal,
): Promise<ProcessResult> {
  if (signal?.aborted) return cancelledBefore([command.kind]);
  return cancellable(calls, calls.start(verbs.probe, command), signal);
}

async function readNamespaces(calls: HelperCalls, signal: AbortSignal): Promise<readonly NamespaceReading[]> {
  signal.throwIfAborted();
  try {
    return await cancellable(calls, calls.start(verbs.readNamespaces, null), signal);
  } catch (error) {
    // What the helper makes of the end of its own programs is no news then.
    signal.throwIfAborted();
    throw error;
  }
}

/** Waits for a call, and has it cancelled in the helper when the signal fires. */
async function cancellable<T>(
  calls: HelperCalls,
  call: { readonly id: number; readonly output: Promise<T> },
  signal: AbortSignal | undefined,
): Promise<T> {
  // What came of it is in the response to the call; if the helper is lost, that is rejected.
  const cancel = () => void calls.call(verbs.cancel, { id: call.id }).catch(() => {});
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    return await call.output;
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}

function cancelledBefore(argv: ExecRequest["argv"]): ProcessResult {
  return {
    argv,
    exitCode: null,
    signal: null,
    spawnError: null,
    timedOut: false,
    cancelled: true,
    outputTooLarge: false,
    streamsHeldOpen: false,
    stdout: new Uint8Array(),
    stderr: new Uint8Array(),
    durationMs: 0,
  };
}
