import { unmarshal } from "../go/json-decoder.ts";
import { GoSyntaxError, GoTypeError } from "../go/json-errors.ts";
import { field, goStruct } from "../go/json-struct.ts";
import { goBool, goMap, goObject, goSlice, goString } from "../go/json-types.ts";
import { dnsDecoder } from "../result/dns.ts";
import { ConfError } from "./conf-error.ts";

/** What libcni reads of a plugin's configuration (types.PluginConf). */
export interface PluginConf {
  readonly type: string;
  /** The plugin object's own name; empty if it has none. */
  readonly name: string;
  readonly cniVersion: string;
  readonly capabilities: ReadonlyMap<string, boolean>;
  /** Empty if there is none. */
  readonly ipamType: string;
}

/** One plugin of a network, and the bytes that its stdin is made of. */
export interface PluginConfig {
  readonly network: PluginConf;
  readonly bytes: Uint8Array;
}

const ipam = goStruct("types.IPAM", { type: "" }, { type: field("type", goString) });

const attachment = goStruct(
  "types.GCAttachment",
  { containerId: "", ifName: "" },
  { containerId: field("containerID", goString), ifName: field("ifname", goString) },
);

const capabilities = goMap("map[string]bool", goBool);
const attachments = goSlice("[]types.GCAttachment", attachment);

const pluginConf = goStruct(
  "types.PluginConf",
  {
    cniVersion: "",
    name: "",
    type: "",
    capabilities: capabilities.zero,
    ipam: ipam.zero,
    dns: dnsDecoder.zero,
    prevResult: goObject.zero,
    validAttachments: attachments.zero,
  },
  {
    cniVersion: field("cniVersion", goString),
    name: field("name", goString),
    type: field("type", goString),
    capabilities: field("capabilities", capabilities),
    ipam: field("ipam", ipam),
    dns: field("dns", dnsDecoder),
    prevResult: field("prevResult", goObject),
    validAttachments: field("cni.dev/valid-attachments", attachments),
  },
);

/** Where in a plugin's object something is wrong: the keys that lead to it. */
export class PluginConfError extends ConfError {
  readonly path: readonly string[];

  constructor(reason: string, path: readonly string[], offset: number | null) {
    super(`error parsing configuration: ${reason}`, offset, reason);
    this.path = path;
  }
}

/** Reads one plugin's configuration (NetworkPluginConfFromBytes). @throws PluginConfError */
export function pluginConfigFromBytes(bytes: Uint8Array): PluginConfig {
  const { value, error } = unmarshal(bytes, pluginConf);
  if (error !== null) {
    const offset = error instanceof GoSyntaxError ? error.offset : null;
    throw new PluginConfError(error.message, error instanceof GoTypeError ? error.path : [], offset);
  }
  if (value.type === "") throw new PluginConfError("missing 'type'", [], null);
  const { type, name, cniVersion } = value;
  return {
    network: {
      type,
      name,
      cniVersion,
      capabilities: value.capabilities ?? new Map<string, boolean>(),
      ipamType: value.ipam.type,
    },
    bytes,
  };
}
