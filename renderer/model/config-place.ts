import type { ConfigPlace } from "../../shared/cni/explanations/remedy.ts";
import type { NetworkDirectory } from "../../shared/cni/network-file.ts";
import type { RunNetwork } from "../../shared/run/run-record.ts";
import { exactText, sameBytes } from "./exact-text.ts";

/** Line and column from 1, in characters. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/**
 * Where in the configuration of a run a place is; `null` if it is not there.
 * @param directory tells where libcni gives up, as long as the file holds the bytes of the run
 */
export function positionOf(
  place: ConfigPlace,
  network: RunNetwork,
  directory: NetworkDirectory | null,
): TextPosition | null {
  if (place.of === "problem") {
    const file = directory?.files.find((each) => each.file === network.file);
    if (file === undefined || !sameBytes(file.bytes, network.bytes)) return null;
    return file.problems.find(({ position }) => position !== null)?.position ?? null;
  }
  const { text, isText } = exactText(network.bytes);
  if (!isText) return null;
  const value = place.of === "value" ? escaped(JSON.stringify(place.value)) : "";
  const at = text.search(new RegExp(`${escaped(JSON.stringify(place.key))}\\s*:\\s*${value}`));
  return at === -1 ? null : positionAt(text, at);
}

function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: [...(before.at(-1) ?? "")].length + 1 };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
