import { unmarshal } from "../go/json-decoder.ts";
import { field, goStruct } from "../go/json-struct.ts";
import type { GoJson } from "../go/json-tree.ts";
import { goBytes, goObject, goSlice, goString, goStringPair } from "../go/json-types.ts";
import { GoStruct, type Writable, writeJson } from "../go/json-writer.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { omitEmpty } from "../result/omit-empty.ts";

/** What an entry of the result cache holds (libcni's cachedInfo). */
export interface CachedInfo {
  readonly kind: string;
  readonly containerId: string;
  /** The configuration list's bytes. */
  readonly config: Uint8Array | null;
  readonly ifName: string;
  readonly networkName: string;
  readonly netns: string;
  readonly cniArgs: readonly (readonly [key: string, value: string])[] | null;
  readonly capabilityArgs: ReadonlyMap<string, GoJson> | null;
  readonly result: ReadonlyMap<string, GoJson> | null;
}

const cacheKind = "cniCacheV1";

const decoder = goStruct<CachedInfo>(
  "libcni.cachedInfo",
  {
    kind: "",
    containerId: "",
    config: null,
    ifName: "",
    networkName: "",
    netns: "",
    cniArgs: null,
    capabilityArgs: null,
    result: null,
  },
  {
    kind: field("kind", goString),
    containerId: field("containerId", goString),
    config: field("config", goBytes),
    ifName: field("ifName", goString),
    networkName: field("networkName", goString),
    netns: field("netns", goString),
    cniArgs: field("cniArgs", goSlice("[][2]string", goStringPair)),
    capabilityArgs: field("capabilityArgs", goObject),
    result: field("result", goObject),
  },
);

/** Reads an entry; `null` for one that is broken or of another kind. */
export function readCachedInfo(bytes: Uint8Array): CachedInfo | null {
  const { value, error } = unmarshal(bytes, decoder);
  return error === null && value.kind === cacheKind ? value : null;
}

/** Writes an entry to the byte as libcni does. */
export function writeCachedInfo(info: Omit<CachedInfo, "kind">): Uint8Array {
  const members: readonly (readonly [string, Writable])[] = [
    ["kind", cacheKind],
    ["containerId", info.containerId],
    ["config", info.config === null ? null : Buffer.from(info.config).toString("base64")],
    ["ifName", info.ifName],
    ["networkName", info.networkName],
    ...omitEmpty([
      ["netns", info.netns],
      ["cniArgs", info.cniArgs],
      ["capabilityArgs", info.capabilityArgs?.size ? info.capabilityArgs : null],
      ["result", info.result?.size ? info.result : null],
    ]),
  ];
  return encodeUtf8(writeJson(new GoStruct(members)));
}
