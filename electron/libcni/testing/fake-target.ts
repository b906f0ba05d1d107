import { basename, dirname } from "node:path";
import type { ExecRequest, ProcessResult } from "../../platform/process-result.ts";
import { type DirectoryEntry, type Target, TargetFileError, type TargetFiles } from "../../target/target.ts";
import { decodeUtf8, encodeUtf8 } from "../go/utf8.ts";

/** What a plugin of the fake target does with a call. */
export type FakePlugin = (request: ExecRequest) => Partial<ProcessResult> | Promise<Partial<ProcessResult>>;

/** A target of files in memory and plugins that are functions. */
export interface FakeTarget extends Pick<Target, "exec" | "files"> {
  /** Every program that was started, in order. */
  readonly calls: readonly ExecRequest[];
  /** The files as they are, by their absolute paths. */
  readonly texts: Map<string, string>;
}

/**
 * @param texts files by their absolute paths; directories are those that they lie in
 * @param plugins by the absolute paths of their executables
 */
export function createFakeTarget(
  texts: Readonly<Record<string, string>>,
  plugins: Readonly<Record<string, FakePlugin>> = {},
): FakeTarget {
  const kept = new Map(Object.entries(texts));
  const calls: ExecRequest[] = [];
  return {
    calls,
    texts: kept,
    files: fakeFiles(kept, Object.keys(plugins)),
    async exec(request) {
      calls.push(request);
      const plugin = plugins[request.argv[0]];
      return {
        ...ended(request),
        ...(plugin ? await plugin(request) : { spawnError: "ENOENT", exitCode: null }),
      };
    },
  };
}

/** What a plugin that prints something and succeeds comes to. */
export function prints(stdout: string): Partial<ProcessResult> {
  return { stdout: encodeUtf8(stdout) };
}

function ended(request: ExecRequest): ProcessResult {
  return {
    argv: request.argv,
    exitCode: 0,
    signal: null,
    spawnError: null,
    timedOut: false,
    cancelled: false,
    outputTooLarge: false,
    streamsHeldOpen: false,
    stdout: new Uint8Array(),
    stderr: new Uint8Array(),
    durationMs: 1,
  };
}

function fakeFiles(texts: Map<string, string>, executables: readonly string[]): TargetFiles {
  const isDirectory = (path: string) =>
    [...texts.keys(), ...executables].some((file) => file.startsWith(`${path.replace(/\/$/, "")}/`));
  return {
    async list(directory) {
      if (texts.has(directory)) throw fileError("ENOTDIR", directory);
      if (!isDirectory(directory)) throw fileError("ENOENT", directory);
      return entriesOf(directory, [...texts.keys()]);
    },
    async stat(path) {
      if (texts.has(path)) return { kind: "file", size: texts.get(path)?.length ?? 0, mode: 0o644 };
      if (executables.includes(path)) return { kind: "file", size: 1, mode: 0o755 };
      return isDirectory(path) ? { kind: "directory", size: 0, mode: 0o755 } : null;
    },
    async read(path) {
      const text = texts.get(path);
      if (text === undefined) throw fileError(isDirectory(path) ? "EISDIR" : "ENOENT", path);
      return encodeUtf8(text);
    },
    async writeAtomically(path, bytes) {
      texts.set(path, decodeUtf8(bytes));
    },
    async remove(path) {
      texts.delete(path);
    },
    async moveInto(path, directory) {
      const text = texts.get(path);
      if (text === undefined) throw fileError("ENOENT", path);
      texts.delete(path);
      texts.set(`${directory}/${basename(path)}`, text);
    },
  };
}

function entriesOf(directory: string, files: readonly string[]): readonly DirectoryEntry[] {
  const below = files.filter((file) => file.startsWith(`${directory}/`));
  const names = new Set(below.map((file) => file.slice(directory.length + 1).split("/")[0] ?? ""));
  return [...names].sort().map((name) => ({
    name,
    kind: below.some((file) => dirname(file) === directory && file.endsWith(`/${name}`))
      ? "file"
      : "directory",
  }));
}

function fileError(code: string, path: string): TargetFileError {
  return new TargetFileError(code, path, `${code}: ${path}`);
}
