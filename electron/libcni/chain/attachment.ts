import type { RuntimeConf } from "../../../shared/cni/runtime-conf.ts";
import { parseGoJson } from "../go/json-decoder.ts";
import { GoJsonError } from "../go/json-errors.ts";
import type { GoJson } from "../go/json-tree.ts";
import { goObject } from "../go/json-types.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { LibcniError } from "../libcni-error.ts";

/** A RuntimeConf with its capability arguments read. */
export interface Attachment extends Omit<RuntimeConf, "capabilityArgs"> {
  /** `null` for none, as Go's nil map. */
  readonly capabilityArgs: ReadonlyMap<string, GoJson> | null;
}

/** Reads the capability arguments of a RuntimeConf, as cnitool reads CAP_ARGS. @throws LibcniError */
export function attachmentOf(rt: RuntimeConf): Attachment {
  return { ...rt, capabilityArgs: parseCapabilityArgs(rt.capabilityArgs) };
}

/** Reads CAP_ARGS. @throws LibcniError */
export function parseCapabilityArgs(text: string): Attachment["capabilityArgs"] {
  if (text === "") return null;
  try {
    return parseGoJson(encodeUtf8(text), goObject);
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    throw new LibcniError("INVALID_REQUEST", error.message);
  }
}

/** Nobody's attachment: GC and STATUS are about a network as a whole. */
export const noAttachment: Attachment = {
  containerId: "",
  netns: "",
  ifName: "",
  args: [],
  capabilityArgs: null,
};
