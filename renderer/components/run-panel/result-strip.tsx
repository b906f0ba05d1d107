import type { ReactNode } from "react";
import { parseResult } from "../../../shared/cni/result.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { placeOf } from "./result-tables.tsx";

/** The result in a few lines under the trace: each interface with its address and gateway. */
export function ResultStrip({ record }: { readonly record: RunRecord }): ReactNode {
  const result = record.result?.encoding === "utf8" ? parseResult(record.result.text) : null;
  if (result === null) return null;
  const rows = result.interfaces
    .map((each, index) => ({ each, ips: result.ips.filter((ip) => ip.interfaceIndex === index) }))
    .filter(({ each, ips }) => ips.length > 0 || each.sandbox !== null);
  if (rows.length === 0) return null;
  return (
    <div className="max-h-32 shrink-0 overflow-auto border-line border-t px-3 py-1.5">
      <table aria-label="Result in short" className="w-full whitespace-nowrap font-mono text-sm">
        <tbody>
          {rows.map(({ each, ips }) => (
            <tr key={`${each.name} ${each.sandbox ?? ""}`} className="align-top [&>*]:py-0.5">
              <th scope="row" className="pr-4 text-left font-semibold">
                {each.name}
              </th>
              <td className="max-w-40 truncate pr-4 font-sans text-muted" title={each.sandbox ?? undefined}>
                {placeOf(each, record.targetId)}
              </td>
              <td className="pr-4">
                <Lines values={ips.map(({ address }) => address)} />
              </td>
              <td className="pr-4 text-muted">
                <Lines values={ips.map(({ gateway }) => (gateway === null ? "" : `via ${gateway}`))} />
              </td>
              <td className="text-right text-muted @max-lg:hidden">{each.mac}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One below the other, an IP beside its gateway. */
function Lines({ values }: { readonly values: readonly string[] }): ReactNode {
  return values.map((value, line) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a result that does not change
    <span key={line} className="block min-h-[1.5em]">
      {value}
    </span>
  ));
}
