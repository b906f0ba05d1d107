import { CircleAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { DraftProblem } from "../../../../shared/cni/capabilities/capability-form.ts";

/** What is wrong with an argument, each sentence once; announced when it appears. */
export function DraftProblems(props: {
  readonly id: string;
  readonly problems: readonly DraftProblem[];
}): ReactNode {
  const { problems } = props;
  const shown = problems.filter(
    ({ message }, index) => problems.findIndex((other) => other.message === message) === index,
  );
  return (
    <div id={props.id} aria-live="polite" className="flex flex-col gap-0.5 text-sm empty:hidden">
      {shown.map(({ message, severity }) => {
        const Icon = severity === "error" ? CircleAlert : TriangleAlert;
        return (
          <p key={message} className={severity === "error" ? "text-bad" : "text-host"}>
            <Icon aria-hidden className="mr-1 inline size-3.5 align-[-0.1875rem]" />
            {message}
          </p>
        );
      })}
    </div>
  );
}
