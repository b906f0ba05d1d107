import type { ReactNode } from "react";
import type { ProbeProcess } from "../../../shared/probe/probe.ts";
import type { ExactBytes } from "../../../shared/run/exact-bytes.ts";
import { shellWord } from "../../../shared/text/shell-word.ts";
import { exactText } from "../../model/exact-text.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { BytesView } from "../bytes-view.tsx";
import { CopyButton } from "../copy-button.tsx";

/** A program that was run for a check: its command line, how it ended and what it wrote. */
export function ProbeProcessView({ process }: { readonly process: ProbeProcess }): ReactNode {
  const command = process.argv.map(shellWord).join(" ");
  const name =
    process.argv
      .find((word) => /\/(ping|prober\.js)$/.test(word))
      ?.split("/")
      .at(-1) ?? "program";
  return (
    <section aria-label={`Run of ${name}`} className="rounded-md border border-line">
      <p className="flex items-center gap-1 px-3 py-1">
        <code className="min-w-0 font-mono text-sm [overflow-wrap:anywhere]">$ {command}</code>
        <CopyButton text={command} what={`command ${command}`} />
      </p>
      <p className="px-3 pb-1 text-muted text-sm">{endOf(process)}</p>
      <Written name={`stdout of ${name}`} bytes={process.stdout} />
      <Written name={`stderr of ${name}`} bytes={process.stderr} />
    </section>
  );
}

/** Nothing where nothing was written. */
function Written({ name, bytes }: { readonly name: string; readonly bytes: ExactBytes }): ReactNode {
  if (exactText(bytes).size === 0) return null;
  return <BytesView name={name} bytes={bytes} layout={false} empty="" />;
}

function endOf({ spawnError, signal, exitCode, durationMs }: ProbeProcess): string {
  if (spawnError !== null) return `It could not be started: ${spawnError}.`;
  const how = signal === null ? `Exit code ${exitCode ?? "unknown"}` : `Ended by ${signal}`;
  return `${how} after ${formatDuration(durationMs)}.`;
}
