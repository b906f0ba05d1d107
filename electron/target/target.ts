import type { ProbePlace } from "../../shared/probe/probe.ts";
import type { DelegateRecording } from "../../shared/run/delegated-call.ts";
import type { KernelSide, KernelSource } from "../../shared/run/kernel-snapshot.ts";
import type { NetworkNamespace } from "../../shared/target/network-namespace.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import type { ExecRequest, ProcessResult } from "../platform/process-result.ts";

/** What is known of a directory entry or file without reading it. */
export interface FileStat {
  readonly kind: "file" | "directory" | "symlink" | "other";
  /** Bytes. */
  readonly size: number;
  /** Permission bits, such as 0o600. */
  readonly mode: number;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: FileStat["kind"];
}

/**
 * A file operation that the operating system refused. `code` is the errno name (`ENOENT`, `EACCES`, …) or
 * `EPERM` with a reason where an allow-list refused it.
 */
export class TargetFileError extends Error {
  override readonly name = "TargetFileError";
  readonly code: string;
  readonly path: string;

  constructor(code: string, path: string, message: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}

/** Files of a target. Paths are absolute; outside the allowed directories everything is refused. */
export interface TargetFiles {
  /** Entries in the order of their names' bytes. */
  list(directory: string): Promise<readonly DirectoryEntry[]>;
  /** Follows symbolic links; `null` if there is nothing, or a link that leads nowhere. */
  stat(path: string): Promise<FileStat | null>;
  /** Reads a regular file of up to 64 MiB; EFTYPE and EFBIG are the errors for what is none. */
  read(path: string): Promise<Uint8Array>;
  /** Replaces the file in one step, so that a reader sees the old bytes or the new. Makes missing parents 0700. */
  writeAtomically(path: string, bytes: Uint8Array, mode: number): Promise<void>;
  /** Removes a file, a link or an empty directory; one that is not there is no error. */
  remove(path: string): Promise<void>;
  /**
   * Moves an entry in one step into `directory`, which is made for it with mode 0700. One that is there already is
   * the error EEXIST, so that nothing is replaced.
   */
  moveInto(path: string, directory: string): Promise<void>;
}

/** Named network namespaces, as `ip netns` makes them under `/run/netns`. */
export interface TargetNamespaces {
  /** Sorted by name, each with its interfaces as the kernel reports them now. */
  list(): Promise<readonly NetworkNamespace[]>;
  /** Makes a namespace and brings its loopback up. */
  create(name: string): Promise<NetworkNamespace>;
  delete(name: string): Promise<void>;
}

/** What one of the programs printed that tell of a network namespace; `problem` says why it did not. */
export interface KernelOutput {
  readonly side: KernelSide;
  readonly source: KernelSource;
  readonly text: string;
  readonly problem: string | null;
}

/** A file in which plugins or libcni keep their state. */
export interface StateFile {
  readonly path: string;
  readonly text: string;
}

/** What is there at one moment, unparsed. */
export interface KernelReading {
  readonly outputs: readonly KernelOutput[];
  readonly files: readonly StateFile[];
}

/** A try of the network from inside the namespace at `netns`, or from the target's own side where that is empty. */
export type ProbeCommand = { readonly netns: string } & (
  | { readonly kind: "ping"; readonly address: string; readonly timeoutMs: number }
  | { readonly kind: "tcp"; readonly address: string; readonly port: number; readonly timeoutMs: number }
  /** Answers at a port for a while, so that somebody else can try it. */
  | { readonly kind: "listen"; readonly port: number; readonly seconds: number }
);

/** A program to run in a target. */
export interface TargetRequest extends ExecRequest {
  /** Records what the program runs itself by way of its CNI_PATH, in front of which a directory is put for that. */
  readonly recordDelegates?: boolean;
}

/** What became of it. */
export interface TargetResult extends ProcessResult {
  /** There where it was asked for. */
  readonly delegated?: DelegateRecording;
}

/** What `ip` printed of one network namespace: its addresses, its routes and what it calls other namespaces. */
export interface NamespaceReading {
  /** As under /run/netns; `null` for the target's own. */
  readonly name: string | null;
  /** The file that it can be entered by. */
  readonly path: string;
  /** The same for all names of one namespace. */
  readonly identity: string;
  readonly text: string;
  /** Why it could not be read; `null` if it could. */
  readonly problem: string | null;
}

/**
 * Where commands run. The engine knows nothing else of the machine, so that it behaves the same in the lab, on
 * the host and in a test.
 */
export interface Target {
  readonly id: TargetId;
  /**
   * Runs a program. Resolves for whatever the program does; rejects with IpcError REFUSED where the target's rules
   * do not let it start, and otherwise only when the target itself is gone.
   */
  exec(request: TargetRequest): Promise<TargetResult>;
  readonly files: TargetFiles;
  readonly namespaces: TargetNamespaces;
  /**
   * Reads the state of the target's own network namespace, and of the one at the path `netns` if that is not
   * empty, and the files below /var/lib/cni. Changes nothing; what cannot be read says why.
   */
  readKernel(netns: string): Promise<KernelReading>;
  /** Addresses and gateways of the target's own side and of all its namespaces. */
  readPlaces(): Promise<readonly ProbePlace[]>;
  /**
   * Runs `ping` or the program's own prober. A missing `ping` is a result with the spawn error ENOENT.
   * @throws IpcError REFUSED for what is no address, port or namespace of the target
   */
  probe(command: ProbeCommand, signal?: AbortSignal): Promise<ProcessResult>;
  /**
   * Reads the target's own network namespace, which comes first, and all named ones, by name, with one short program
   * each. Changes nothing. Ends the programs and rejects with the signal's reason when that fires.
   */
  readNamespaces(signal: AbortSignal): Promise<readonly NamespaceReading[]>;
  /** Ends the target and all its processes; resolves when they are gone. */
  close(): Promise<void>;
  /** Resolves with the reason when the target has ended, whether asked to or not. */
  readonly ended: Promise<string>;
}
