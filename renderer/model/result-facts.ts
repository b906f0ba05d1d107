import {
  pointsNowhere,
  type ResultDns,
  type ResultInterface,
  type ResultIp,
  type ResultRoute,
  type ResultView,
} from "../../shared/cni/result.ts";
import { baseName } from "./base-name.ts";

/** Everything that a result says, a line each, so that two results can be compared line by line. */
export function resultFacts(result: ResultView): readonly string[] {
  return [
    `cniVersion ${result.cniVersion || "not named"}`,
    ...result.interfaces.map(interfaceFact),
    ...result.ips.map(ipFact),
    ...result.routes.map(routeFact),
    ...dnsFacts(result.dns),
  ];
}

function interfaceFact({ name, sandbox, mac, mtu, socketPath, pciId }: ResultInterface): string {
  const place = sandbox === null ? [] : [`in ${baseName(sandbox)}`];
  return ["interface", name, ...place, ...named({ mac, mtu, socketPath, pciID: pciId })].join(" ");
}

function ipFact(ip: ResultIp): string {
  const owner = pointsNowhere(ip) ? `interface ${ip.interfaceIndex}, which is not there` : ip.interfaceName;
  return [
    "IP",
    ip.address,
    ...(owner === null ? [] : [`on ${owner}`]),
    ...named({ gateway: ip.gateway }),
  ].join(" ");
}

function routeFact({ dst, gateway, ...more }: ResultRoute): string {
  return ["route", dst, ...(gateway === null ? [] : [`via ${gateway}`]), ...named(more)].join(" ");
}

function dnsFacts({ nameservers, domain, search, options }: ResultDns): readonly string[] {
  return [
    ...nameservers.map((each) => `DNS nameserver ${each}`),
    ...(domain === null ? [] : [`DNS domain ${domain}`]),
    ...search.map((each) => `DNS search ${each}`),
    ...options.map((each) => `DNS option ${each}`),
  ];
}

function named(values: Readonly<Record<string, string | number | null>>): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`]));
}
