import { formatIpNet, type Ip, type IpNet } from "../../../shared/net/ip.ts";
import { parseGoJson } from "../go/json-decoder.ts";
import { field, goStruct } from "../go/json-struct.ts";
import { goInt, goObject, goPointer, goSlice, goString, goUnmarshaler } from "../go/json-types.ts";
import { GoStruct, type Writable, writeJson } from "../go/json-writer.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { type Dns, dnsDecoder, isEmptyDns, noDns, writableDns } from "./dns.ts";
import { ipDecoder, ipNetDecoder, writableIp } from "./ip-decoders.ts";
import { omitEmpty, omitNull } from "./omit-empty.ts";
import { type Route, routeDecoder, writableRoute } from "./route.ts";

/** A result of version 1.0.0 or 1.1.0. A `null` in a list is one that the plugin wrote. */
export interface Result100 {
  readonly cniVersion: string;
  readonly interfaces: readonly (Interface100 | null)[] | null;
  readonly ips: readonly (IpConfig100 | null)[] | null;
  readonly routes: readonly (Route | null)[] | null;
  readonly dns: Dns;
}

export interface Interface100 {
  readonly name: string;
  readonly mac: string;
  readonly mtu: bigint;
  readonly sandbox: string;
  readonly socketPath: string;
  readonly pciId: string;
}

export interface IpConfig100 {
  /** Index into the interfaces; `null` if not given. */
  readonly interface: bigint | null;
  readonly address: IpNet | null;
  readonly gateway: Ip | null;
}

const noIpConfig: IpConfig100 = { interface: null, address: null, gateway: null };

const interfaceDecoder = goStruct<Interface100>(
  "types100.Interface",
  { name: "", mac: "", mtu: 0n, sandbox: "", socketPath: "", pciId: "" },
  {
    name: field("name", goString),
    mac: field("mac", goString),
    mtu: field("mtu", goInt),
    sandbox: field("sandbox", goString),
    socketPath: field("socketPath", goString),
    pciId: field("pciID", goString),
  },
);

const ipConfig = goUnmarshaler(
  goStruct<IpConfig100>("types100.ipConfig", noIpConfig, {
    interface: field("interface", goPointer(goInt)),
    address: field("address", ipNetDecoder),
    gateway: field("gateway", ipDecoder),
  }),
  noIpConfig,
  (value) => value,
);

export const decoder100 = goStruct<Result100>(
  "types100.Result",
  { cniVersion: "", interfaces: null, ips: null, routes: null, dns: noDns },
  {
    cniVersion: field("cniVersion", goString),
    interfaces: field("interfaces", goSlice("[]*types100.Interface", goPointer(interfaceDecoder))),
    ips: field("ips", goSlice("[]*types100.IPConfig", goPointer(ipConfig))),
    routes: field("routes", goSlice("[]*types.Route", goPointer(routeDecoder))),
    dns: field("dns", dnsDecoder),
  },
);

/** As libcni writes it: by way of a map, which sorts the keys and turns integers into float64. */
export function writable100(result: Result100): Writable {
  const struct = new GoStruct([
    ...omitEmpty([
      ["cniVersion", result.cniVersion],
      ["interfaces", (result.interfaces ?? []).map(writableInterface)],
      ["ips", (result.ips ?? []).map(writableIpConfig)],
      ["routes", (result.routes ?? []).map(writableRoute)],
    ]),
    ...(isEmptyDns(result.dns) ? [] : [["dns", writableDns(result.dns)] as const]),
  ]);
  return parseGoJson(encodeUtf8(writeJson(struct)), goObject);
}

function writableInterface(value: Interface100 | null): GoStruct | null {
  if (value === null) return null;
  return new GoStruct([
    ["name", value.name],
    ...omitEmpty([
      ["mac", value.mac],
      ["mtu", value.mtu],
      ["sandbox", value.sandbox],
      ["socketPath", value.socketPath],
      ["pciID", value.pciId],
    ]),
  ]);
}

function writableIpConfig(config: IpConfig100 | null): GoStruct | null {
  if (config === null) return null;
  return new GoStruct([
    ...omitNull([["interface", config.interface]]),
    ["address", formatIpNet(config.address)],
    ...omitNull([["gateway", writableIp(config.gateway)]]),
  ]);
}
