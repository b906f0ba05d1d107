import { FileJson } from "lucide-react";
import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { resultIn } from "../../model/result-in.ts";
import { EmptyState } from "../empty-state.tsx";
import { Fact, FactList } from "../fact-list.tsx";
import { ResultAddresses, ResultInterfaces, ResultRoutes } from "./result-tables.tsx";
import { VersionResult } from "./version-result.tsx";

/** The result for people: what ADD made, or what the plugins answered to VERSION. */
export function RunResult({ record }: { readonly record: RunRecord }): ReactNode {
  const isVersion = record.operation === "VERSION" && record.steps.length > 0;
  return isVersion ? <VersionResult record={record} /> : <AddResult record={record} />;
}

/** Interfaces, addresses, routes and DNS. */
function AddResult({ record }: { readonly record: RunRecord }): ReactNode {
  const result = resultIn(record.result);
  if (result === null) {
    return (
      <EmptyState icon={<FileJson />} title="No result">
        {noResultReason(record)}
      </EmptyState>
    );
  }
  const { dns } = result;
  const hasDns = dns.nameservers.length + dns.search.length + dns.options.length > 0 || dns.domain !== null;
  return (
    <div className="flex flex-col gap-5 p-3">
      <ResultAddresses result={result} />
      <ResultInterfaces result={result} targetId={record.targetId} />
      <ResultRoutes result={result} />
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
      <p className="text-muted text-sm">Result of CNI version {result.cniVersion || "not named"}.</p>
    </div>
  );
}

function DnsFact(props: { readonly name: string; readonly values: readonly string[] }): ReactNode {
  if (props.values.length === 0) return null;
  return (
    <Fact name={props.name}>
      <span className="font-mono text-sm">{props.values.join(", ")}</span>
    </Fact>
  );
}

function noResultReason(record: RunRecord): string {
  if (record.outcome === "running") return "The run is under way.";
  if (record.outcome !== "succeeded")
    return `The run ${record.outcome === "skipped" ? "was" : "ended as"} ${record.outcome}.`;
  return `${record.operation} has no result: a plugin that prints nothing has done its work.`;
}
