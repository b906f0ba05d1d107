import { compactJson, type JsonNode, parseJsonTree } from "../../shared/json/json-tree.ts";
import { type JsonMembers, keyOf, stringOf } from "../../shared/json/json-values.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import type { RunStep } from "../../shared/run/run-step.ts";
import { counted } from "../../shared/text/number-words.ts";
import { jsonLines } from "./json-lines.ts";

/** A line of a plugin's stdin; a removed one is the file's own, in the place of which the engine put another. */
export interface StepInputLine {
  readonly text: string;
  readonly mark: "added" | "removed" | null;
}

/** A plugin's stdin against its own object in the file. */
export interface StepInputLines {
  /** `null` where stdin is no JSON that could be laid out. */
  readonly lines: readonly StepInputLine[] | null;
  /** Top-level keys that the file's object does not have. */
  readonly added: readonly string[];
  /** Those that have another value in the file. */
  readonly replaced: readonly string[];
}

/** Marks what the engine added to a plugin's object in the file, and what it replaced there. */
export function stepInputLines(
  step: Pick<RunStep, "stdin" | "injected" | "pluginIndex" | "pluginType">,
  network: RunRecord["network"],
): StepInputLines {
  const own = ownMembers(network, step);
  const before = new Map(own.map(([keyText, value]) => [keyOf(keyText), value]));
  const replaced = step.injected.filter((key) => before.has(key));
  const added = step.injected.filter((key) => !before.has(key));
  const laidOut = step.stdin?.encoding === "utf8" ? jsonLines(step.stdin.text) : null;
  if (laidOut === null) return { lines: null, added, replaced };
  const told = new Set<string>();
  const lines = laidOut.flatMap(({ text, key }): StepInputLine[] => {
    if (key === null || !step.injected.includes(key)) return [{ text, mark: null }];
    const value = told.has(key) ? undefined : before.get(key);
    told.add(key);
    return [...(value === undefined ? [] : removedLines(key, value)), { text, mark: "added" }];
  });
  return { lines, added, replaced };
}

/** In words, as `2 fields added, 1 replaced by libcni`; empty if stdin is the file's own. */
export function injectedWords({ added, replaced }: Pick<StepInputLines, "added" | "replaced">): string {
  if (added.length + replaced.length === 0) return "";
  const fields = (count: number): string => counted(count, "field");
  if (replaced.length === 0) return `${fields(added.length)} added by libcni`;
  if (added.length === 0) return `${fields(replaced.length)} replaced by libcni`;
  return `${fields(added.length)} added, ${replaced.length} replaced by libcni`;
}

function removedLines(key: string, value: JsonNode): readonly StepInputLine[] {
  const lines = jsonLines(`{${JSON.stringify(key)}:${compactJson(value)}}`) ?? [];
  return lines.slice(1, -1).map(({ text }) => ({ text, mark: "removed" }));
}

/** The plugin's object as the file has it; empty where it cannot be told, as for a list that is put together. */
function ownMembers(
  { bytes }: RunRecord["network"],
  { pluginIndex, pluginType }: Pick<RunStep, "pluginIndex" | "pluginType">,
): JsonMembers {
  const root = bytes.encoding === "utf8" ? membersOf(parseJsonTree(bytes.text)) : [];
  const plugins = memberOf(root, "plugins");
  const own = plugins?.kind === "array" ? membersOf(plugins.items[pluginIndex] ?? null) : root;
  const type = memberOf(own, "type");
  return type !== null && stringOf(type) === pluginType ? own : [];
}

function membersOf(node: JsonNode | null): JsonMembers {
  return node?.kind === "object" ? node.members : [];
}

/** Of a key that is there more than once the last one counts. */
function memberOf(members: JsonMembers, key: string): JsonNode | null {
  return members.findLast(([keyText]) => keyOf(keyText) === key)?.[1] ?? null;
}
