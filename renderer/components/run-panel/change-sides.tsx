import type { ReactNode } from "react";
import type { KernelKind, KernelSide } from "../../../shared/run/kernel-snapshot.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { groupByPlace, kindNames, sideName } from "../../model/group-changes.ts";

/** Things under a heading for each side and each kind. */
export function ChangeSides<Thing extends { readonly side: KernelSide; readonly kind: KernelKind }>(props: {
  readonly things: readonly Thing[];
  readonly record: RunRecord;
  /** Shows one of them as an item of a list. */
  readonly children: (thing: Thing) => ReactNode;
}): ReactNode {
  const { targetId, runtimeConf } = props.record;
  return groupByPlace(props.things).map(({ side, kinds }) => {
    const place = sideName(side, targetId, runtimeConf.netns);
    return (
      <div key={side} className="mt-2">
        <h4 className="flex items-baseline gap-2 border-line border-b pb-1 font-semibold">
          {place}
          <span className="font-normal text-muted text-xs">
            {side === "target" ? "the target's own side" : runtimeConf.netns}
          </span>
        </h4>
        {kinds.map(({ kind, things }) => (
          <div key={kind} className="mt-1.5">
            <h5 className="font-semibold text-faint text-xs">{kindNames[kind]}</h5>
            <ul aria-label={`${kindNames[kind]}, ${place}`}>{things.map(props.children)}</ul>
          </div>
        ))}
      </div>
    );
  });
}
