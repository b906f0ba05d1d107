import { CircleCheck, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { KernelRemainder } from "../../../shared/run/kernel-change.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { leftBehind } from "../../model/left-behind.ts";
import { keptMeaning, leftOverMeaning } from "../../model/remains-words.ts";
import { ChangeLine } from "./change-line.tsx";
import { ChangeSides } from "./change-sides.tsx";
import { useLabEnded } from "./use-lab-ended.ts";
import { WayOut } from "./way-out.tsx";

/** What is still there of an attachment that should be gone: what nobody will remove, apart from what is normal. */
export function RunRemains(props: {
  readonly record: RunRecord;
  readonly remains: readonly KernelRemainder[];
}): ReactNode {
  const { record, remains } = props;
  const left = leftBehind(record);
  const labEnded = useLabEnded(record);
  const kept = remains.filter(({ shared }) => shared !== null);
  return (
    <>
      <section aria-label="Left over">
        <h3 className="flex items-center gap-1.5 font-semibold">
          {left.length === 0 ? (
            <CircleCheck aria-hidden className="size-4 text-ok" />
          ) : (
            <TriangleAlert aria-hidden className="size-4 text-bad" />
          )}
          {left.length === 0 ? "Nothing is left over" : `${left.length} left over`}
        </h3>
        <p className="text-muted text-sm">{leftOverMeaning(record, left.length, labEnded)}</p>
        <ChangeSides things={left} record={record}>
          {(thing) => <Remainder key={thing.key} thing={thing} />}
        </ChangeSides>
        {left.length > 0 && !labEnded && <WayOut record={record} />}
      </section>
      {kept.length > 0 && (
        <section aria-label="Normal to remain">
          <h3 className="font-semibold">{kept.length} normal to remain</h3>
          <p className="text-muted text-sm">{keptMeaning(kept.length)}</p>
          <ChangeSides things={kept} record={record}>
            {(thing) => <Remainder key={thing.key} thing={thing} />}
          </ChangeSides>
        </section>
      )}
    </>
  );
}

function Remainder({ thing }: { readonly thing: KernelRemainder }): ReactNode {
  const { text, command, shared } = thing;
  return <ChangeLine look={shared === null ? "left" : "kept"} text={text} why={shared} command={command} />;
}
