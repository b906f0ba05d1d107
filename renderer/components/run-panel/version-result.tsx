import type { ReactNode } from "react";
import { type PluginAnswer, pluginAnswers, wantedVersion } from "../../../shared/cni/plugin-versions.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { CopyButton } from "../copy-button.tsx";
import { DataTable } from "../data-table.tsx";
import { OutcomeIcon } from "../outcome-icon.tsx";
import { VersionMismatch } from "./version-mismatch.tsx";

/** Which versions each plugin of the network speaks, and whether the network's is among them. */
export function VersionResult({ record }: { readonly record: RunRecord }): ReactNode {
  const answers = pluginAnswers(record);
  const wanted = wantedVersion(record);
  const running = record.outcome === "running";
  return (
    <div className="flex flex-col gap-4 p-3">
      <DataTable
        title="Versions that the plugins speak"
        columns={["Plugin", `CNI ${wanted ?? "?"}`, "Speaks", ""]}
        rows={answers.map((answer) => ({
          key: `${answer.pluginIndex}`,
          cells: [
            <span key="plugin" className="font-semibold">
              {answer.pluginType}
            </span>,
            <Support key="support" answer={answer} running={running} />,
            <Versions key="versions" answer={answer} wanted={wanted} />,
            answer.versions === null ? (
              ""
            ) : (
              <CopyButton
                key="copy"
                text={answer.versions.join(", ")}
                what={`versions of ${answer.pluginType}`}
              />
            ),
          ],
        }))}
      />
      {record.cniVersion === "" && (
        <p className="text-muted text-sm">
          The network names no cniVersion. libcni takes that for 0.1.0 when it asks what plugins support.
        </p>
      )}
      <VersionMismatch record={record} />
      <p className="text-muted text-sm">
        VERSION asks the plugins of the chain. Those that they call themselves, such as IPAM plugins, are not
        asked.
      </p>
    </div>
  );
}

function Support(props: { readonly answer: PluginAnswer; readonly running: boolean }): ReactNode {
  const { supported, problem } = props.answer;
  if (supported === null) {
    const text = problem !== null ? "no answer" : props.running ? "waiting" : "not asked";
    return <span className="font-sans text-muted">{text}</span>;
  }
  return (
    <span className="inline-flex items-center gap-1 font-sans">
      <OutcomeIcon of={supported ? "succeeded" : "failed"} />
      {supported ? "supported" : "not supported"}
    </span>
  );
}

function Versions(props: { readonly answer: PluginAnswer; readonly wanted: string | null }): ReactNode {
  const { versions, source } = props.answer;
  if (versions === null) return "—";
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 whitespace-normal py-1">
      {versions.map((version, place) =>
        version === props.wanted ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a plugin may list a version twice
          <strong key={place} className="rounded-sm bg-ok-soft px-1">
            {version}
          </strong>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a plugin may list a version twice
          <span key={place}>{version === "" ? "(empty)" : version}</span>
        ),
      )}
      {source !== "list" && <span className="font-sans text-muted">{sourceNote(source)}</span>}
    </span>
  );
}

function sourceNote(source: PluginAnswer["source"]): string {
  return source === "unknownCommand"
    ? "The plugin does not know VERSION, from which libcni concludes 0.1.0."
    : "The plugin speaks 0.2.0 and lists nothing, which stands for these.";
}
