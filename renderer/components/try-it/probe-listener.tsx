import type { ReactNode } from "react";
import type { ProbeColumn } from "../../../shared/probe/probe-plan.ts";
import { listenedWords } from "../../model/probe/listened-words.ts";
import { useFrom } from "../../stores/stores-context.tsx";
import { ProbeProcessView } from "./probe-process.tsx";
import { usePlaceName } from "./use-place-name.ts";

/** What the prober saw where it listened at the address during the last try; nothing where it did not. */
export function ProbeListener({ column }: { readonly column: ProbeColumn }): ReactNode {
  const nameOf = usePlaceName();
  const listened = useFrom(
    (stores) => stores.probing,
    (state) => state.listened,
  );
  return column.owners.map(({ netns }) => {
    const process = listened.get(netns);
    if (process === undefined) return null;
    return (
      <div key={netns} className="flex flex-col gap-2">
        <p className="text-muted">{listenedWords(process, nameOf(netns))}</p>
        <ProbeProcessView process={process} />
      </div>
    );
  });
}
