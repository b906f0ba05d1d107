import type { ReactNode } from "react";
import type { ResultRoute, ResultView } from "../../../shared/cni/result.ts";
import type { TargetId } from "../../../shared/target/target-status.ts";
import { Address } from "../address.tsx";
import { CopyButton } from "../copy-button.tsx";
import { DataTable } from "../data-table.tsx";
import { IpOwner } from "./ip-owner.tsx";
import { placeOf } from "./place-of.ts";

/** Each IP with the interface that it belongs to. */
export function ResultAddresses(props: {
  readonly result: ResultView;
  readonly targetId: TargetId;
}): ReactNode {
  const { result } = props;
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
          <IpOwner key="interface" ip={ip} {...props} />,
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
      columns={["#", "Name", "Where", "MAC", "MTU", "More", ""]}
      rows={props.result.interfaces.map((each, index) => ({
        key: `${index}`,
        cells: [
          <span key="index" className="text-muted" title="The index that IPs name it by">
            {index}
          </span>,
          <span key="name" className="font-semibold">
            {each.name}
          </span>,
          <span key="where" className="font-sans" title={each.sandbox ?? undefined}>
            {placeOf(each, props.targetId)}
          </span>,
          each.mac ?? "—",
          each.mtu ?? "—",
          [each.pciId, each.socketPath].filter((more) => more !== null).join(", ") || "—",
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
      columns={["Destination", "Gateway", "More", ""]}
      rows={result.routes.map((route) => ({
        key: `${route.dst} ${route.gateway ?? ""} ${route.table ?? ""}`,
        cells: [
          <Address key="dst" text={route.dst} />,
          route.gateway === null ? "—" : <Address key="gateway" text={route.gateway} />,
          moreOf(route),
          <CopyButton key="copy" text={routeText(route)} what={`route ${route.dst}`} />,
        ],
      }))}
    />
  );
}

/** As `ip route` writes it. */
function routeText({ dst, gateway }: ResultRoute): string {
  return gateway === null ? dst : `${dst} via ${gateway}`;
}

function moreOf(route: ResultRoute): string {
  const { mtu, advmss, priority, table, scope } = route;
  const parts = Object.entries({ mtu, advmss, priority, table, scope }).flatMap(([name, value]) =>
    value === null ? [] : [`${name} ${value}`],
  );
  return parts.length === 0 ? "—" : parts.join(", ");
}
