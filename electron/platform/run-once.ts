import { collectBytes } from "./byte-collector.ts";
import { programStarter } from "./choose-starter.ts";
import { isUnknownFormat } from "./executable-format.ts";
import { endGroup, runningGroups } from "./process-group.ts";
import type { ExecRequest, ProcessResult } from "./process-result.ts";
import type { ProgramStarter, StartedProgram } from "./program-starter.ts";
import { openProgramStreams, type ProgramStreams } from "./program-streams.ts";
import type { StopSwitch } from "./stop-switch.ts";

/** How long a stream may stay open after the program has exited, held by a process that it left behind. */
const streamGraceMs = 2000;

const defaultMaxOutputBytes = 16 * 1024 * 1024;

/** What one start of a program gives; who stopped it and how long it took is known outside. */
export type Attempt = Pick<
  ProcessResult,
  "exitCode" | "signal" | "spawnError" | "streamsHeldOpen" | "stdout" | "stderr"
>;

/** An attempt that came to nothing, for the errno or, with `null`, because it was stopped before. */
export function notStarted(spawnError: string | null): Attempt {
  const nothing = new Uint8Array();
  return {
    exitCode: null,
    signal: null,
    spawnError,
    streamsHeldOpen: false,
    stdout: nothing,
    stderr: nothing,
  };
}

/** Starts a program, feeds it, and waits until it is over. */
export async function runOnce(request: ExecRequest, stop: StopSwitch): Promise<Attempt> {
  const starter = programStarter();
  const streams = await openProgramStreams(request.stdin, starter);
  try {
    if (stop.cause !== null) return notStarted(null);
    const started = await start(request, streams, starter);
    if (typeof started === "string") return notStarted(started);
    runningGroups.add(started.pid);
    return await attend(started, request, streams, stop).finally(() => runningGroups.delete(started.pid));
  } finally {
    streams.release();
  }
}

/** Starts the program; answers with the errno name if that fails. */
async function start(
  request: ExecRequest,
  streams: ProgramStreams,
  starter: ProgramStarter,
): Promise<StartedProgram | string> {
  if (isUnknownFormat(request.argv[0])) return "ENOEXEC";
  try {
    return await starter.start({
      argv: request.argv,
      env: request.env,
      cwd: request.cwd ?? "/",
      stdio: streams.childEnds,
    });
  } finally {
    streams.closeChildEnds();
  }
}

async function attend(
  started: StartedProgram,
  request: ExecRequest,
  streams: ProgramStreams,
  stop: StopSwitch,
): Promise<Attempt> {
  const limit = request.maxOutputBytes ?? defaultMaxOutputBytes;
  const outputs = [streams.stdout, streams.stderr].map((stream) => {
    const collector = collectBytes(limit);
    stream.on("data", (chunk: Uint8Array) => {
      if (!collector.add(chunk)) stop.stop("outputTooLarge");
    });
    return { collector, closed: new Promise<void>((resolve) => stream.once("close", () => resolve())) };
  });
  let ending = Promise.resolve();
  stop.onStop(() => {
    ending = endGroup(started.pid);
  });
  const exit = await started.exited;
  const streamsHeldOpen = await isStillOpenAfterGrace(outputs.map(({ closed }) => closed));
  await ending;
  const [stdout, stderr] = outputs.map(({ collector }) => collector.bytes());
  return {
    ...exit,
    spawnError: null,
    streamsHeldOpen,
    stdout: stdout ?? new Uint8Array(),
    stderr: stderr ?? new Uint8Array(),
  };
}

async function isStillOpenAfterGrace(closed: readonly Promise<unknown>[]): Promise<boolean> {
  const grace = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => grace.resolve(true), streamGraceMs);
  try {
    return await Promise.race([Promise.all(closed).then(() => false), grace.promise]);
  } finally {
    clearTimeout(timer);
  }
}
