import type { ComponentProps, ReactNode } from "react";
import type { DraftProblem } from "../../../../shared/cni/capabilities/capability-form.ts";
import { TextInput } from "../../../components/text-input.tsx";

/** What every editor of an argument is given. */
export interface EditorProps<Draft> {
  readonly draft: Draft;
  readonly problems: readonly DraftProblem[];
  /** The element with the problems in words. */
  readonly describedBy: string;
  readonly onChange: (draft: Draft) => void;
}

/** One input of an argument. */
export function DraftInput({
  at,
  problems,
  describedBy,
  onText,
  ...rest
}: Omit<ComponentProps<"input">, "onChange"> & {
  /** Its name in the problems. */
  readonly at: string;
  readonly problems: readonly DraftProblem[];
  readonly describedBy: string;
  readonly onText: (text: string) => void;
}): ReactNode {
  return (
    <TextInput
      className="font-mono text-sm"
      {...rest}
      invalid={problems.some((problem) => problem.at === at && problem.severity === "error")}
      aria-describedby={describedBy}
      onChange={(event) => onText(event.target.value)}
    />
  );
}
