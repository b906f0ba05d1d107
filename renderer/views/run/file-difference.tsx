import type { ReactNode } from "react";
import type { ExactBytes } from "../../../shared/run/exact-bytes.ts";
import { Dialog } from "../../components/dialog.tsx";
import { baseName } from "../../model/base-name.ts";
import { compareDocuments } from "../../model/compare/compare-documents.ts";
import type { Replay } from "../../model/run-form.ts";
import { CompareDocument } from "../compare/compare-document.tsx";

/** The configuration of an earlier run beside what its file holds now. */
export function FileDifference(props: {
  readonly replay: Replay;
  readonly now: ExactBytes;
  readonly onClose: () => void;
}): ReactNode {
  const { runId, network } = props.replay;
  const file = baseName(network.file);
  return (
    <Dialog
      title={`${file} in run ${runId} and now`}
      description={`On the left as it was in run ${runId}, on the right as the file is now.`}
      onClose={props.onClose}
      className="w-5xl"
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled has to be reachable by keyboard */}
      <section aria-label="Difference" tabIndex={0} className="overflow-auto p-4 outline-offset-[-2px]">
        <h3 className="sr-only">Difference</h3>
        <CompareDocument
          compared={compareDocuments("config", network.bytes, props.now)}
          look={{ everything: false, unified: false }}
          of={file}
        />
      </section>
    </Dialog>
  );
}
