import type { ReactNode } from "react";
import { faultReport, faultSentence } from "../../../shared/run/fault-report.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { attachmentOf } from "../../model/earlier-runs.ts";
import { formatRoute } from "../../model/route.ts";
import { targetNames } from "../../model/target-names.ts";
import { CopyButton } from "../copy-button.tsx";
import { Fact, FactList } from "../fact-list.tsx";
import { Moment } from "../moment.tsx";

/** With what a run was started. */
export function RunFacts({ record }: { readonly record: RunRecord }): ReactNode {
  const { runtimeConf, network } = record;
  const attachment = attachmentOf(record);
  const report = faultReport(record);
  const args = runtimeConf.args.map(([key, value]) => `${key}=${value}`).join(";");
  return (
    <div className="p-3">
      <FactList>
        <Fact name="Started">
          <Moment at={record.startedAt} />
        </Fact>
        <Fact name="Target">{targetNames[record.targetId]}</Fact>
        <Fact name="Network">
          {network.name} <span className="text-muted">CNI {record.cniVersion ?? "unknown"}</span>
        </Fact>
        <Copyable name="File" value={network.file} />
        <Copyable name="Container ID" value={runtimeConf.containerId} />
        <Copyable name="Namespace" value={runtimeConf.netns} />
        <Copyable name="Interface" value={runtimeConf.ifName} />
        {attachment !== null && (
          <Fact name="Attachment">
            <a
              href={formatRoute({ view: "attachment", ...attachment })}
              className="text-accent hover:underline"
            >
              Show all its runs, and what is there of it now
            </a>
          </Fact>
        )}
        {report !== null && <Fact name="Fault">{faultSentence(report, record.outcome !== "running")}</Fact>}
        <Copyable name="CNI_ARGS" value={args} />
        <Copyable name="CAP_ARGS" value={runtimeConf.capabilityArgs} />
        <Copyable name="CNI_PATH" value={record.pluginPath.join(":")} />
      </FactList>
    </div>
  );
}

function Copyable(props: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <Fact name={props.name}>
      {props.value === "" ? (
        <span className="text-faint">none</span>
      ) : (
        <span className="flex items-start gap-1 font-mono text-sm">
          <span className="min-w-0">{props.value}</span>
          <CopyButton text={props.value} what={props.name} inline />
        </span>
      )}
    </Fact>
  );
}
