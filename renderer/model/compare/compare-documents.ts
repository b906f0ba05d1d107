import type { ExactBytes } from "../../../shared/run/exact-bytes.ts";
import { exactText, sameBytes } from "../exact-text.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type DiffRow, diffLines } from "./diff-lines.ts";

/** Bytes of the same role in two runs; `null` where a run has none. */
export interface ComparedDocument {
  readonly name: string;
  readonly left: ExactBytes | null;
  readonly right: ExactBytes | null;
  /** `sameJson`: the values are the same, but not the bytes. */
  readonly likeness: "same" | "sameJson" | "different";
  /** Both are JSON, so that they can be compared by their values. */
  readonly json: boolean;
}

/** Larger texts are compared as they are. */
const maxJsonChars = 2_000_000;

export function compareDocuments(
  name: string,
  left: ExactBytes | null,
  right: ExactBytes | null,
): ComparedDocument {
  const pair = { name, left, right };
  const lines = { left: jsonOf(left), right: jsonOf(right) };
  const json = lines.left !== null && lines.right !== null;
  if (left === right || (left !== null && right !== null && sameBytes(left, right))) {
    return { ...pair, likeness: "same", json };
  }
  const sameJson = json && lines.left?.join("\n") === lines.right?.join("\n");
  return { ...pair, likeness: sameJson ? "sameJson" : "different", json };
}

/** The lines of a document beside each other: by value where both are JSON and `exact` is not asked for. */
export function diffDocument({ left, right, json }: ComparedDocument, exact: boolean): readonly DiffRow[] {
  const byValue = json && !exact;
  const lines = (bytes: ExactBytes | null) => (byValue ? (jsonOf(bytes) ?? []) : rawLines(bytes));
  return diffLines(lines(left), lines(right));
}

function jsonOf(bytes: ExactBytes | null): readonly string[] | null {
  if (bytes?.encoding !== "utf8" || bytes.text.length > maxJsonChars) return null;
  return canonicalJson(bytes.text);
}

/** Every byte can be told from the lines: a carriage return is shown, and so is an end without a line feed. */
function rawLines(bytes: ExactBytes | null): readonly string[] {
  if (bytes === null) return [];
  const { text } = exactText(bytes);
  if (text === "") return [];
  const lines = text.replaceAll("\r", "␍").split("\n");
  if (bytes.encoding === "base64") return lines;
  return lines.at(-1) === "" ? lines.slice(0, -1) : [...lines.slice(0, -1), `${lines.at(-1)} (no line feed)`];
}
