import type { ReactNode } from "react";
import type { ResultInterface, ResultRoute, ResultView } from "../../../shared/cni/result.ts";
import type { TargetId } from "../../../shared/target/target-status.ts";
import { baseName } from "../../model/base-name.ts";
import { targetNames } from "../../model/target-names.ts";
import { Address } from "../address.tsx";
import { CopyButton } from "../copy-button.tsx";
import { DataTable } from "../data-table.tsx";

/** Where an interface lies: the namespace's name, or the target itself. */
export const placeOf = ({ sandbox }: ResultInterface, targetId: TargetId): string =>
  sandbox === null ? targetNames[targetId] : baseName(sandbox);

export function ResultAddresses({ result }: { readonly result: ResultView }): ReactNode {
  return (
    <DataTable
      title="IPs"
      columns={["Address", "Interface", "Gateway", ""]}
      rows={result.ips.map((ip) => ({
        key: `${ip.address} ${ip.interfaceIndex ?? ""}`,
        cells: [
          <span key="address" className="font-semibold">
            <Address text={ip.address} />
          </span>,
          ip.interfaceName ?? "—",
          ip.gateway === null ? "—" : <Address key="gateway" text={ip.gateway} />,
          <CopyButton key="copy" text={ip.address} what={ip.address} />,
        ],
      }))}
    />
  );
}

export function ResultInterfaces(props: {
  readonly result: ResultView;
  readonly targetId: TargetId;
}): ReactNode {
  return (
    <DataTable
      title="Interfaces"
      columns={["Name", "Where", "MAC", "MTU", ""]}
      rows={props.result.interfaces.map((each) => ({
        key: `${each.name} ${each.sandbox ?? ""}`,
        cells: [
          <span key="name" className="font-semibold">
            {each.name}
          </span>,
          <span key="where" className="font-sans" title={each.sandbox ?? undefined}>
            {placeOf(each, props.targetId)}
          </span>,
          each.mac ?? "—",
          each.mtu ?? "—",
          each.mac === null ? "" : <CopyButton key="copy" text={each.mac} what={`MAC of ${each.name}`} />,
        ],
      }))}
    />
  );
}

export function ResultRoutes({ result }: { readonly result: ResultView }): ReactNode {
  return (
    <DataTable
      title="Routes"
      columns={["Destination", "Gateway", "More"]}
      rows={result.routes.map((route) => ({
        key: `${route.dst} ${route.gateway ?? ""} ${route.table ?? ""}`,
        cells: [
          <Address key="dst" text={route.dst} />,
          route.gateway === null ? "—" : <Address key="gateway" text={route.gateway} />,
          moreOf(route),
        ],
      }))}
    />
  );
}

function moreOf(route: ResultRoute): string {
  const { mtu, advmss, priority, table, scope } = route;
  const parts = Object.entries({ mtu, advmss, priority, table, scope }).flatMap(([name, value]) =>
    value === null ? [] : [`${name} ${value}`],
  );
  return parts.length === 0 ? "—" : parts.join(", ");
}
