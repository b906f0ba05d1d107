import type { NetworkFile } from "../../../shared/cni/network-file.ts";
import type { RunRecord, RunRequest } from "../../../shared/run/run-record.ts";
import { baseName } from "../../model/base-name.ts";
import { requestOf } from "./request-of.ts";

/** A way to run the same operation once more. */
export interface Repeat {
  readonly name: string;
  readonly note: string;
  /** `null` where it cannot be done now, for what the note says. */
  readonly request: RunRequest | null;
}

/** One way where the run's file holds what it held, and one with each configuration where it has changed. */
export function repeatsOf(record: RunRecord, changed: NetworkFile | null): readonly Repeat[] {
  const request = requestOf(record);
  if (changed === null) return [{ name: "Run again", note: `run ${record.id}`, request }];
  return [
    withFile(request, changed),
    {
      name: "Run again with the config of then",
      note: `The bytes that run ${record.id} had.`,
      request,
    },
  ];
}

function withFile(request: RunRequest, { file, bytes, network }: NetworkFile): Repeat {
  const name = "Run again with the file as it is now";
  if (network === null) return { name, note: `libcni cannot load ${baseName(file)} now.`, request: null };
  const now = { name: network.name, file, bytes };
  return {
    name,
    note: `${baseName(file)}, which has changed since.`,
    request: { ...request, network: now },
  };
}
