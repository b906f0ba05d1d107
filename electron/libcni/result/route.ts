import { formatIpNet, type Ip, type IpNet } from "../../../shared/net/ip.ts";
import { field, goStruct } from "../go/json-struct.ts";
import { goInt, goPointer, goUnmarshaler } from "../go/json-types.ts";
import { GoStruct } from "../go/json-writer.ts";
import { ipDecoder, ipNetDecoder, writableIp } from "./ip-decoders.ts";
import { omitEmpty, omitNull } from "./omit-empty.ts";

/** types.Route, the same in results of all versions. */
export interface Route {
  readonly dst: IpNet | null;
  readonly gw: Ip | null;
  readonly mtu: bigint;
  readonly advmss: bigint;
  readonly priority: bigint;
  /** `null` if not given, which differs from 0. */
  readonly table: bigint | null;
  /** `null` if not given, which differs from 0. */
  readonly scope: bigint | null;
}

/** A route that says only where and through what; all that 0.1.0 and 0.2.0 know of one. */
export function plainRoute(dst: IpNet | null, gw: Ip | null): Route {
  return { dst, gw, mtu: 0n, advmss: 0n, priority: 0n, table: null, scope: null };
}

const noRoute = plainRoute(null, null);

export const routeDecoder = goUnmarshaler(
  goStruct<Route>("types.route", noRoute, {
    dst: field("dst", ipNetDecoder),
    gw: field("gw", ipDecoder),
    mtu: field("mtu", goInt),
    advmss: field("advmss", goInt),
    priority: field("priority", goInt),
    table: field("table", goPointer(goInt)),
    scope: field("scope", goPointer(goInt)),
  }),
  noRoute,
  (route) => route,
);

export function writableRoute(route: Route | null): GoStruct | null {
  if (route === null) return null;
  return new GoStruct([
    ["dst", formatIpNet(route.dst)],
    ...omitEmpty([
      ["gw", writableIp(route.gw)],
      ["mtu", route.mtu],
      ["advmss", route.advmss],
      ["priority", route.priority],
    ]),
    ...omitNull([
      ["table", route.table],
      ["scope", route.scope],
    ]),
  ]);
}
