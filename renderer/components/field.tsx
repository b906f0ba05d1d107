import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** A sentence about what is wrong with a field; announced when it appears. */
export function FieldProblem(props: { readonly id: string; readonly text: string | null }): ReactNode {
  return (
    <p id={props.id} aria-live="polite" className="text-bad text-sm empty:hidden">
      {props.text !== null && (
        <>
          <CircleAlert aria-hidden className="mr-1 inline size-3.5 align-[-0.1875rem]" />
          {props.text}
        </>
      )}
    </p>
  );
}

/** A label over a control. `controlId` names the control; without it the label heads a group. */
export function Field(props: {
  readonly label: string;
  readonly controlId: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="flex flex-col gap-1">
      <div className="flex min-h-5 items-center gap-2">
        <label htmlFor={props.controlId} className="text-muted text-sm">
          {props.label}
        </label>
        {props.aside}
      </div>
      {props.children}
    </div>
  );
}
