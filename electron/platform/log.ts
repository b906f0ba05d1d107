import { appendFileSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { makeDirectory } from "./make-directory.ts";

export type LogLevel = "info" | "warning" | "error";

/** What is written beside the message: small values, never a secret, a configuration or a plugin's output. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  info(message: string, fields?: LogFields): void;
  warning(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export interface LogOptions {
  /** The directory is made if it is missing. */
  readonly file: string;
  /** Past so many bytes the file is renamed to `<file>.1`, replacing an older one, and begun anew. */
  readonly maxBytes: number;
  /** Writes each line to stderr too. */
  readonly alsoStderr: boolean;
}

/**
 * A log of JSON lines. Each line is in the file when the call returns, so that a crash loses none; there are few.
 * A log that cannot be written stops nobody: the first failure is told on stderr.
 */
export function createLog({ file, maxBytes, alsoStderr }: LogOptions): Log {
  let told = false;
  const write = (level: LogLevel, message: string, fields: LogFields = {}) => {
    const line = `${JSON.stringify({ ...fields, time: new Date().toISOString(), level, message })}\n`;
    if (alsoStderr) process.stderr.write(line);
    try {
      makeDirectory(dirname(file));
      rotate(file, maxBytes - line.length);
      appendFileSync(file, line, { mode: 0o600 });
    } catch (error) {
      if (!told) process.stderr.write(`The log ${file} cannot be written: ${String(error)}\n`);
      told = true;
    }
  };
  return {
    info: (message, fields) => write("info", message, fields),
    warning: (message, fields) => write("warning", message, fields),
    error: (message, fields) => write("error", message, fields),
  };
}

function rotate(file: string, maxBytesBefore: number): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0 && size > maxBytesBefore) renameSync(file, `${file}.1`);
}
