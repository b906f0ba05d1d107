import type { NetworkDirectory, NetworkFile } from "../../shared/cni/network-file.ts";
import type { RunNetwork } from "../../shared/run/run-record.ts";
import { sameBytes } from "./exact-text.ts";

/** The file of an earlier run's configuration as it is now; `null` where it holds the same, or is not there. */
export function changedFile(network: RunNetwork, directory: NetworkDirectory | null): NetworkFile | null {
  const file = directory?.files.find((each) => each.file === network.file);
  return file === undefined || sameBytes(file.bytes, network.bytes) ? null : file;
}
