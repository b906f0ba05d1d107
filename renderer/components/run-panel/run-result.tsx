import { FileJson } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import type { ResultDns } from "../../../shared/cni/result.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { grouped } from "../../../shared/text/number-words.ts";
import { resultIn } from "../../model/result-in.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { BytesView } from "../bytes-view.tsx";
import { CopyButton } from "../copy-button.tsx";
import { EmptyState } from "../empty-state.tsx";
import { Fact, FactList } from "../fact-list.tsx";
import { ResultAddresses, ResultInterfaces, ResultRoutes } from "./result-tables.tsx";
import { ResultVersionChoice } from "./result-version.tsx";
import { useConvertedResult } from "./use-converted-result.ts";
import { VersionResult } from "./version-result.tsx";

/** The result for people: what ADD made, or what the plugins answered to VERSION. */
export function RunResult({ record }: { readonly record: RunRecord }): ReactNode {
  if (record.operation === "VERSION" && record.steps.length > 0) return <VersionResult record={record} />;
  if (record.result?.encoding !== "utf8") return <NoResult record={record} />;
  return <AddResult key={record.id} record={record} text={record.result.text} />;
}

/** Interfaces, addresses, routes, DNS and the JSON of all that, in the version that it came in or another one. */
function AddResult(props: { readonly record: RunRecord; readonly text: string }): ReactNode {
  const { record } = props;
  const { conversions } = useStores();
  const version = useFrom(
    (stores) => stores.conversions,
    ({ chosen }) => (chosen?.runId === record.id ? chosen.version : null),
  );
  const converted = useConvertedResult(props.text, version);
  const text = converted?.text ?? props.text;
  const bytes = useMemo(() => ({ encoding: "utf8", text }) as const, [text]);
  const came = resultIn(record.result);
  const result = text === props.text ? came : resultIn(bytes);
  if (came === null || result === null) return <NoResult record={record} />;
  return (
    <div className="flex flex-col gap-5 p-3">
      <ResultVersionChoice
        came={came.cniVersion}
        chosen={version}
        converted={converted}
        onChoose={(chosen) => conversions.getState().choose(record.id, chosen)}
      />
      <ResultAddresses result={result} targetId={record.targetId} />
      <ResultInterfaces result={result} targetId={record.targetId} />
      <ResultRoutes result={result} />
      <Dns dns={result.dns} />
      <section>
        <h3 className="mb-1.5 font-semibold">JSON</h3>
        <div className="overflow-clip rounded-md border border-line">
          <BytesView name="JSON of the result" bytes={bytes} layout empty="Empty." />
        </div>
      </section>
    </div>
  );
}

function Dns({ dns }: { readonly dns: ResultDns }): ReactNode {
  const hasDns = dns.nameservers.length + dns.search.length + dns.options.length > 0 || dns.domain !== null;
  return (
    <section>
      <h3 className="mb-1.5 font-semibold">DNS</h3>
      {hasDns ? (
        <FactList>
          <DnsFact name="Nameservers" values={dns.nameservers} />
          <DnsFact name="Domain" values={dns.domain === null ? [] : [dns.domain]} />
          <DnsFact name="Search" values={dns.search} />
          <DnsFact name="Options" values={dns.options} />
        </FactList>
      ) : (
        <p className="text-muted text-sm">None.</p>
      )}
    </section>
  );
}

/** So many values of a list are shown; nobody reads on, and all of them are in the raw result. */
const shownValues = 100;

function DnsFact(props: { readonly name: string; readonly values: readonly string[] }): ReactNode {
  if (props.values.length === 0) return null;
  return (
    <Fact name={props.name}>
      <span className="font-mono text-sm [overflow-wrap:anywhere]">
        {props.values.slice(0, shownValues).join(", ")}
      </span>
      {props.values.length > shownValues && (
        <span className="text-muted"> and {grouped(props.values.length - shownValues)} more</span>
      )}{" "}
      <CopyButton inline text={props.values.join(" ")} what={props.name.toLowerCase()} />
    </Fact>
  );
}

function NoResult({ record }: { readonly record: RunRecord }): ReactNode {
  return (
    <EmptyState icon={<FileJson />} title="No result">
      {noResultReason(record)}
    </EmptyState>
  );
}

function noResultReason(record: RunRecord): string {
  if (record.outcome === "running") return "The run is under way.";
  if (record.outcome !== "succeeded")
    return `The run ${record.outcome === "skipped" ? "was" : "ended as"} ${record.outcome}.`;
  return `${record.operation} has no result: a plugin that prints nothing has done its work.`;
}
