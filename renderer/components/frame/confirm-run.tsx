import type { ReactNode } from "react";
import type { RunRequest } from "../../../shared/run/run-record.ts";
import { outlineConfig } from "../../model/outline-config.ts";
import type { SinceRun } from "../../model/since-run.ts";
import type { Confirmation } from "../../stores/runner-store.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { Fact, FactList } from "../fact-list.tsx";
import { StaleAttachments } from "./stale-attachments.tsx";

/**
 * Asks before the first run that changes this machine, before a GC, and before a DEL that goes without prevResult or
 * undoes what is not there any more.
 */
export function ConfirmRun(): ReactNode {
  const { runner } = useStores();
  const confirmation = useFrom(
    (stores) => stores.runner,
    (state) => state.confirmation,
  );
  const pluginPath = useFrom(
    ({ networks }) => networks,
    ({ directory }) => directory?.pluginPath,
  );
  const looking = useFrom(
    ({ attachments }) => attachments,
    ({ attachments, problem }) => attachments === null && problem === null,
  );
  if (confirmation === null) return null;
  const { request, reasons, since } = confirmation;
  const { confirm, decline } = runner.getState();
  const onHost = reasons.includes("host");
  const removes = reasons.includes("gc");
  return (
    <ConfirmDialog
      title={titleOf(confirmation)}
      action={onHost ? `${request.operation} on this host` : `Run ${request.operation}`}
      pending={removes && looking}
      variant={
        request.targetId === "host" ? "host" : removes || since?.state === "held" ? "danger" : "primary"
      }
      onConfirm={() => void confirm()}
      onClose={decline}
    >
      {onHost && (
        <p>
          These programs will run with full rights and change the network of this machine, not of the lab.
        </p>
      )}
      {removes && <StaleAttachments request={request} />}
      {since !== undefined && <p>{sinceWords(since)}</p>}
      {reasons.includes("uncached") && (
        <p>
          The result cache has no entry of this attachment
          {since === undefined && ": a DEL has removed it, or the cache was emptied"}. The plugins will get no
          prevResult, and may leave behind what they only find with it.
        </p>
      )}
      <RequestFacts request={request} pluginPath={pluginPath ?? []} />
      {onHost && <p>You are asked once for as long as this window is open.</p>}
    </ConfirmDialog>
  );
}

function sinceWords({ state, id, by }: SinceRun): string {
  return state === "held"
    ? `Run ${by} is a later ADD and holds this attachment now. This DEL removes what run ${by} has added. To undo run ${by}, open it and press Undo there.`
    : `Run ${id} was already undone by run ${by}, a DEL.`;
}

function titleOf({ request, reasons, since }: Confirmation): string {
  if (reasons.includes("host")) return `Run ${request.operation} on this machine?`;
  if (reasons.includes("gc")) return `Collect the garbage of ${request.network.name}?`;
  if (since?.state === "held") return `Remove the attachment of run ${since.by}?`;
  if (since?.state === "undone" && !reasons.includes("uncached")) return `Undo run ${since.id} once more?`;
  return "Undo it without its cache entry?";
}

function RequestFacts(props: {
  readonly request: RunRequest;
  readonly pluginPath: readonly string[];
}): ReactNode {
  const { request } = props;
  const plugins = outlineConfig(request.network)?.plugins.map(({ type }) => type) ?? [];
  return (
    <div className="text-ink">
      <FactList>
        <Fact name="Network">{request.network.name}</Fact>
        <Fact name="Plugins">{plugins.join(", ") || "unknown"}</Fact>
        <Fact name="From">
          <span className="font-mono text-sm">{props.pluginPath.join(":") || "CNI_PATH"}</span>
        </Fact>
        {request.operation !== "GC" && (
          <Fact name="Namespace">
            <span className="font-mono text-sm">{request.runtimeConf.netns || "none"}</span>
          </Fact>
        )}
      </FactList>
    </div>
  );
}
