import { readdirSync, readFileSync, statSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { type DelegatedCall, recordedStreams } from "../../../shared/run/delegated-call.ts";
import type { ExactBytes } from "../../../shared/run/exact-bytes.ts";
import { toExactBytes } from "../../platform/exact-bytes.ts";

/** So much of all streams together is handed on, which has to fit into one message of a helper. */
const maxBytes = 48 * 1024 * 1024;

type Streams = Pick<DelegatedCall, "stdin" | "stdout" | "stderr" | "cut">;

/** A call as it lies in the recording. */
interface Found {
  readonly directory: string;
  readonly call: Omit<DelegatedCall, keyof Streams>;
}

/**
 * Reads all calls of a recording, in the order in which they began.
 * @param calls the directory that has one directory for each call
 * @param startedMs when the plugin started, in ms on the clock of process.hrtime
 */
export function readRecording(calls: string, startedMs: number): readonly DelegatedCall[] {
  const budget = { left: maxBytes };
  return readdirSync(calls)
    .flatMap((name) => findCall(join(calls, name), startedMs))
    .sort((a, b) => a.call.offsetMs - b.call.offsetMs)
    .map(({ directory, call }) => ({ ...call, ...readStreams(directory, budget) }));
}

/** Nothing for a call that was killed before it had written what it is. */
function findCall(directory: string, startedMs: number): readonly Found[] {
  const [pluginType, path, began] = fieldsOf(join(directory, "call"));
  if (pluginType === undefined || path === undefined) return [];
  const [status, startedAt, endedAt] = fieldsOf(join(directory, "end"));
  const beganMs = toMs(startedAt || began) ?? writtenMs(join(directory, "call"));
  const endedMs = status === undefined ? null : (toMs(endedAt) ?? writtenMs(join(directory, "end")));
  return [
    {
      directory,
      call: {
        pluginType,
        path,
        env: fieldsOf(join(directory, "env")).slice(0, -1),
        ...exitOf(status),
        offsetMs: Math.max(0, beganMs - startedMs),
        durationMs: endedMs === null ? null : Math.max(0, endedMs - beganMs),
      },
    },
  ];
}

/** What wait(2) said. */
function exitOf(status: string | undefined): Pick<DelegatedCall, "exitCode" | "signal"> {
  if (status === undefined) return { exitCode: null, signal: null };
  const number = Number(status) & 0x7f;
  if (number === 0) return { exitCode: Number(status) >> 8, signal: null };
  const known = Object.entries(constants.signals).find(([, value]) => value === number);
  return { exitCode: null, signal: known?.[0] ?? `signal ${number}` };
}

function readStreams(directory: string, budget: { left: number }): Streams {
  const isCut = new Set<string>();
  const read = (name: (typeof recordedStreams)[number]): ExactBytes => {
    const whole = readIfThere(join(directory, name)) ?? new Uint8Array();
    const kept = whole.subarray(0, budget.left);
    budget.left -= kept.length;
    if (kept.length < whole.length || readIfThere(join(directory, `${name}.cut`)) !== null) isCut.add(name);
    return toExactBytes(kept);
  };
  const streams = { stdin: read("stdin"), stdout: read("stdout"), stderr: read("stderr") };
  return { ...streams, cut: recordedStreams.filter((name) => isCut.has(name)) };
}

function fieldsOf(file: string): readonly string[] {
  const bytes = readIfThere(file);
  return bytes === null ? [] : Buffer.from(bytes).toString("utf8").split("\0");
}

function readIfThere(file: string): Uint8Array | null {
  try {
    return Uint8Array.from(readFileSync(file));
  } catch {
    // A call that was killed on its way has not written everything.
    return null;
  }
}

/** Nanoseconds as ms; `null` where the machine's clock could not be asked. */
function toMs(nanoseconds: string | undefined): number | null {
  return nanoseconds === undefined || nanoseconds === "" ? null : Number(nanoseconds) / 1e6;
}

/** When a file was written, on the monotonic clock, as exactly as the file system knows. */
function writtenMs(file: string): number {
  const ago = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return Number(process.hrtime.bigint()) / 1e6 - ago;
}
