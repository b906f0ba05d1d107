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
            <tr key={`${each.name} ${each.sandbox ?? ""}`}>
              <th scope="row" className="py-0.5 pr-4 text-left font-semibold">
                {each.name}
              </th>
              <td className="pr-4 font-sans text-muted">{placeOf(each, record.targetId)}</td>
              <td className="pr-4">{ips.map((ip) => ip.address).join(", ")}</td>
              <td className="pr-4 text-muted">{gatewaysOf(ips)}</td>
              <td className="text-right text-muted @max-lg:hidden">{each.mac}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function gatewaysOf(ips: readonly { readonly gateway: string | null }[]): string {
  const gateways = ips.flatMap(({ gateway }) => (gateway === null ? [] : [gateway]));
  return gateways.length === 0 ? "" : `via ${gateways.join(", ")}`;
}
