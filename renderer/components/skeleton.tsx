import type { ReactNode } from "react";

/** Grey lines in the place of rows that are loading, so that nothing jumps when they come. */
export function Skeleton(props: {
  readonly label: string;
  readonly rows: number;
  readonly rowClass: string;
}): ReactNode {
  const rows = Array.from({ length: props.rows }, (_, row) => `row-${row}`);
  return (
    <div role="status" aria-label={props.label} className="flex flex-col">
      {rows.map((row) => (
        <div key={row} className={props.rowClass}>
          <div className="h-3 w-2/5 rounded-sm bg-hover" />
          <div className="h-2.5 w-3/5 rounded-sm bg-hover" />
        </div>
      ))}
    </div>
  );
}
