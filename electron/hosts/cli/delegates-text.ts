import { type DelegateRecording, recordedStreams } from "../../../shared/run/delegated-call.ts";
import { exactText } from "./exact-text.ts";
import { block } from "./text-block.ts";

/** What a plugin ran itself, for people; that nothing could be recorded, or empty where that was not asked for. */
export function delegatesText(recording: DelegateRecording | null): string {
  if (recording === null) return "";
  if (recording.problem !== null) return block("delegates", `not recorded: ${recording.problem}`);
  return recording.calls
    .map((call) =>
      [
        block("delegate", call.path),
        block("  env", call.env.filter((variable) => variable.startsWith("CNI_")).join("\n")),
        ...recordedStreams.map((name) => block(`  ${name}`, exactText(call[name]))),
        block("  exit", `${call.signal ?? call.exitCode ?? "not ended"}${after(call.durationMs)}`),
      ].join(""),
    )
    .join("");
}

function after(durationMs: number | null): string {
  return durationMs === null ? "" : ` after ${durationMs.toFixed(1)} ms`;
}
