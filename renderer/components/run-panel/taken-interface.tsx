import { type ReactNode, useEffect } from "react";
import type { RunRequest } from "../../../shared/run/run-record.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { CleanUp } from "./clean-up.tsx";

/**
 * The way out where the interface exists already. A DEL of this network would take away an interface that another
 * network added, and leave that one's address and cache entry behind; so that network is named instead.
 */
export function TakenInterface({ request }: { readonly request: RunRequest }): ReactNode {
  const store = useStores().interfaceHolder;
  const holder = useFrom(
    (stores) => stores.interfaceHolder,
    (state) => state.holder,
  );
  useEffect(() => {
    void store.getState().find(request);
  }, [store, request]);

  switch (holder.state) {
    case "looking":
      return <p className="mt-1.5 text-muted">Looking for the network that added it…</p>;
    case "notAnothers":
      return <CleanUp request={request} />;
    case "anothers":
      return <NameNetwork request={request} networkName={holder.attachment.networkName} />;
    case "unknown":
      return (
        <p className="mt-1.5">
          Which network added it cannot be said: {holder.problem.message} {holder.problem.advice}
        </p>
      );
  }
}

function NameNetwork(props: { readonly request: RunRequest; readonly networkName: string }): ReactNode {
  const { runForm } = useStores();
  const { ifName } = props.request.runtimeConf;
  const directory = useFrom(
    (stores) => stores.networks,
    (state) => state.directory,
  );
  const file = directory?.files.find(({ network }) => network?.name === props.networkName)?.file;
  return (
    <>
      <p className="mt-1.5">
        {ifName} belongs to <b>{props.networkName}</b>, which added it to this namespace. Undo that with DEL
        of {props.networkName}.
      </p>
      {file !== undefined && (
        <Button
          className="mt-2.5"
          onClick={() =>
            runForm.getState().edit({ networkFile: file, netns: props.request.runtimeConf.netns })
          }
        >
          Choose {props.networkName}
        </Button>
      )}
    </>
  );
}
