import type { ProcessResult } from "../../platform/process-result.ts";
import { errnoText } from "../go/errno-text.ts";

/** Signals that end a program, in Go's words. */
const signalTexts: ReadonlyMap<string, string> = new Map([
  ["SIGABRT", "aborted"],
  ["SIGALRM", "alarm clock"],
  ["SIGBUS", "bus error"],
  ["SIGFPE", "floating point exception"],
  ["SIGHUP", "hangup"],
  ["SIGILL", "illegal instruction"],
  ["SIGINT", "interrupt"],
  ["SIGIO", "I/O possible"],
  ["SIGIOT", "aborted"],
  ["SIGKILL", "killed"],
  ["SIGPIPE", "broken pipe"],
  ["SIGPOLL", "I/O possible"],
  ["SIGPROF", "profiling timer expired"],
  ["SIGPWR", "power failure"],
  ["SIGQUIT", "quit"],
  ["SIGSEGV", "segmentation fault"],
  ["SIGSTKFLT", "stack fault"],
  ["SIGSYS", "bad system call"],
  ["SIGTERM", "terminated"],
  ["SIGTRAP", "trace/breakpoint trap"],
  ["SIGUSR1", "user defined signal 1"],
  ["SIGUSR2", "user defined signal 2"],
  ["SIGVTALRM", "virtual timer expired"],
  ["SIGXCPU", "CPU time limit exceeded"],
  ["SIGXFSZ", "file size limit exceeded"],
]);

/** How a program failed, as Go's os/exec words it; `null` for one that ended with exit status 0. */
export function exitText(process: ProcessResult): string | null {
  if (process.spawnError !== null) return `fork/exec ${process.argv[0]}: ${errnoText(process.spawnError)}`;
  if (process.signal !== null) return `signal: ${signalTexts.get(process.signal) ?? process.signal}`;
  return process.exitCode === 0 ? null : `exit status ${process.exitCode}`;
}
