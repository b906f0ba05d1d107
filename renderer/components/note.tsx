import { Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

const looks = {
  info: "border-line bg-sunken text-muted",
  host: "border-host-line bg-host-soft text-host",
  bad: "border-bad-line bg-bad-soft text-ink",
} as const;

/** A sentence or two inside a view, with what can be done about it. */
export function Note(props: {
  readonly kind: keyof typeof looks;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  const Icon = props.kind === "info" ? Info : TriangleAlert;
  return (
    <div role="note" className={cn("flex gap-2 rounded-md border px-2.5 py-2 text-sm", looks[props.kind])}>
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div className="[overflow-wrap:anywhere]">{props.children}</div>
        {props.actions !== undefined && <div className="flex flex-wrap gap-2">{props.actions}</div>}
      </div>
    </div>
  );
}
