/** A plugin's result of any version from 0.1.0 to 1.1.0, as the window shows it. */
export interface ResultView {
  /** Empty if the result names none. */
  readonly cniVersion: string;
  readonly interfaces: readonly ResultInterface[];
  readonly ips: readonly ResultIp[];
  readonly routes: readonly ResultRoute[];
  readonly dns: ResultDns;
}

export interface ResultInterface {
  readonly name: string;
  readonly mac: string | null;
  /** The namespace that it lies in; `null` for one on the host. */
  readonly sandbox: string | null;
  readonly mtu: number | null;
  readonly socketPath: string | null;
  readonly pciId: string | null;
}

export interface ResultIp {
  /** With its prefix length. */
  readonly address: string;
  readonly family: 4 | 6;
  readonly gateway: string | null;
  /** Index into `interfaces`; `null` if the result does not say. */
  readonly interfaceIndex: number | null;
  /** The name of that interface; `null` if there is none. */
  readonly interfaceName: string | null;
}

export interface ResultRoute {
  readonly dst: string;
  readonly gateway: string | null;
  readonly mtu: number | null;
  readonly advmss: number | null;
  readonly priority: number | null;
  readonly table: number | null;
  readonly scope: number | null;
}

export interface ResultDns {
  readonly nameservers: readonly string[];
  readonly domain: string | null;
  readonly search: readonly string[];
  readonly options: readonly string[];
}

/**
 * Reads a result for showing. What does not fit is left out rather than refused: the engine has judged it
 * before. `null` if the text is no JSON object.
 */
export function parseResult(jsonText: string): ResultView | null {
  const result = asObject(parseJson(jsonText));
  if (result === null) return null;
  // Each in its place, for IPs name them by index.
  const interfaces = list(result.interfaces).map((each) => interfaceOf(asObject(each) ?? {}));
  const old = [asObject(result.ip4), asObject(result.ip6)].filter((ip) => ip !== null);
  return {
    cniVersion: text(result.cniVersion) ?? "",
    interfaces,
    ips: [
      ...old.map((ip) => ipOf(text(ip.ip) ?? "", ip, interfaces)),
      ...objects(result.ips).map((ip) => ipOf(text(ip.address) ?? "", ip, interfaces)),
    ],
    routes: [...old.flatMap((ip) => objects(ip.routes)), ...objects(result.routes)].map(routeOf),
    dns: dnsOf(asObject(result.dns) ?? {}),
  };
}

/** Whether an IP names an interface that the result does not have. */
export function pointsNowhere(ip: ResultIp): boolean {
  return ip.interfaceIndex !== null && ip.interfaceName === null;
}

/** The result in one line: its addresses, or else its interfaces; empty if it has neither. */
export function headline(view: ResultView): string {
  const words = view.ips.length > 0 ? view.ips.map((ip) => ip.address) : view.interfaces.map((i) => i.name);
  return words.join(", ");
}

type JsonObject = Readonly<Record<string, unknown>>;

function parseJson(jsonText: string): unknown {
  try {
    return JSON.parse(jsonText);
  } catch {
    // No JSON, so nothing to show: the caller is told by `null`.
    return null;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asObject(value: unknown): JsonObject | null {
  return isObject(value) ? value : null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function objects(value: unknown): readonly JsonObject[] {
  return list(value).filter(isObject);
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function texts(value: unknown): readonly string[] {
  return list(value).filter((item) => typeof item === "string");
}

function number(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function interfaceOf(value: JsonObject): ResultInterface {
  return {
    name: text(value.name) ?? "",
    mac: text(value.mac),
    sandbox: text(value.sandbox),
    mtu: number(value.mtu),
    socketPath: text(value.socketPath),
    pciId: text(value.pciID),
  };
}

function ipOf(address: string, value: JsonObject, interfaces: readonly ResultInterface[]): ResultIp {
  const index = number(value.interface);
  return {
    address,
    family: address.includes(":") ? 6 : 4,
    gateway: text(value.gateway),
    interfaceIndex: index,
    interfaceName: index === null ? null : (interfaces[index]?.name ?? null),
  };
}

function routeOf(value: JsonObject): ResultRoute {
  return {
    dst: text(value.dst) ?? "",
    gateway: text(value.gw),
    mtu: number(value.mtu),
    advmss: number(value.advmss),
    priority: number(value.priority),
    table: number(value.table),
    scope: number(value.scope),
  };
}

function dnsOf(value: JsonObject): ResultDns {
  return {
    nameservers: texts(value.nameservers),
    domain: text(value.domain),
    search: texts(value.search),
    options: texts(value.options),
  };
}
