import { utf8Length } from "../text/utf8-length.ts";
import { quoteGo } from "./go-quote.ts";

/**
 * The rules by which libcni accepts a RuntimeConf (pkg/utils and cnitool's own parsing). Each check returns
 * `null` for a value that libcni accepts, else libcni's message to the letter.
 */

const name = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;
const maxIfNameBytes = 15;
/** What Go's `unicode.IsSpace` holds for white space, which JavaScript's `\s` differs from in two characters. */
const space = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** CNI_CONTAINERID (utils.ValidateContainerID). */
export function validateContainerId(containerId: string): string | null {
  if (containerId === "") return "missing containerID";
  return name.test(containerId) ? null : `invalid characters in containerID; ${containerId}`;
}

/** A network's name (utils.ValidateNetworkName). */
export function validateNetworkName(networkName: string): string | null {
  if (networkName === "") return "missing network name:";
  return name.test(networkName) ? null : `invalid characters found in network name; ${networkName}`;
}

/** CNI_IFNAME (utils.ValidateInterfaceName). The limit counts bytes of UTF-8, as the kernel does. */
export function validateIfName(ifName: string): string | null {
  if (ifName === "") return "interface name is empty";
  if (utf8Length(ifName) > maxIfNameBytes) {
    return `interface name is too long; interface name should be less than ${maxIfNameBytes + 1} characters`;
  }
  if (ifName === "." || ifName === "..") return "interface name is . or ..";
  if (/[/:]/.test(ifName) || space.test(ifName)) {
    return "interface name contains / or : or whitespace characters";
  }
  return null;
}

/** CNI_ARGS as it was understood, or why it was not. */
export type CniArgs =
  | { readonly ok: true; readonly args: readonly (readonly [key: string, value: string])[] }
  | { readonly ok: false; readonly message: string };

/**
 * Reads `K=V;K2=V2` as cnitool reads CNI_ARGS: every pair has exactly one `=` with something on both sides.
 * An empty text stands for no arguments.
 */
export function parseCniArgs(text: string): CniArgs {
  if (text === "") return { ok: true, args: [] };
  const args: (readonly [string, string])[] = [];
  for (const pair of text.split(";")) {
    const [key, value, ...more] = pair.split("=");
    if (!key || !value || more.length > 0) {
      return { ok: false, message: `invalid CNI_ARGS pair ${quoteGo(pair)}` };
    }
    args.push([key, value]);
  }
  return { ok: true, args };
}

/** The pairs as the one text that CNI_ARGS holds. */
export function formatCniArgs(args: readonly (readonly [key: string, value: string])[]): string {
  return args.map(([key, value]) => `${key}=${value}`).join(";");
}
