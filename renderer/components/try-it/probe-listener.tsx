import type { ReactNode } from "react";
import type { ProbeProcess } from "../../../shared/probe/probe.ts";
import type { ProbeColumn } from "../../../shared/probe/probe-plan.ts";
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

/** It says when it begins to listen. Where somebody else answers at once, it may be ended before that. */
function listenedWords({ stdout, signal, exitCode }: ProbeProcess, place: string): string {
  if (stdout.encoding === "utf8" && stdout.text.startsWith('{"listening":')) {
    return `The program's own prober listened in ${place} meanwhile, and saw this in the last try:`;
  }
  return signal === null && exitCode !== 0
    ? `The program's own prober could not listen in ${place}, so whoever has the port answered.`
    : `The program's own prober did not listen in ${place} yet when the last answer came, so whoever has the port answered.`;
}
