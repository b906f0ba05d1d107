import { FolderOpen } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { NetworkFile } from "../../../shared/cni/network-file.ts";
import { Button } from "../../components/button.tsx";
import { ColumnHeader } from "../../components/column-header.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { fileByKey, filterNetworks } from "../../model/filter-networks.ts";
import { noNetworks } from "../../model/no-networks.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { statusOf } from "../../stores/targets-store.ts";
import { networkListId } from "./list-id.ts";
import { NetworkFilter } from "./network-filter.tsx";
import { NetworkList } from "./network-list.tsx";

/** All configuration files of the target, good and broken. */
export function NetworksColumn(props: { readonly onChosen?: () => void }): ReactNode {
  const [filter, setFilter] = useState("");
  const directory = useFrom(
    ({ networks }) => networks,
    (state) => state.directory,
  );
  const { runForm } = useStores();
  const files = filterNetworks(directory?.files ?? [], filter);
  const choose = (key: "Enter" | "ArrowDown"): void => {
    const { form, edit } = runForm.getState();
    const networkFile = fileByKey(key, files, filter, form.networkFile);
    if (networkFile === null) return;
    if (networkFile !== form.networkFile) edit({ networkFile });
    if (key === "Enter" && props.onChosen !== undefined) props.onChosen();
    else document.getElementById(networkListId)?.focus();
  };
  return (
    <section aria-label="Networks" className="flex h-full min-h-0 flex-col bg-panel">
      {props.onChosen === undefined && (
        <ColumnHeader
          title="Networks"
          {...(directory?.problem === null ? { count: directory.files.length } : {})}
        />
      )}
      <NetworkFilter
        value={filter}
        autoFocus={props.onChosen !== undefined}
        onChange={setFilter}
        onKey={choose}
      />
      <div className="min-h-0 flex-1">
        <Files files={files} filtered={filter !== ""} onClear={() => setFilter("")} {...props} />
      </div>
      {directory !== null && (
        <p className="shrink-0 border-line border-t px-3 py-1.5 font-mono text-faint text-xs [overflow-wrap:anywhere]">
          {directory.directory}
        </p>
      )}
    </section>
  );
}

function Files(props: {
  readonly files: readonly NetworkFile[];
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly onChosen?: () => void;
}): ReactNode {
  const { networks } = useStores();
  const { directory, problem, targetId } = useFrom(
    (stores) => stores.networks,
    (state) => state,
  );
  // A target that starts cannot be read yet, which is no problem.
  const isStarting = useFrom(
    (stores) => stores.targets,
    ({ statuses }) => targetId === null || (statusOf(statuses, targetId)?.state ?? "starting") === "starting",
  );
  const waiting = directory?.problem != null && isStarting;
  if (directory === null || waiting) {
    if (problem === null)
      return <Skeleton label="Loading networks" rows={5} rowClass="flex h-17 flex-col gap-2 p-3" />;
    const retry = (): void => (targetId === null ? undefined : networks.getState().follow(targetId));
    return <ErrorState title="The networks could not be listed" problem={problem} onRetry={retry} />;
  }
  if (props.files.length > 0) return <NetworkList files={props.files} {...chosenHandler(props.onChosen)} />;
  if (props.filtered) {
    return (
      <EmptyState
        icon={<FolderOpen />}
        title="No network matches"
        actions={<Button onClick={props.onClear}>Clear filter</Button>}
      />
    );
  }
  const { title, words } = noNetworks(directory);
  return (
    <EmptyState icon={<FolderOpen />} title={title}>
      {words}
    </EmptyState>
  );
}

function chosenHandler(onChosen: (() => void) | undefined): { readonly onChosen?: () => void } {
  return onChosen === undefined ? {} : { onChosen };
}
