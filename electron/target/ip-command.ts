import { z } from "zod";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { NamespaceInterface } from "../../shared/target/network-namespace.ts";
import { findProgram, systemPath } from "../platform/find-program.ts";
import type { ProcessResult } from "../platform/process-result.ts";
import { runProcess } from "../platform/spawn.ts";

/** Far beyond what `ip` needs; a kernel that is stuck should not keep a list waiting for ever. */
const timeoutMs = 30_000;

/**
 * Runs `ip` of iproute2.
 * @throws IpcError REFUSED where there is none.
 */
export async function runIp(args: readonly string[]): Promise<ProcessResult> {
  const ip = await findProgram("ip");
  if (ip === null) {
    throw new IpcError({
      code: "REFUSED",
      message: "The program `ip` is missing, without which there are no network namespaces.",
      advice: "Install the package iproute2.",
    });
  }
  return runProcess({
    argv: [ip, ...args],
    // The messages are compared below, so no translation.
    env: { PATH: systemPath, LC_ALL: "C" },
    stdin: new Uint8Array(),
    timeoutMs,
  });
}

/** What `ip` said that is not an answer, for people. */
export function ipEvidence(result: ProcessResult): string {
  const words = new TextDecoder().decode(result.stderr).trim();
  return words || `ip ended with ${result.signal ?? result.spawnError ?? `exit status ${result.exitCode}`}`;
}

/** The part of `ip -json address` that the program uses; filtered entries come as `{}`. */
const links = z.array(
  z.object({
    ifname: z.string().optional(),
    flags: z.array(z.string()).default([]),
    addr_info: z
      .array(
        z.object({
          local: z.string().optional(),
          prefixlen: z.number().optional(),
          scope: z.string().optional(),
        }),
      )
      .default([]),
  }),
);

/**
 * Interfaces except `lo` from what `ip -json address` printed; nothing at all, which it prints where there is
 * nothing, counts as none.
 * @throws ZodError or SyntaxError for anything else.
 */
export function parseInterfaces(stdout: Uint8Array): readonly NamespaceInterface[] {
  const text = new TextDecoder().decode(stdout).trim();
  return links.parse(JSON.parse(text || "[]")).flatMap(({ ifname, flags, addr_info }) => {
    if (ifname === undefined || ifname === "lo") return [];
    const addresses = addr_info.flatMap(({ local, prefixlen, scope }) =>
      local === undefined || prefixlen === undefined || scope === "link" ? [] : [`${local}/${prefixlen}`],
    );
    return [{ name: ifname, addresses, up: flags.includes("UP") }];
  });
}
