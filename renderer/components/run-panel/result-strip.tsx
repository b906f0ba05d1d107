import type { ReactNode } from "react";
import type { ResultInterface, ResultIp } from "../../../shared/cni/result.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { TargetId } from "../../../shared/target/target-status.ts";
import { resultIn } from "../../model/result-in.ts";
import { Address } from "../address.tsx";
import { placeOf } from "./result-tables.tsx";

/** The result in a few lines under the trace: each interface with its address and gateway. */
export function ResultStrip({ record }: { readonly record: RunRecord }): ReactNode {
  const result = resultIn(record.result);
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
            <InterfaceRows
              key={`${each.name} ${each.sandbox ?? ""}`}
              interface={each}
              ips={ips}
              targetId={record.targetId}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** An interface with its first IP, and a row for each further one. */
function InterfaceRows(props: {
  readonly interface: ResultInterface;
  readonly ips: readonly ResultIp[];
  readonly targetId: TargetId;
}): ReactNode {
  const { interface: each, ips } = props;
  const [first, ...further] = ips;
  const rowSpan = Math.max(1, ips.length);
  const row = "align-top [&>*]:py-0.5";
  return (
    <>
      <tr className={row}>
        <th scope="row" rowSpan={rowSpan} className="pr-4 text-left font-semibold">
          {each.name}
        </th>
        <td
          rowSpan={rowSpan}
          className="max-w-40 truncate pr-4 font-sans text-muted"
          title={each.sandbox ?? undefined}
        >
          {placeOf(each, props.targetId)}
        </td>
        <IpCells ip={first} />
        <td rowSpan={rowSpan} className="text-right text-muted @max-lg:hidden">
          {each.mac}
        </td>
      </tr>
      {further.map((ip) => (
        <tr key={ip.address} className={row}>
          <IpCells ip={ip} />
        </tr>
      ))}
    </>
  );
}

function IpCells({ ip }: { readonly ip: ResultIp | undefined }): ReactNode {
  return (
    <>
      <td className="pr-4">{ip !== undefined && <Address text={ip.address} />}</td>
      <td className="pr-4 text-muted">
        {ip?.gateway != null && (
          <>
            via <Address text={ip.gateway} />
          </>
        )}
      </td>
    </>
  );
}
