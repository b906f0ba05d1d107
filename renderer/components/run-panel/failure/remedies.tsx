import type { ReactNode } from "react";
import type { ErrorExplanation } from "../../../../shared/cni/explanations/rule.ts";
import type { RunRecord } from "../../../../shared/run/run-record.ts";
import { Button } from "../../button.tsx";
import { CopyButton } from "../../copy-button.tsx";
import { Holders } from "./holders.tsx";
import { useFailureActions } from "./use-failure-actions.ts";
import { WhereAside } from "./where-aside.tsx";

/** What can be done about an error: a button for what the window does, the command for what it does not. */
export function Remedies(props: {
  readonly record: RunRecord;
  readonly explanation: ErrorExplanation;
}): ReactNode {
  const { record, explanation } = props;
  const actions = useFailureActions(record);
  const commands = explanation.remedies.filter((remedy) => remedy.kind === "copyCommand");
  return (
    <>
      {explanation.remedies.some(({ kind }) => kind === "listAttachments") && <Holders record={record} />}
      {commands.map(({ command, does }) => (
        <p key={command} className="mt-1.5 flex items-center gap-1 text-sm">
          <code className="min-w-0 font-mono [overflow-wrap:anywhere]">{command}</code>
          <CopyButton text={command} what={`command ${command}`} inline />
          <span className="text-muted">{does}</span>
        </p>
      ))}
      {explanation.remedies.some(({ kind }) => kind === "setCacheEntryAside") && (
        <WhereAside record={record} />
      )}
      {actions.length > 0 && (
        <div className="mt-2.5 flex flex-wrap gap-2">
          {/* The button that follows upon another one keeps its focus. */}
          {actions.map(({ kind, name, run }) => (
            <Button key={kind} onClick={run}>
              {name}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
