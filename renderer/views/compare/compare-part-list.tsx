import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../../components/cn.ts";
import type { ComparedSection } from "../../model/compare/compare-runs.ts";

/** The id of the element that shows a part. */
export const partId = (id: string): string => `compared-${id}`;

/** All parts with the number of their differences; a click leads to one that is shown. */
export function ComparePartList(props: {
  readonly sections: readonly ComparedSection[];
  readonly shown: readonly ComparedSection[];
}): ReactNode {
  const { sections, shown } = props;
  return (
    <nav
      aria-label="Compared parts"
      className="hidden w-44 shrink-0 flex-col gap-0.5 overflow-y-auto border-line border-r p-1.5 lg:flex"
    >
      {sections.map((section) => (
        <Entry
          key={section.id}
          id={section.id}
          title={section.title}
          differences={section.differences}
          shown={shown.includes(section)}
        />
      ))}
      <Entry id="timing" title="Timing" differences={null} shown />
    </nav>
  );
}

function Entry(props: {
  readonly id: string;
  readonly title: string;
  readonly differences: number | null;
  readonly shown: boolean;
}): ReactNode {
  const { id, title, differences } = props;
  const isStep = id.startsWith("step-");
  const content = (
    <>
      <span className="min-w-0 flex-1 truncate">{title}</span>
      {differences === 0 && <Check role="img" aria-label="the same" className="size-3.5 text-ok" />}
      {differences !== null && differences > 0 && (
        <span className="rounded-full bg-accent-soft px-1.5 font-semibold text-accent text-xs tabular-nums">
          {differences}
          <span className="sr-only"> {differences === 1 ? "difference" : "differences"}</span>
        </span>
      )}
    </>
  );
  const look = cn("flex min-h-7 w-full items-center gap-2 rounded-md px-2 text-left", isStep && "pl-5");
  if (!props.shown) return <span className={cn(look, "text-muted")}>{content}</span>;
  return (
    <button
      type="button"
      onClick={() => document.getElementById(partId(id))?.scrollIntoView({ block: "start" })}
      className={cn(look, "hover:bg-hover")}
    >
      {content}
    </button>
  );
}
