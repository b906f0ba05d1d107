import type { ReactNode } from "react";

/** What a view shows where there is nothing yet: what it is, and what to do first. */
export function EmptyState(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2 p-6 text-center">
      <span aria-hidden className="text-faint [&_svg]:size-6">
        {props.icon}
      </span>
      <p className="font-semibold">{props.title}</p>
      <div className="max-w-80 text-muted text-sm [overflow-wrap:anywhere]">{props.children}</div>
      {props.actions !== undefined && <div className="mt-1 flex gap-2">{props.actions}</div>}
    </div>
  );
}
