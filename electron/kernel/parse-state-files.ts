import { posix } from "node:path";
import type { KernelItem } from "../../shared/run/kernel-snapshot.ts";
import type { StateFile } from "../target/target.ts";
import { sharedReasons } from "./shared-reasons.ts";
import { shellWord } from "./vantage.ts";

/**
 * Items of the files in which host-local (`/var/lib/cni/networks/<network>/<address>`) and libcni
 * (`/var/lib/cni/results/<network>-<container>-<interface>`) keep what they gave out. host-local's lock is none:
 * it is empty and always there.
 */
export function parseStateFiles(files: readonly StateFile[]): readonly KernelItem[] {
  return files.flatMap(({ path, text }): readonly KernelItem[] => {
    const directory = posix.dirname(path);
    const name = posix.basename(path);
    const item = { side: "target", source: "files", key: path, command: `cat ${shellWord(path)}` } as const;
    if (posix.basename(directory) === "results") {
      return [{ ...item, kind: "cache", text: cacheText(name, text), shared: null }];
    }
    if (name === "lock") return [];
    const network = posix.basename(directory);
    if (name.startsWith("last_reserved_ip.")) {
      const shared = sharedReasons.lastReserved;
      const set = name.slice("last_reserved_ip.".length);
      return [
        {
          ...item,
          kind: "allocation",
          text: `${network}: range ${set} last gave out ${text.trim()}`,
          shared,
        },
      ];
    }
    return [{ ...item, kind: "allocation", text: allocationText(network, name, text), shared: null }];
  });
}

/** The file holds the container's ID and, since version 0.7 of the plugins, the interface on a second line. */
function allocationText(network: string, address: string, text: string): string {
  const holder = text.trim().split(/\r?\n/).join(" ");
  // A colon cannot be in every file system's names.
  return `${network}: ${address.replaceAll("_", ":")} for ${holder}`;
}

/** The size stands for the content, which is an attachment's whole configuration and result. */
function cacheText(name: string, text: string): string {
  return `${name} (${Buffer.byteLength(text)} bytes)`;
}
