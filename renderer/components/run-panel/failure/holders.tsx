import { type ReactNode, useEffect } from "react";
import type { CachedAttachment } from "../../../../shared/cni/cached-attachment.ts";
import type { RunRecord } from "../../../../shared/run/run-record.ts";
import { useFrom, useStores } from "../../../stores/stores-context.tsx";
import { Button } from "../../button.tsx";
import { requestOf } from "../request-of.ts";

const shownAtMost = 8;

/** The attachments of the run's network, which hold its addresses, each with its DEL. */
export function Holders({ record }: { readonly record: RunRecord }): ReactNode {
  const { holders } = useStores();
  const { attachments, problem } = useFrom(
    (stores) => stores.holders,
    (state) => state,
  );
  const { targetId, network, id } = record;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run means that others may hold them
  useEffect(() => {
    void holders.getState().load(targetId, network.name);
  }, [holders, targetId, network.name, id]);

  if (problem !== null) return <p className="mt-1.5">{problem.message}</p>;
  if (attachments === null) {
    return <p className="mt-1.5 text-muted">Looking for the attachments of {network.name}…</p>;
  }
  const others = attachments.filter((attachment) => !isOwn(attachment, record));
  if (others.length === 0) {
    return (
      <p className="mt-1.5 text-muted">
        The result cache knows of no other attachment of {network.name}. Addresses that are still allocated
        were left behind by containers that went without a DEL; GC lets go of them.
      </p>
    );
  }
  return (
    <section aria-label={`Attachments of ${network.name}`} className="mt-2.5">
      <p className="font-semibold">Attachments of {network.name}</p>
      <ul className="mt-1 flex flex-col gap-1">
        {others.slice(0, shownAtMost).map((attachment) => (
          <Holder
            key={`${attachment.containerId} ${attachment.ifName}`}
            attachment={attachment}
            record={record}
          />
        ))}
      </ul>
      {others.length > shownAtMost && (
        <p className="text-muted text-sm">and {others.length - shownAtMost} more</p>
      )}
    </section>
  );
}

function Holder(props: { readonly attachment: CachedAttachment; readonly record: RunRecord }): ReactNode {
  const { runner } = useStores();
  const { networkName: _own, ...runtimeConf } = props.attachment;
  const { containerId, ifName, netns } = runtimeConf;
  const request = requestOf(props.record);
  return (
    <li className="flex items-center gap-2">
      <span className="min-w-0 flex-1 truncate font-mono text-sm" title={`${containerId} ${ifName} ${netns}`}>
        {containerId} {ifName} {netns}
      </span>
      <Button
        size="small"
        variant={request.targetId === "host" ? "hostPlain" : "plain"}
        aria-label={`DEL ${containerId} ${ifName}`}
        onClick={() => void runner.getState().request({ ...request, operation: "DEL", runtimeConf })}
      >
        DEL
      </Button>
    </li>
  );
}

function isOwn({ containerId, ifName }: CachedAttachment, { runtimeConf }: RunRecord): boolean {
  return containerId === runtimeConf.containerId && ifName === runtimeConf.ifName;
}
