import type { JsonNode } from "../../json/json-tree.ts";
import { type JsonMembers, stringNode, stringOf } from "../../json/json-values.ts";
import { type CapabilityForm, type DraftProblem, error } from "./capability-form.ts";
import { type CheckedRange, checkRange, type RangeTexts } from "./check-range.ts";
import { readRecord, writeRecord } from "./record-fields.ts";

export const rangeFields = ["subnet", "rangeStart", "rangeEnd", "gateway"] as const;

/** One range as it is being typed. */
export interface RangeRow extends RangeTexts {
  /** Only tells rows apart on the screen; unique in the whole argument. */
  readonly id: number;
  /** Members of the range that it was read from. */
  readonly base: JsonMembers;
}

/** A pool of ranges, out of which the container gets one address. */
export interface RangeSet {
  readonly id: number;
  readonly ranges: readonly RangeRow[];
}

export const emptyRange = { subnet: "", rangeStart: "", rangeEnd: "", gateway: "", base: [] } as const;

/** Ranges to allocate from, before those of the config. Inputs are `<row id>.<field>`. */
export const ipRanges: CapabilityForm<readonly RangeSet[]> = {
  empty: [],

  parse: (value) => {
    if (value.kind !== "array") return null;
    let id = 0;
    const sets: RangeSet[] = [];
    for (const set of value.items) {
      if (set.kind !== "array") return null;
      const ranges = set.items.map((range) => rangeOf(range, id++));
      const good = ranges.filter((range) => range !== null);
      if (good.length !== ranges.length) return null;
      sets.push({ id: id++, ranges: good });
    }
    return sets;
  },

  print: (sets) => {
    const items = used(sets).map(({ ranges }): JsonNode => ({ kind: "array", items: ranges.map(nodeOf) }));
    return items.length === 0 ? null : { kind: "array", items };
  },

  problems: (sets) => {
    const checked = used(sets).map(({ ranges }) =>
      ranges.map((range) => ({ range, check: checkRange(range) })),
    );
    const first = checked
      .flat()
      .flatMap(({ range, check }) => (check.ok ? [] : [error(`${range.id}.${check.at}`, check.message)]));
    return first.length > 0 ? first : overlaps(checked);
  },
};

function rangeOf(item: JsonNode, id: number): RangeRow | null {
  const record = readRecord(item, rangeFields);
  if (record === null) return null;
  const [subnet = null, rangeStart = null, rangeEnd = null, gateway = null] = rangeFields.map((name) => {
    const node = record.known.get(name);
    return node === undefined ? "" : stringOf(node);
  });
  if (subnet === null || rangeStart === null || rangeEnd === null || gateway === null) return null;
  return { id, subnet, rangeStart, rangeEnd, gateway, base: record.base };
}

function nodeOf(range: RangeRow): JsonNode {
  return writeRecord(
    range.base,
    rangeFields.map((name) => [name, range[name] === "" ? null : stringNode(range[name])] as const),
  );
}

/** Without ranges and sets in which nothing was typed. */
function used(sets: readonly RangeSet[]): readonly RangeSet[] {
  return sets
    .map((set) => ({
      ...set,
      ranges: set.ranges.filter(
        (range) => range.base.length > 0 || rangeFields.some((name) => range[name] !== ""),
      ),
    }))
    .filter(({ ranges }) => ranges.length > 0);
}

interface Checked {
  readonly range: RangeRow;
  readonly check: CheckedRange;
}

/** What RangeSet.Canonicalize and LoadIPAMConfig say of good ranges that do not go together. */
function overlaps(sets: readonly (readonly Checked[])[]): readonly DraftProblem[] {
  const problems: DraftProblem[] = [];
  const before: { readonly checked: Checked; readonly set: number }[] = [];
  for (const [set, ranges] of sets.entries()) {
    for (const checked of ranges) {
      const at = `${checked.range.id}.subnet`;
      const clash = before.find((other) => doOverlap(other.checked.check, checked.check));
      const first = ranges[0];
      if (first !== undefined && isV4(first.check) !== isV4(checked.check)) {
        problems.push(error(at, "mixed address families"));
      } else if (clash !== undefined && clash.set === set) {
        problems.push(error(at, `subnets ${clash.checked.range.subnet} and ${checked.range.subnet} overlap`));
      } else if (clash !== undefined) {
        problems.push(error(at, `range set ${clash.set} overlaps with ${set}`));
      }
      before.push({ checked, set });
    }
  }
  return problems;
}

function isV4(check: CheckedRange): boolean {
  return check.ok && check.isV4;
}

function doOverlap(a: CheckedRange, b: CheckedRange): boolean {
  return a.ok && b.ok && a.isV4 === b.isV4 && a.start <= b.end && b.start <= a.end;
}
