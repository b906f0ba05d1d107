import type { ReactNode } from "react";
import { exactText } from "../../model/exact-text.ts";
import { useFrom } from "../../stores/stores-context.tsx";
import { CopyButton } from "../copy-button.tsx";
import { Dialog } from "../dialog.tsx";
import { TextExcerpt } from "../text-excerpt.tsx";

const linesAround = 14;

/** The configuration that a run used, at the line that its error is about. */
export function ConfigDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const config = useFrom(
    (stores) => stores.ui,
    (state) => state.config,
  );
  if (config === null) return null;
  const { network, position } = config;
  return (
    <Dialog
      title={`Line ${position.line} of the configuration`}
      description="Correct the file in an editor; it is read again as soon as it is saved. This is what the run used."
      className="w-3xl"
      onClose={onClose}
    >
      <div className="flex min-h-0 flex-col gap-3 overflow-auto p-4">
        <p className="flex items-start gap-1 font-mono text-muted text-xs">
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {network.file}:{position.line}:{position.column}
          </span>
          <CopyButton text={`${network.file}:${position.line}:${position.column}`} what="place" inline />
        </p>
        <TextExcerpt text={exactText(network.bytes).text} position={position} around={linesAround} />
      </div>
    </Dialog>
  );
}
