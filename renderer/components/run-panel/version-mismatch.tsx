import type { ReactNode } from "react";
import {
  commonVersion,
  pluginAnswers,
  validationText,
  wantedVersion,
} from "../../../shared/cni/plugin-versions.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { CopyButton } from "../copy-button.tsx";
import { Note } from "../note.tsx";

/** What it means that plugins of a network do not speak its version; nothing where all that answered do. */
export function VersionMismatch({ record }: { readonly record: RunRecord }): ReactNode {
  const without = pluginAnswers(record).filter(({ supported }) => supported === false);
  const text = validationText(record);
  if (without.length === 0 || text === null) return null;
  const names = without.map(({ pluginType }) => pluginType).join(", ");
  const common = commonVersion(record);
  return (
    <Note kind="bad">
      <p>
        {names} {without.length === 1 ? "does" : "do"} not speak {wantedVersion(record)}, which this network
        asks for. A run that reaches {without.length === 1 ? "it" : "them"} will most likely fail.{" "}
        {common === null
          ? "Install plugins that speak it, or choose another version in the config."
          : `All plugins of the network speak ${common}: set “cniVersion” to it, or install newer plugins.`}
      </p>
      <p className="mt-1 flex items-center gap-1 text-muted">
        <span className="min-w-0 flex-1">
          libcni says: <code className="font-mono">{text}</code>
        </span>
        <CopyButton text={text} what="libcni's message" />
      </p>
    </Note>
  );
}
