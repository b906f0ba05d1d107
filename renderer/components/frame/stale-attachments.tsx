import { type ReactNode, useEffect } from "react";
import type { CachedAttachment } from "../../../shared/cni/cached-attachment.ts";
import { type OperationGate, operationGate } from "../../../shared/cni/operation-gate.ts";
import type { RunRequest } from "../../../shared/run/run-record.ts";
import { counted, grouped } from "../../../shared/text/number-words.ts";
import { baseName } from "../../model/base-name.ts";
import { outlineConfig } from "../../model/outline-config.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { DataTable } from "../data-table.tsx";
import { Note } from "../note.tsx";

/** So many are listed one by one. */
const maxListed = 200;

/** What a GC would remove, from the result cache of its target as it is now. */
export function StaleAttachments({ request }: { readonly request: RunRequest }): ReactNode {
  const { targetId, network } = request;
  const store = useStores().attachments;
  const attachments = useFrom(
    (stores) => stores.attachments,
    (state) => state.attachments,
  );
  const problem = useFrom(
    (stores) => stores.attachments,
    (state) => state.problem,
  );
  useEffect(() => {
    void store.getState().load(targetId, network.name);
  }, [store, targetId, network.name]);

  const outline = outlineConfig(network);
  const gate = outline === null ? null : operationGate("GC", outline);
  if (problem !== null) {
    return (
      <Note kind="bad">
        {problem.message} {problem.advice}
      </Note>
    );
  }
  if (attachments === null) return <p role="status">Looking into the result cache…</p>;
  return (
    <>
      {attachments.length > 0 ? (
        <p>
          GC, as cnitool does it, takes no attachment for one that is in use. It runs DEL for every one of{" "}
          {network.name} that the result cache knows:
        </p>
      ) : (
        <p>The result cache knows no attachment of {network.name}, so none will be removed.</p>
      )}
      {attachments.length > 0 && <AttachmentTable attachments={attachments} />}
      <p>{afterwards(gate, attachments.length)}</p>
    </>
  );
}

function afterwards(gate: OperationGate | null, count: number): string {
  if (gate !== null) return gate.sentence;
  return count > 0
    ? "Then each plugin of the network is asked to clean up what belongs to no attachment."
    : "Each plugin of the network is asked to clean up what belongs to no attachment.";
}

function AttachmentTable(props: { readonly attachments: readonly CachedAttachment[] }): ReactNode {
  const { attachments } = props;
  const more = attachments.length - maxListed;
  return (
    <section
      aria-label="Attachments that will be removed"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
      tabIndex={0}
      className="max-h-[36vh] overflow-auto text-ink"
    >
      <DataTable
        title={counted(attachments.length, "attachment")}
        columns={["Container ID", "Interface", "Namespace"]}
        rows={attachments.slice(0, maxListed).map(({ containerId, ifName, netns }) => ({
          key: `${containerId} ${ifName}`,
          cells: [
            containerId,
            ifName,
            <span key="netns" title={netns}>
              {netns === "" ? "—" : baseName(netns)}
            </span>,
          ],
        }))}
      />
      {more > 0 && <p>and {grouped(more)} more</p>}
    </section>
  );
}
