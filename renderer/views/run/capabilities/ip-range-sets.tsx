import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import {
  emptyRange,
  type RangeRow,
  type RangeSet,
  rangeFields,
} from "../../../../shared/cni/capabilities/ip-ranges.ts";
import { Button } from "../../../components/button.tsx";
import { RemoveRow } from "../../../components/remove-row.tsx";
import { nextRowId } from "../../../model/row-id.ts";
import { DraftInput, type EditorProps } from "./draft-input.tsx";

const labels = { subnet: "Subnet", rangeStart: "First", rangeEnd: "Last", gateway: "Gateway" } as const;
const placeholders = {
  subnet: "10.1.2.0/24",
  rangeStart: "first address",
  rangeEnd: "last address",
  gateway: "gateway",
} as const;

/** A set with one empty range, after these. */
export function newRangeSet(sets: readonly RangeSet[]): RangeSet {
  const id = nextRowId(allRows(sets));
  return { id, ranges: [{ ...emptyRange, id: id + 1 }] };
}

/** Sets of ranges; the container gets one address out of each. */
export function IpRangeSets(props: EditorProps<readonly RangeSet[]>): ReactNode {
  const { draft: sets, onChange } = props;
  const changeSet = (changed: RangeSet): void => {
    const others = changed.ranges.length === 0;
    onChange(
      others
        ? sets.filter(({ id }) => id !== changed.id)
        : sets.map((set) => (set.id === changed.id ? changed : set)),
    );
  };
  return sets.map((set, index) => (
    <fieldset
      key={set.id}
      aria-label={`Range set ${index + 1}`}
      className="flex flex-col gap-1.5 border-line border-l-2 pl-2"
    >
      {set.ranges.map((range, at) => (
        <Range
          key={range.id}
          {...props}
          range={range}
          number={sets.length === 1 ? `${at + 1}` : `${at + 1} of set ${index + 1}`}
          onRange={(changed) =>
            changeSet({ ...set, ranges: set.ranges.map((each) => (each.id === changed.id ? changed : each)) })
          }
          onRemove={() => changeSet({ ...set, ranges: set.ranges.filter(({ id }) => id !== range.id) })}
        />
      ))}
      <Button
        variant="ghost"
        size="small"
        className="self-start"
        onClick={() =>
          changeSet({ ...set, ranges: [...set.ranges, { ...emptyRange, id: nextRowId(allRows(sets)) }] })
        }
      >
        <Plus aria-hidden className="size-3.5" />
        Range in this set
      </Button>
    </fieldset>
  ));
}

function allRows(sets: readonly RangeSet[]): readonly { readonly id: number }[] {
  return sets.flatMap((set) => [set, ...set.ranges]);
}

function Range(
  props: Omit<EditorProps<unknown>, "draft" | "onChange"> & {
    readonly range: RangeRow;
    readonly number: string;
    readonly onRange: (range: RangeRow) => void;
    readonly onRemove: () => void;
  },
): ReactNode {
  const { range, number } = props;
  return (
    <div className="flex items-start gap-1">
      <div className="grid min-w-0 flex-1 grid-cols-2 gap-1">
        {rangeFields.map((name) => (
          <DraftInput
            key={name}
            at={`${range.id}.${name}`}
            aria-label={`${labels[name]} ${number}`}
            placeholder={placeholders[name]}
            problems={props.problems}
            describedBy={props.describedBy}
            value={range[name]}
            onText={(text) => props.onRange({ ...range, [name]: text })}
          />
        ))}
      </div>
      <RemoveRow name={`Remove range ${number}`} onRemove={props.onRemove} />
    </div>
  );
}
