import { formatIpNet, type Ip, type IpNet } from "../../../shared/net/ip.ts";
import { field, goStruct } from "../go/json-struct.ts";
import { goInt, goPointer, goSlice, goString, goUnmarshaler } from "../go/json-types.ts";
import { GoStruct } from "../go/json-writer.ts";
import { type Dns, dnsDecoder, noDns, writableDns } from "./dns.ts";
import { ipDecoder, ipNetDecoder, writableIp } from "./ip-decoders.ts";
import { omitEmpty, omitNull } from "./omit-empty.ts";
import { type Route, routeDecoder, writableRoute } from "./route.ts";

/** A result of version 0.3.0, 0.3.1 or 0.4.0. A `null` in a list is one that the plugin wrote. */
export interface Result040 {
  readonly cniVersion: string;
  readonly interfaces: readonly (Interface040 | null)[] | null;
  readonly ips: readonly (IpConfig040 | null)[] | null;
  readonly routes: readonly (Route | null)[] | null;
  readonly dns: Dns;
}

export interface Interface040 {
  readonly name: string;
  readonly mac: string;
  readonly sandbox: string;
}

export interface IpConfig040 {
  /** The address family, `4` or `6`, as the plugin says. */
  readonly version: string;
  /** Index into the interfaces; `null` if not given. */
  readonly interface: bigint | null;
  readonly address: IpNet | null;
  readonly gateway: Ip | null;
}

const noIpConfig: IpConfig040 = { version: "", interface: null, address: null, gateway: null };

const interfaceDecoder = goStruct<Interface040>(
  "types040.Interface",
  { name: "", mac: "", sandbox: "" },
  { name: field("name", goString), mac: field("mac", goString), sandbox: field("sandbox", goString) },
);

const ipConfig = goUnmarshaler(
  goStruct<IpConfig040>("types040.ipConfig", noIpConfig, {
    version: field("version", goString),
    interface: field("interface", goPointer(goInt)),
    address: field("address", ipNetDecoder),
    gateway: field("gateway", ipDecoder),
  }),
  noIpConfig,
  (value) => value,
);

export const decoder040 = goStruct<Result040>(
  "types040.Result",
  { cniVersion: "", interfaces: null, ips: null, routes: null, dns: noDns },
  {
    cniVersion: field("cniVersion", goString),
    interfaces: field("interfaces", goSlice("[]*types040.Interface", goPointer(interfaceDecoder))),
    ips: field("ips", goSlice("[]*types040.IPConfig", goPointer(ipConfig))),
    routes: field("routes", goSlice("[]*types.Route", goPointer(routeDecoder))),
    dns: field("dns", dnsDecoder),
  },
);

export function writable040(result: Result040): GoStruct {
  return new GoStruct([
    ...omitEmpty([
      ["cniVersion", result.cniVersion],
      ["interfaces", (result.interfaces ?? []).map(writableInterface)],
      ["ips", (result.ips ?? []).map(writableIpConfig)],
      ["routes", (result.routes ?? []).map(writableRoute)],
    ]),
    ["dns", writableDns(result.dns)],
  ]);
}

function writableInterface(value: Interface040 | null): GoStruct | null {
  if (value === null) return null;
  const { name, mac, sandbox } = value;
  return new GoStruct([
    ["name", name],
    ...omitEmpty([
      ["mac", mac],
      ["sandbox", sandbox],
    ]),
  ]);
}

function writableIpConfig(config: IpConfig040 | null): GoStruct | null {
  if (config === null) return null;
  return new GoStruct([
    ["version", config.version],
    ...omitNull([["interface", config.interface]]),
    ["address", formatIpNet(config.address)],
    ...omitNull([["gateway", writableIp(config.gateway)]]),
  ]);
}
