import { type ReactNode, useEffect } from "react";
import type { CachedAttachment } from "../../../shared/cni/cached-attachment.ts";
import type { NetworkFile } from "../../../shared/cni/network-file.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { CleanUp } from "./clean-up.tsx";

/**
 * The way out where the interface exists already. A DEL of this network would take away an interface that another
 * network added, and leave that one's address and cache entry behind; so that network is named instead.
 */
export function TakenInterface({ record }: { readonly record: RunRecord }): ReactNode {
  const store = useStores().interfaceHolder;
  const holder = useFrom(
    (stores) => stores.interfaceHolder,
    (state) => state.holder,
  );
  useEffect(() => {
    void store.getState().find(record);
  }, [store, record]);

  switch (holder.state) {
    case "looking":
      return <p className="mt-1.5 text-muted">Looking for the network that added it…</p>;
    case "notAnothers":
      return <CleanUp record={record} />;
    case "anothers":
      return <NameNetwork record={record} attachment={holder.attachment} />;
    case "addedSince":
      return (
        <p className="mt-1.5">
          What held {record.runtimeConf.ifName} when this run failed is not known: what has it in this
          namespace now was added later. Run ADD again to see whether it is still in the way.
        </p>
      );
    case "unknown":
      return (
        <p className="mt-1.5">
          Which network added it cannot be said: {holder.problem.message} {holder.problem.advice}
        </p>
      );
  }
}

/** The DEL of the attachment that has the interface, by the file of its network; without the file, its name alone. */
function NameNetwork(props: {
  readonly record: RunRecord;
  readonly attachment: CachedAttachment;
}): ReactNode {
  const { runForm, runner } = useStores();
  const { targetId, runtimeConf } = props.record;
  const { networkName, ...held } = props.attachment;
  const directory = useFrom(
    (stores) => stores.networks,
    (state) => state.directory,
  );
  const file = directory?.files.find(({ network }) => network?.name === networkName);
  const clean = ({ file: path, bytes }: NetworkFile): void =>
    void runner.getState().request({
      operation: "DEL",
      targetId,
      network: { name: networkName, file: path, bytes },
      runtimeConf: held,
    });
  return (
    <>
      <p className="mt-1.5 [overflow-wrap:anywhere]">
        {held.ifName} belongs to <b>{networkName}</b>, which added it to this namespace. Undo that with DEL of{" "}
        {networkName}.
      </p>
      {file !== undefined && (
        <div className="mt-2.5 flex flex-wrap gap-2">
          <Button
            variant={targetId === "host" ? "host" : "primary"}
            className="max-w-full"
            onClick={() => clean(file)}
          >
            <span className="truncate">Clean up with DEL of {networkName}</span>
          </Button>
          <Button
            className="max-w-full"
            onClick={() => runForm.getState().edit({ networkFile: file.file, netns: runtimeConf.netns })}
          >
            <span className="truncate">Choose {networkName}</span>
          </Button>
        </div>
      )}
    </>
  );
}
