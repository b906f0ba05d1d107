import { type DelegatedCall, type DelegateRecording, recordedStreams } from "../run/delegated-call.ts";
import { exitWords, streamPart } from "./markdown-stream.ts";
import { codeBlock, codeSpan } from "./markdown-text.ts";

/** What a plugin ran itself, for a report; empty where that was not recorded. */
export function delegatesOfStep(recording: DelegateRecording | null): string {
  if (recording === null) return "";
  if (recording.problem !== null)
    return `What the plugin ran itself could not be recorded: ${codeSpan(recording.problem)}\n`;
  return recording.calls.map(delegateSection).join("\n");
}

function delegateSection(call: DelegatedCall): string {
  const parts = [
    `#### It ran ${codeSpan(call.pluginType)}\n`,
    `- Program: ${codeSpan(call.path)}\n- Exit: ${exitWords(call)}\n`,
    `Environment:\n\n${codeBlock(call.env.filter((variable) => variable.startsWith("CNI_")).join("\n"))}`,
    ...recordedStreams.map((name) =>
      streamPart(
        call.cut.includes(name) ? `${name}, of which only the beginning was kept` : name,
        call[name],
      ),
    ),
  ];
  return parts.filter((part) => part !== "").join("\n");
}
