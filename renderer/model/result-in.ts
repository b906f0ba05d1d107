import { parseResult, type ResultView } from "../../shared/cni/result.ts";
import type { ExactBytes } from "../../shared/run/exact-bytes.ts";

const read = new WeakMap<ExactBytes, ResultView | null>();

/** The result that the bytes are; `null` for none. Each is read once, however often a run is drawn. */
export function resultIn(bytes: ExactBytes | null): ResultView | null {
  if (bytes?.encoding !== "utf8") return null;
  const known = read.get(bytes);
  if (known !== undefined) return known;
  const result = parseResult(bytes.text);
  read.set(bytes, result);
  return result;
}
