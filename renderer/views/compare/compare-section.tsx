import type { ReactNode } from "react";
import { counted } from "../../../shared/text/number-words.ts";
import { isSame } from "../../model/compare/compare-facts.ts";
import type { ComparedSection } from "../../model/compare/compare-runs.ts";
import type { CompareLook } from "../../model/route.ts";
import { CompareDocument } from "./compare-document.tsx";
import { CompareFacts } from "./compare-facts.tsx";
import { partId } from "./compare-part-list.tsx";

/** One part of two runs. */
export function CompareSection(props: {
  readonly section: ComparedSection;
  readonly look: CompareLook;
  readonly left: number;
  readonly right: number;
}): ReactNode {
  const { section, look } = props;
  const { id, title, note, lone, groups, documents, differences } = section;
  const isShown = (same: boolean): boolean => look.everything || !(same || lone);
  return (
    <section id={partId(id)} aria-label={title} className="flex flex-col gap-2">
      <h3 className="flex items-baseline gap-2 border-line border-b pb-1 font-semibold">
        {id.startsWith("step-") && <span className="font-normal text-muted text-xs">plugin</span>}
        {title}
        <span className="font-normal text-muted text-sm">
          {differences === 0 ? "the same" : counted(differences, "difference")}
        </span>
      </h3>
      {note !== null && <p className="text-muted text-sm">{note}</p>}
      {groups.map((group) => (
        <CompareFacts
          key={group.title}
          title={group.title ?? title}
          heading={group.title}
          facts={group.facts.filter((fact) => isShown(isSame(fact)))}
          runs={[props.left, props.right]}
        />
      ))}
      {documents
        .filter(({ likeness }) => isShown(likeness === "same"))
        .map((compared) => (
          <CompareDocument key={compared.name} compared={compared} look={look} of={title} />
        ))}
    </section>
  );
}
