import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { explainError } from "../../../shared/cni/explanations/explain-error.ts";
import type { ErrorExplanation } from "../../../shared/cni/explanations/rule.ts";
import type { ConfProblem, NetworkFile } from "../../../shared/cni/network-file.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { TextExcerpt } from "../../components/text-excerpt.tsx";
import { exactText } from "../../model/exact-text.ts";
import { problemPlace } from "../../model/problem-place.ts";

/** Why libcni refuses a file: where, in whose words, and the text around it. */
export function BrokenFile({ file }: { readonly file: NetworkFile }): ReactNode {
  const { text } = exactText(file.bytes);
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-auto p-3">
      {file.problems.map((problem) => (
        <Problem
          key={`${problemPlace(problem)}${problem.message}`}
          problem={problem}
          file={file.file}
          text={text}
        />
      ))}
      <p className="flex items-start gap-1 font-mono text-muted text-xs">
        <span className="min-w-0 [overflow-wrap:anywhere]">{file.file}</span>
        <CopyButton text={file.file} what="path" inline />
      </p>
      <p className="text-muted text-sm">
        Correct the file in an editor; it is read again as soon as it is saved. Networks that libcni finds in
        files before this one go on working.
      </p>
    </div>
  );
}

function Problem(props: {
  readonly problem: ConfProblem;
  readonly file: string;
  readonly text: string;
}): ReactNode {
  const { problem, file, text } = props;
  const explanation = explain(problem, file);
  return (
    <article className="flex flex-col gap-2">
      <div className="flex gap-2 font-semibold text-bad">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <p>
          {problemPlace(problem)}
          {problem.message}
        </p>
      </div>
      {problem.position !== null && <TextExcerpt text={text} position={problem.position} />}
      {explanation !== null && (
        <p>
          {explanation.meaning} {explanation.advice}
        </p>
      )}
      {problem.libcniMessage !== null && (
        <p className="flex items-start gap-1 text-muted text-sm">
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            libcni says: <code className="font-mono">{problem.libcniMessage}</code>
          </span>
          <CopyButton text={problem.libcniMessage} what="libcni's message" inline />
        </p>
      )}
    </article>
  );
}

/** What libcni means; where the file has a place that is wrong, the text around it says more. */
function explain({ libcniMessage, position }: ConfProblem, file: string): ErrorExplanation | null {
  if (libcniMessage === null || position !== null) return null;
  const error = { code: "INVALID_REQUEST", message: libcniMessage, cni: null, pluginType: null } as const;
  return explainError(error, { operation: "ADD", file });
}
