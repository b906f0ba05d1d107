import type { ReactNode } from "react";

/** The head of a column: its title and what belongs to it. */
export function ColumnHeader(props: {
  readonly title: string;
  readonly count?: number;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <header className="flex h-10 shrink-0 items-center gap-2 border-line border-b px-3">
      <h2 className="font-semibold">{props.title}</h2>
      {props.count !== undefined && <span className="text-faint tabular-nums">{props.count}</span>}
      {props.children}
    </header>
  );
}
