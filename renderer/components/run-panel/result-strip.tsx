import type { ReactNode } from "react";
import type { ResultInterface, ResultIp } from "../../../shared/cni/result.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { TargetId } from "../../../shared/target/target-status.ts";
import { resultIn } from "../../model/result-in.ts";
import { Address } from "../address.tsx";
import { IpOwner } from "./ip-owner.tsx";
import { placeOf } from "./place-of.ts";

/** The result in a few lines under the trace: each interface with its address and gateway. */
export function ResultStrip({ record }: { readonly record: RunRecord }): ReactNode {
  const result = resultIn(record.result);
  if (result === null) return null;
  const rows = result.interfaces
    .map((each, index) => ({ each, ips: result.ips.filter((ip) => ip.interfaceIndex === index) }))
    .filter(({ each, ips }) => ips.length > 0 || each.sandbox !== null);
  // Results of 0.1.0 and 0.2.0 know no interfaces; in later ones it is a fault.
  const loose = result.ips.filter(({ interfaceName }) => interfaceName === null);
  if (rows.length + loose.length === 0) return null;
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
          {loose.map((ip) => (
            <tr key={ip.address} className={rowClass}>
              <td colSpan={2} className="pr-4 font-sans text-muted">
                {ip.interfaceIndex === null ? (
                  "interface not said"
                ) : (
                  <IpOwner ip={ip} result={result} targetId={record.targetId} />
                )}
              </td>
              <IpCells ip={ip} />
              <td className="@max-lg:hidden" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const rowClass = "align-top [&>*]:py-0.5";

/** An interface with its first IP, and a row for each further one. */
function InterfaceRows(props: {
  readonly interface: ResultInterface;
  readonly ips: readonly ResultIp[];
  readonly targetId: TargetId;
}): ReactNode {
  const { interface: each, ips } = props;
  const [first, ...further] = ips;
  const rowSpan = Math.max(1, ips.length);
  return (
    <>
      <tr className={rowClass}>
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
        <tr key={ip.address} className={rowClass}>
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
