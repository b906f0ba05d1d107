import type { NetworkFile } from "../../shared/cni/network-file.ts";
import type { RunRequest } from "../../shared/run/run-record.ts";
import { changedFile } from "../model/changed-file.ts";
import { useFrom } from "./stores-context.tsx";

/** The file of a run's configuration where it has changed since; `null` where not, or in another target. */
export function useChangedFile(run: Pick<RunRequest, "targetId" | "network"> | null): NetworkFile | null {
  return useFrom(
    ({ networks }) => networks,
    ({ targetId, directory }) =>
      run === null || run.targetId !== targetId ? null : changedFile(run.network, directory),
  );
}
