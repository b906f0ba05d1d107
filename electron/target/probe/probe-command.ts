import { isIP } from "node:net";
import { posix } from "node:path";
import { IpcError } from "../../../shared/ipc/ipc-error.ts";
import { namespaceNameProblem } from "../../../shared/target/namespace-name.ts";
import { findProgram, systemPath } from "../../platform/find-program.ts";
import type { ExecRequest, ProcessResult } from "../../platform/process-result.ts";
import { notStarted } from "../../platform/run-once.ts";
import { isNamespace } from "../is-namespace.ts";
import type { ProbeCommand } from "../target.ts";

/** The program that tries TCP connections: the Node that runs it, its file, and what Node needs for that. */
export interface ProberProgram {
  readonly execPath: string;
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
}

const namespaces = "/run/netns";
/** `ping` counts in seconds, and rounds up what is between them. */
const secondsOf = (ms: number) => String(Math.max(1, Math.ceil(ms / 1000)));

/**
 * The program that carries out a probe, and its arguments. Whatever comes from outside is checked to be an address, a
 * port or a namespace below /run/netns, so that it cannot be taken for anything else. `null` where `ping` is missing.
 * @throws IpcError REFUSED where it is not
 */
export async function probeCommand(
  command: ProbeCommand,
  prober: ProberProgram | undefined,
): Promise<ExecRequest | null> {
  const entry = await entryOf(command.netns);
  const own = ownArguments(command);
  if (own !== null && prober === undefined) throw refused("This target has no prober.");
  const program = own === null ? await findProgram("ping") : prober?.execPath;
  if (program == null) return null;
  const args = own === null ? pingArguments(command) : [prober?.file ?? "", ...own];
  const [first, ...rest] = [...entry, program, ...args];
  const env = { PATH: systemPath, LC_ALL: "C", ...(own === null ? {} : prober?.env) };
  return { argv: [first ?? program, ...rest], env, stdin: new Uint8Array(), timeoutMs: deadlineMs(command) };
}

/** What became of a program that is not there. */
export function missingProgram(name: string): ProcessResult {
  const notStopped = { timedOut: false, cancelled: false, outputTooLarge: false };
  return { argv: [name], ...notStarted("ENOENT"), ...notStopped, durationMs: 0 };
}

/** Milliseconds after which a probe that should have ended by itself is ended. */
function deadlineMs(command: ProbeCommand): number {
  const graceMs = 5000;
  return graceMs + (command.kind === "listen" ? command.seconds * 1000 : command.timeoutMs);
}

function pingArguments(command: ProbeCommand): readonly string[] {
  if (command.kind !== "ping") return [];
  return ["-n", "-c", "1", "-W", secondsOf(command.timeoutMs), checkedAddress(command.address)];
}

/** For the prober; `null` where it is not the prober's. */
function ownArguments(command: ProbeCommand): readonly string[] | null {
  switch (command.kind) {
    case "ping":
      return null;
    case "tcp":
      return ["tcp", checkedAddress(command.address), checkedPort(command.port), String(command.timeoutMs)];
    case "listen":
      return ["listen", checkedPort(command.port), String(command.seconds)];
  }
}

/** Starts with the program that enters the namespace; empty for the target's own side. */
async function entryOf(netns: string): Promise<readonly string[]> {
  if (netns === "") return [];
  const name = posix.basename(netns);
  if (netns !== posix.join(namespaces, name) || namespaceNameProblem(name) !== null) {
    throw refused(`"${netns}" is not the path of a namespace below ${namespaces}.`);
  }
  if (!(await isNamespace(netns))) throw refused(`There is no namespace at ${netns}.`);
  const nsenter = await findProgram("nsenter");
  if (nsenter === null) throw refused("The program `nsenter` is missing (package util-linux).");
  return [nsenter, `--net=${netns}`];
}

function checkedAddress(address: string): string {
  if (isIP(address) === 0 || address.includes("%")) throw refused(`"${address}" is not an IP address.`);
  return address;
}

function checkedPort(port: number): string {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw refused(`${port} is not a port.`);
  return String(port);
}

function refused(message: string): IpcError {
  return new IpcError({ code: "REFUSED", message });
}
