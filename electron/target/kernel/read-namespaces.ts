import { stat } from "node:fs/promises";
import { join } from "node:path";
import { hasErrorCode } from "../../platform/error-code.ts";
import { findProgram, systemPath } from "../../platform/find-program.ts";
import { mapLimited } from "../../platform/map-limited.ts";
import { runProcess } from "../../platform/spawn.ts";
import { isNamespace } from "../is-namespace.ts";
import { namedNamespaces, namespacesDirectory } from "../named-namespaces.ts";
import type { NamespaceReading } from "../target.ts";
import { evidence, missing } from "./read-evidence.ts";

/** A namespace that takes longer is given up, so that the others can be drawn. */
const timeoutMs = 5000;

/** As many as leave the machine's other cores to the plugins that may be running. */
const atOnce = 2;

/** One process a namespace; `route show table all` holds IPv6 as well. */
const questions = new TextEncoder().encode("address show\nroute show table all\nnetns list-id\n");

/** Reads this process's network namespace and all named ones; see `Target.readNamespaces`. */
export async function readNamespaces(signal: AbortSignal): Promise<readonly NamespaceReading[]> {
  const ip = await findProgram("ip");
  const names: readonly (string | null)[] = [null, ...(await namedNamespaces())];
  const found = await mapLimited(names, atOnce, async (name) => {
    signal.throwIfAborted();
    const path = name === null ? "/proc/self/ns/net" : join(namespacesDirectory, name);
    // Asked first, because opening another kind of file, such as a pipe, could take for ever.
    const identity = (await isNamespace(path)) ? await identityOf(path) : null;
    if (identity === null) return null;
    return { name, path, identity, ...(await readOne(ip, name, signal)) };
  });
  signal.throwIfAborted();
  return found.filter((reading) => reading !== null);
}

async function readOne(
  ip: string | null,
  name: string | null,
  signal: AbortSignal,
): Promise<Pick<NamespaceReading, "text" | "problem">> {
  if (ip === null) return { text: "", problem: missing("ip", "iproute2") };
  const where = name === null ? [] : ["-netns", name];
  const result = await runProcess({
    argv: [ip, ...where, "-json", "-details", "-force", "-batch", "-"],
    env: { PATH: systemPath, LC_ALL: "C" },
    stdin: questions,
    timeoutMs,
    signal,
  });
  if (result.exitCode !== 0) return { text: "", problem: evidence("ip", result, timeoutMs) };
  return { text: new TextDecoder().decode(result.stdout), problem: null };
}

/** `null` for one that went away just now. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path);
    return `${dev}:${ino}`;
  } catch (error) {
    if (hasErrorCode(error, "ENOENT")) return null;
    throw error;
  }
}
