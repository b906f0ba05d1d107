import type { ReactNode } from "react";

/** Rows of fields under one heading. */
export function FieldGroup(props: {
  readonly name: string;
  readonly note?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <fieldset aria-label={props.name} className="flex min-w-0 flex-col gap-1">
      <div className="flex min-h-6 flex-wrap items-center gap-x-2">
        <span className="text-muted text-sm">{props.name}</span>
        <span className="min-w-0 flex-1 truncate text-xs">{props.note}</span>
        {props.action !== undefined && <span className="flex items-center gap-2">{props.action}</span>}
      </div>
      {props.children}
    </fieldset>
  );
}
