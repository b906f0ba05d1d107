import { formatIpNet, type Ip, type IpNet } from "../../../shared/net/ip.ts";
import { field, goStruct } from "../go/json-struct.ts";
import { goPointer, goSlice, goString, goUnmarshaler } from "../go/json-types.ts";
import { GoStruct } from "../go/json-writer.ts";
import { type Dns, dnsDecoder, noDns, writableDns } from "./dns.ts";
import { ipDecoder, ipNetDecoder, writableIp } from "./ip-decoders.ts";
import { omitEmpty, omitNull } from "./omit-empty.ts";
import { type Route, routeDecoder, writableRoute } from "./route.ts";

/** A result of version 0.1.0 or 0.2.0: at most one address of each family, each with routes of its own. */
export interface Result020 {
  readonly cniVersion: string;
  readonly ip4: IpConfig020 | null;
  readonly ip6: IpConfig020 | null;
  readonly dns: Dns;
}

export interface IpConfig020 {
  readonly ip: IpNet | null;
  readonly gateway: Ip | null;
  readonly routes: readonly Route[] | null;
}

const noIpConfig: IpConfig020 = { ip: null, gateway: null, routes: null };

const ipConfig = goUnmarshaler(
  goStruct<IpConfig020>("types020.ipConfig", noIpConfig, {
    ip: field("ip", ipNetDecoder),
    gateway: field("gateway", ipDecoder),
    routes: field("routes", goSlice("[]types.Route", routeDecoder)),
  }),
  noIpConfig,
  (value) => value,
);

export const decoder020 = goStruct<Result020>(
  "types020.Result",
  { cniVersion: "", ip4: null, ip6: null, dns: noDns },
  {
    cniVersion: field("cniVersion", goString),
    ip4: field("ip4", goPointer(ipConfig)),
    ip6: field("ip6", goPointer(ipConfig)),
    dns: field("dns", dnsDecoder),
  },
);

export function writable020(result: Result020): GoStruct {
  return new GoStruct([
    ...omitEmpty([["cniVersion", result.cniVersion]]),
    ...omitNull([
      ["ip4", writableIpConfig(result.ip4)],
      ["ip6", writableIpConfig(result.ip6)],
    ]),
    ["dns", writableDns(result.dns)],
  ]);
}

function writableIpConfig(config: IpConfig020 | null): GoStruct | null {
  if (config === null) return null;
  return new GoStruct([
    ["ip", formatIpNet(config.ip)],
    ...omitEmpty([
      ["gateway", writableIp(config.gateway)],
      ["routes", (config.routes ?? []).map(writableRoute)],
    ]),
  ]);
}
