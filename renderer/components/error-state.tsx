import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";

/** What a view shows where its data could not be had, with a way out. */
export function ErrorState(props: {
  readonly title: string;
  readonly problem: IpcErrorData;
  readonly onRetry: () => void;
}): ReactNode {
  return (
    <div role="alert" className="h-full">
      <EmptyState
        icon={<TriangleAlert className="text-bad" />}
        title={props.title}
        actions={<Button onClick={props.onRetry}>Try again</Button>}
      >
        <p>{props.problem.message}</p>
        {props.problem.advice !== "" && <p>{props.problem.advice}</p>}
      </EmptyState>
    </div>
  );
}
